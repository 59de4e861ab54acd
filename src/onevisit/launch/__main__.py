"""`python -m onevisit.launch`: everything that `make run` starts, under one parent."""

import sys

from django.core.exceptions import ImproperlyConfigured

from onevisit.kernel.errors import DomainError
from onevisit.launch.options import read_options
from onevisit.launch.parent import run

if __name__ == "__main__":
    try:
        sys.exit(run(read_options()))
    except ImproperlyConfigured as refused:
        sys.exit(str(refused))
    except DomainError as refused:
        sys.exit(refused.sentence.template.format_map(refused.data))

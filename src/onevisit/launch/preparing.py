"""Brings the database up to this version's state, in a process of its own.

Migrations, collected static files, the catalogue from `content/`, and outside
production the personas. It prints who can sign in, and sentences to stderr.
"""

import sys
from io import StringIO

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import Error as DatabaseError
from psycopg import errors

from onevisit.config import environment
from onevisit.kernel.errors import DomainError


def prepare() -> str:
    """Run every step that is installed; gives who can sign in."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    commands = get_commands()
    if "load_content" in commands:
        call_command("load_content", str(environment.content()), stdout=StringIO())
    personas = StringIO()
    if "seed_personas" in commands and not settings.IS_PRODUCTION:
        call_command("seed_personas", stdout=personas)
    return personas.getvalue().strip()


def main() -> int:
    """The exit status: 1 after a sentence, so that no traceback hides it."""
    try:
        django.setup()
        print(prepare())
    except DomainError as refused:
        print(refused.sentence.template.format_map(refused.data), file=sys.stderr)
    except (CommandError, ImproperlyConfigured) as refused:
        print(refused, file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename}. Mend that, then start again.", file=sys.stderr)
    except DatabaseError as error:
        if not isinstance(error.__cause__, errors.DiskFull | errors.OperationalError):
            raise
        print(f"The database refused: {str(error).strip()}", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())

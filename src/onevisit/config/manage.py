"""Django's commands: `python -m onevisit.config.manage makemigrations`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onevisit.config.settings")
    execute_from_command_line(["manage", *sys.argv[1:]])


if __name__ == "__main__":
    main()

"""The template environment of every page."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Django's Jinja2 environment; refuses a name that no view gave."""
    return Environment(**options)  # noqa: S701 Django sets autoescape in the options

"""The template environment of both webs: macros, translations, formats."""

from typing import Any

import jinja2
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2.utils import missing

from onevisit.look import formats

_GOVUK_MACROS = jinja2.PackageLoader("govuk_frontend_jinja")


def environment(**options: Any) -> jinja2.Environment:
    """Jinja2 as Django's backend wants it; a name that no one passed is an error, not an empty page.

    Sentences are translated by `_("... {name}").format(name=...)`: the result
    is escaped like any other value.
    """
    options["loader"] = jinja2.ChoiceLoader(
        [options["loader"], jinja2.PrefixLoader({"govuk_frontend_jinja": _GOVUK_MACROS})]
    )
    options["undefined"] = CarefulUndefined
    made = jinja2.Environment(  # noqa: S701 Django's backend passes autoescape=True
        **options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"]
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=False, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(
        static=static,
        url=_url,
        LANGUAGES=settings.LANGUAGES,
        language=formats.language,
        html_language=formats.html_language,
    )
    for rule in _FILTERS:
        made.filters[rule.__name__] = rule
    made.filters["text"] = formats.words
    return made


class CarefulUndefined(jinja2.Undefined):
    """Fails where a template prints a name that no view passed, or asks a value for what it has not.

    Missing keys of the dicts that macros take as parameters stay empty.
    """

    def __str__(self) -> str:
        if not isinstance(self._undefined_obj, dict):
            self._fail_with_undefined_error()
        return ""

    def __bool__(self) -> bool:
        if self._undefined_obj is not missing and not isinstance(self._undefined_obj, dict):
            self._fail_with_undefined_error()
        return False


_FILTERS = (
    formats.words,
    formats.say,
    formats.day,
    formats.short_day,
    formats.full_day,
    formats.moment,
    formats.working_days,
    formats.visits,
    formats.limit,
    formats.money,
    formats.grouped,
    formats.file_size,
)


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)

"""Reasons and legal bases in the reader's words."""

import re
from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onevisit.kernel.ids import LawId
from onevisit.look.formats import say, words
from onevisit.planner.definitions import Edition, LegalReference
from onevisit.planner.plans import Reason

_ARTICLE = re.compile(r"^art\.?\s*")
"""Content writes "art. 18-21"; the word for "article" is the reader's language's."""


class Why(msgspec.Struct, frozen=True):
    """What a folded "why" shows: sentences, and the articles of law behind them."""

    lines: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


def why(edition: Edition, *reasons: Reason) -> Why:
    """The sentences of `reasons`, each once, and their articles of law, each once."""
    lines = dict.fromkeys(say(reason.sentence) for reason in reasons)
    law = dict.fromkeys(article for reason in reasons for article in law_words(edition, reason.law))
    return Why(tuple(lines), tuple(law))


def law_words(edition: Edition, references: Iterable[LegalReference]) -> tuple[str, ...]:
    """Articles as they are quoted: the law's name, then the article."""
    return tuple(quoted(edition, reference) for reference in references)


def quoted(edition: Edition, reference: LegalReference) -> str:
    """An article as it is quoted; a law that the edition does not know stays its id."""
    known = edition.laws.get(reference.law)
    name = pgettext("the name of a law", "{law}").format(law=words(known.name) if known else reference.law)
    number = _ARTICLE.sub("", reference.article)
    return _("{law}, article {number}").format(law=name, number=number) if number else name


def law_of_refusal(edition: Edition, law: str) -> str:
    """The article that a refusal names ("administrative_licensing_law art. 38"), quoted."""
    name, _space, article = law.partition(" ")
    return quoted(edition, LegalReference(LawId(name), article)) if name else ""

"""Reasons and legal bases in the reader's words."""

from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _

from onevisit.look.formats import say, words
from onevisit.planner.definitions import Edition, LegalReference
from onevisit.planner.plans import Reason


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
    return tuple(_article(edition, reference) for reference in references)


def _article(edition: Edition, reference: LegalReference) -> str:
    known = edition.laws.get(reference.law)
    name = words(known.name) if known else str(reference.law)
    if not reference.article:
        return name
    if reference.article.isdigit():
        return _("{law}, article {number}").format(law=name, number=reference.article)
    return f"{name} {reference.article}"

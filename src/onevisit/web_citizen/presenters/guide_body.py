"""What every guide tells in a county: papers and their sources, places, days, fees, frequent mistakes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from onevisit.catalogue.api import guide_plan, offer_in
from onevisit.kernel.conditions import And, Answer, Condition, Node, Or, evaluate_partly, questions_of
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PlaceId, RegionCode
from onevisit.look import formats
from onevisit.look.flow.plan_page import Mark, PaperLine, PlanPage, plan_page
from onevisit.look.flow.reasons import law_words
from onevisit.look.flow.words import channel_words, contact_words
from onevisit.look.timelines import Timeline
from onevisit.planner.api import answer_in_words
from onevisit.planner.definitions import (
    Edition,
    Fee,
    LifeEvent,
    Offer,
    Question,
    QuestionKind,
    Service,
)
from onevisit.planner.plans import Paper

WORDED_MAX = 2
"""Questions that a condition may have to be said in words: a longer sentence nobody reads."""


class PaperRow(msgspec.Struct, frozen=True):
    """A paper that can be asked for, with when that is."""

    line: PaperLine
    remark: str


class PlaceRow(msgspec.Struct, frozen=True):
    """Somewhere to go, and what can be done there."""

    name: str
    address: str
    hours: str
    kind: str
    does: tuple[str, ...]


class FeeRow(msgspec.Struct, frozen=True):
    """A fee of the definition, with when it is due and on what basis."""

    name: str
    amount: str
    remark: str
    law: tuple[str, ...]


class GuideBody(msgspec.Struct, frozen=True):
    """What the county's offices make of a matter; the template's other half of a guide."""

    mark: Mark
    bring: tuple[PaperRow, ...]
    fetch: tuple[PaperRow, ...]
    ways: tuple[str, ...]
    places: tuple[PlaceRow, ...]
    fees: tuple[FeeRow, ...]
    mistakes: tuple[str, ...]
    results: tuple[str, ...]
    chart: Timeline | None
    promised_on: str
    provisional: bool


def guide_body(
    edition: Edition, guide: Service | LifeEvent, county: RegionCode, on: date
) -> GuideBody | None:
    """The guide's figures in a county; None where the county cannot do it now."""
    try:
        whole = guide_plan(edition, guide, county, on)
    except DomainError:
        return None
    page = plan_page(whole.plan, whole.edition)
    event = whole.edition.life_events[whole.plan.life_event]
    services = [edition.services[step.service] for step in event.steps]
    questions = _questions(edition)
    when = _conditions(edition, guide, event)
    offers = [offer for s in services if (offer := offer_in(edition, s.id, county)) is not None]
    return GuideBody(
        mark=page.mark,
        bring=tuple(_paper(line, when, questions) for line in page.bring),
        fetch=tuple(_paper(line, when, questions) for line in page.fetch),
        ways=tuple(_ways(offers)),
        places=tuple(_places(edition, offers)),
        fees=tuple(_fee(edition, fee, questions) for service in services for fee in _in_force(service, on)),
        mistakes=tuple(formats.words(advice) for service in services for advice in service.mistakes),
        results=tuple(
            dict.fromkeys(formats.words(edition.evidence[o].name) for s in services for o in s.outputs)
        ),
        chart=_chart(page, whole.plan.on, whole.plan.promised_on),
        promised_on=page.promised_on,
        provisional=page.provisional,
    )


def condition_words(when: Condition | Node, questions: dict[str, Question]) -> str:
    """A condition as a person reads it: the answers with which it holds."""
    root = when.root if isinstance(when, Condition) else when
    names = sorted(questions_of(root))
    if len(names) > WORDED_MAX or any(name not in questions for name in names):
        return _("depends on your answers")
    if len(names) == 1:
        return _answer_words(root, questions[names[0]])
    match root:
        case And(parts):
            joined = _(", and ")
        case Or(parts):
            joined = _(", or ")
        case _:
            return _("depends on your answers")
    return joined.join(condition_words(part, questions) for part in parts)


def _answer_words(node: Node, question: Question) -> str:
    if question.kind is QuestionKind.NUMBER:
        return _("depends on your answers")
    possible: list[Answer] = [choice.id for choice in question.choices]
    if question.kind is QuestionKind.YES_NO:
        possible = [True, False]
    holding = [answer for answer in possible if evaluate_partly(node, {question.id: answer})]
    answers = [formats.words(answer_in_words(question, answer)) for answer in holding]
    return _("if the answer to “{question}” is: {answers}").format(
        question=formats.words(question.text), answers=_(" or ").join(answers)
    )


_Whens = dict[str, list[Condition | None]]
"""By paper: the conditions of all demands for it; None: always."""


def _conditions(edition: Edition, guide: Service | LifeEvent, whole: LifeEvent) -> _Whens:
    parts = {step.id: step.when for step in guide.steps} if isinstance(guide, LifeEvent) else {}
    found: _Whens = {}
    for step in whole.steps:
        for demand in edition.services[step.service].demands:
            key = Paper(demand.evidence, demand.about or step.party).key
            found.setdefault(key, []).append(demand.when or parts.get(step.id))
    return found


def _paper(line: PaperLine, whens: _Whens, questions: dict[str, Question]) -> PaperRow:
    conditions = whens.get(line.key, [None])
    remarks = [line.remark] if line.remark else []
    if None not in conditions:
        said = dict.fromkeys(condition_words(when, questions) for when in conditions if when is not None)
        remarks.append(next(iter(said)) if len(said) == 1 else _("depends on your answers"))
    return PaperRow(line, _("; ").join(remarks))


def _questions(edition: Edition) -> dict[str, Question]:
    return {question.id: question for event in edition.life_events.values() for question in event.questions}


def _ways(offers: Sequence[Offer]) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for offer in offers:
        for opened in offer.opened:
            ways = said.setdefault(contact_words(opened.kind), [])
            ways += (w for w in map(channel_words, opened.channels) if w not in ways)
    for what, ways in said.items():
        yield _("{what}: {how}").format(what=what, how=_(", ").join(ways))


def _places(edition: Edition, offers: Sequence[Offer]) -> Iterator[PlaceRow]:
    does: dict[PlaceId, list[str]] = {}
    for offer in offers:
        name = formats.words(edition.services[offer.service].name)
        for served in (place for opened in offer.opened for place in opened.places):
            said = does.setdefault(served, [])
            said += [name] if name not in said else []
    for place_id, names in does.items():
        place = edition.places[place_id]
        yield PlaceRow(
            name=formats.words(place.name),
            address=formats.words(place.address),
            hours=formats.words(place.hours),
            kind=channel_words(place.channel),
            does=tuple(names),
        )


def _in_force(service: Service, on: date) -> Iterable[Fee]:
    return (
        fee
        for fee in service.fees
        if (fee.since is None or fee.since <= on) and (fee.until is None or on <= fee.until)
    )


def _fee(edition: Edition, fee: Fee, questions: dict[str, Question]) -> FeeRow:
    remarks = [condition_words(fee.when, questions)] if fee.when else []
    if not fee.collected_with_case:
        remarks.append(_("paid later, not with this application"))
    if fee.note:
        remarks.append(formats.words(fee.note))
    return FeeRow(
        formats.words(fee.name),
        formats.fee(fee.amount, fee.basis, fee.per),
        _("; ").join(remarks),
        law_words(edition, fee.law),
    )


def _chart(page: PlanPage, starts_on: date, ends_on: date) -> Timeline | None:
    return page.chart if ends_on > starts_on else None

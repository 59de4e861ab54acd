"""The plan page: what a matter costs its applicant, as a person reads it from top to bottom."""

from collections.abc import Iterable

import msgspec
from django.utils.translation import gettext as _

from onevisit.kernel.ids import StepId
from onevisit.look import formats
from onevisit.look.flow.reasons import Why, law_words, why
from onevisit.look.flow.words import channel_words, contact_words, person_places
from onevisit.look.timelines import Bar, Timeline, timeline
from onevisit.planner.definitions import Channel, Edition, Need
from onevisit.planner.plans import (
    BillLine,
    Plan,
    PlannedContact,
    PlannedDemand,
    PlannedErrand,
    PlannedStep,
    PlannedVisit,
    SourceKind,
)


class Mark(msgspec.Struct, frozen=True):
    """The visit mark: how many, one line of reason, and the full why."""

    count: int
    reason: str
    lines: tuple[str, ...]


class PaperLine(msgspec.Struct, frozen=True):
    """A paper of one of the two groups."""

    key: str
    name: str
    origin: str
    guide: str
    remark: str
    why: Why


class VisitLine(msgspec.Struct, frozen=True):
    """One time that the applicant goes somewhere: where, when it is open, what is done there."""

    place: str
    address: str
    hours: str
    contacts: tuple[str, ...]
    why: Why


class ErrandLine(msgspec.Struct, frozen=True):
    """A paper to fetch from another office first."""

    paper: str
    name: str
    organisation: str
    promised: str
    why: Why


class StepLine(msgspec.Struct, frozen=True):
    """Who does one part, how, by when, and what comes of it."""

    id: StepId
    name: str
    organisation: str
    promised: str
    statutory: str
    within: str
    contacts: tuple[str, ...]
    results: tuple[str, ...]
    optional: bool
    why: Why


class OptionalLine(msgspec.Struct, frozen=True):
    """A part that the applicant may leave out or take back in."""

    id: StepId
    name: str
    included: bool
    about: str


class FeeLine(msgspec.Struct, frozen=True):
    """A fee and when it is due."""

    name: str
    amount: str
    note: str
    why: Why


class LeftOutLine(msgspec.Struct, frozen=True):
    """A service that does not apply, and why."""

    name: str
    why: Why


class PlanPage(msgspec.Struct, frozen=True):
    """All that the template needs, in the reader's words."""

    title: str
    region: str
    mark: Mark
    papers_to_bring: int
    working_days: int
    due: str
    promised_on: str
    bring: tuple[PaperLine, ...]
    fetch: tuple[PaperLine, ...]
    visits: tuple[VisitLine, ...]
    errands: tuple[ErrandLine, ...]
    days_why: Why
    steps: tuple[StepLine, ...]
    optional: tuple[OptionalLine, ...]
    fees: tuple[FeeLine, ...]
    not_needed: tuple[LeftOutLine, ...]
    law: tuple[str, ...]
    chart: Timeline
    provisional: bool


def plan_page(plan: Plan, edition: Edition) -> PlanPage:
    """The page for `plan`, made under `edition`."""
    bring = tuple(_paper(d, plan, edition) for d in plan.demands if d.source.kind is SourceKind.APPLICANT)
    fetch = tuple(_paper(d, plan, edition) for d in plan.demands if d.source.kind is not SourceKind.APPLICANT)
    event = edition.life_events[plan.life_event]
    return PlanPage(
        title=formats.words(plan.name),
        region=formats.words(plan.region_name),
        mark=mark(plan, edition),
        papers_to_bring=sum(
            d.source.kind is SourceKind.APPLICANT and d.need is not Need.OPTIONAL for d in plan.demands
        ),
        working_days=plan.working_days,
        due=formats.money(plan.due),
        promised_on=formats.day(plan.promised_on),
        bring=bring,
        fetch=fetch,
        visits=tuple(_visit(visit, plan, edition) for visit in plan.visits),
        errands=tuple(_errand(errand, edition) for errand in plan.errands),
        days_why=why(edition, plan.reason) if plan.reason else Why(),
        steps=tuple(_step(step, plan, edition) for step in plan.steps),
        optional=tuple(_optional_lines(plan, edition)),
        fees=tuple(_fee(line, edition) for line in plan.bill),
        not_needed=tuple(
            LeftOutLine(formats.words(o.name), why(edition, o.reason))
            for o in plan.left_out
            if not o.by_choice
        ),
        law=law_words(edition, event.law),
        chart=timeline((_bar(step) for step in plan.steps), edition.calendar),
        provisional=plan.provisional,
    )


def mark(plan: Plan, edition: Edition) -> Mark:
    """The visit mark of a plan: the reason in a line, then every personal appearance with its place."""
    lines = [formats.say(plan.visits_reason.sentence)]
    lines += (formats.say(visit.reason.sentence) for visit in plan.visits)
    lines += law_words(edition, plan.visits_reason.law)
    return Mark(len(plan.visits), _mark_reason(plan, edition), tuple(dict.fromkeys(lines)))


def _mark_reason(plan: Plan, edition: Edition) -> str:
    if not plan.visits:
        used = {contact.channel for contact in plan.contacts}
        if Channel.COURIER in used:
            return _("You send everything from your phone. What is made of paper comes by courier.")
        return _("You can send everything from your phone. We do the rest.")
    places = person_places(edition, (visit.place for visit in plan.visits))
    if len(plan.visits) == 1 and places:
        return _("You go once, to {place}. Everything else you send from your phone.").format(place=places[0])
    return formats.say(plan.visits_reason.sentence)


def _paper(demand: PlannedDemand, plan: Plan, edition: Edition) -> PaperLine:
    return PaperLine(
        key=demand.paper.key,
        name=_("{paper} ({person})").format(
            paper=formats.words(demand.name), person=formats.words(demand.about_name)
        ),
        origin=_origin(demand, plan),
        guide=formats.words(demand.guide) if demand.source.kind is SourceKind.APPLICANT else "",
        remark=_remark(demand),
        why=why(edition, demand.reason),
    )


def _origin(demand: PlannedDemand, plan: Plan) -> str:
    name = formats.words(demand.source.name)
    match demand.source.kind:
        case SourceKind.HELD:
            return _("We have it from you already")
        case SourceKind.STEP:
            made_by = next((s for s in plan.steps if s.id == demand.source.step), None)
            return _("Passed on from: {step}").format(step=formats.words(made_by.name) if made_by else name)
        case SourceKind.SHARED:
            return _("Fetched from: {register}").format(register=name)
        case SourceKind.FORM:
            return _("Made from what you fill in here")
        case SourceKind.AGENCY:
            return _("Made by the office that handles it")
        case SourceKind.APPLICANT:
            return ""


def _remark(demand: PlannedDemand) -> str:
    if demand.source.kind is not SourceKind.APPLICANT:
        return ""
    match demand.need:
        case Need.MUST:
            return ""
        case Need.LATER:
            return _("may follow later")
        case Need.OPTIONAL:
            return _("if you have it")


def _step(step: PlannedStep, plan: Plan, edition: Edition) -> StepLine:
    return StepLine(
        id=step.id,
        name=formats.words(step.name),
        organisation=formats.words(step.organisation_name),
        promised=formats.limit(step.promised),
        statutory=formats.limit(step.statutory) if step.statutory else "",
        within=_within(step, edition),
        contacts=tuple(_contact(c) for c in plan.contacts if c.step == step.id),
        results=tuple(formats.words(edition.evidence[output].name) for output in step.outputs),
        optional=step.optional,
        why=why(edition, step.reason),
    )


def _within(step: PlannedStep, edition: Edition) -> str:
    duty = edition.services[step.service].apply_within
    if duty is None:
        return ""
    return _("Apply within {limit} of {what}.").format(
        limit=formats.limit(duty.limit), what=formats.words(duty.of)
    )


def _contact(contact: PlannedContact) -> str:
    return _("{what}: {how}").format(what=contact_words(contact.kind), how=channel_words(contact.channel))


def _visit(visit: PlannedVisit, plan: Plan, edition: Edition) -> VisitLine:
    place = edition.places.get(visit.place) if visit.place else None
    names = {step.id: formats.words(step.name) for step in plan.steps}
    names |= {errand.id: formats.words(errand.name) for errand in plan.errands}
    contacts = (plan.contacts[index] for index in visit.contacts)
    return VisitLine(
        place=formats.words(place.name) if place else "",
        address=formats.words(place.address) if place else "",
        hours=formats.words(place.hours) if place else "",
        contacts=tuple(
            _("{what}: {for_what}").format(what=contact_words(c.kind), for_what=names.get(c.step, c.step))
            for c in contacts
        ),
        why=why(edition, visit.reason),
    )


def _errand(errand: PlannedErrand, edition: Edition) -> ErrandLine:
    return ErrandLine(
        paper=formats.words(errand.paper_name),
        name=formats.words(errand.name),
        organisation=formats.words(errand.organisation_name),
        promised=formats.limit(errand.promised),
        why=why(edition, errand.reason),
    )


def _optional_lines(plan: Plan, edition: Edition) -> Iterable[OptionalLine]:
    event = edition.life_events[plan.life_event]
    included = {step.id for step in plan.steps if step.optional}
    by_choice = {left.id for left in plan.left_out if left.by_choice}
    for step in event.steps:
        if step.id in included or step.id in by_choice:
            service = edition.services[step.service]
            yield OptionalLine(
                step.id, formats.words(service.name), step.id in included, formats.words(service.about)
            )


def _fee(line: BillLine, edition: Edition) -> FeeLine:
    note = "" if line.due_with_case else _("paid later, not with this application")
    return FeeLine(
        formats.words(line.name),
        formats.fee(line.amount, line.basis, line.per),
        note,
        why(edition, line.reason),
    )


def _bar(step: PlannedStep) -> Bar:
    return Bar(
        label=formats.words(step.name),
        note=_bar_words(step),
        starts_on=step.starts_on,
        ends_on=step.promised_on,
        critical=step.critical,
        statutory_on=step.statutory_on,
    )


def _bar_words(step: PlannedStep) -> str:
    if step.starts_on == step.promised_on:
        return _("on {day}").format(day=formats.short_day(step.promised_on))
    return _("{first} to {last}").format(
        first=formats.short_day(step.starts_on), last=formats.short_day(step.promised_on)
    )

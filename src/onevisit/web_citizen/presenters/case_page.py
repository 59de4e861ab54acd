"""The case page: what happens now, what you must do next, and everything that came before."""

from datetime import date

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from onevisit.cases.api import (
    ActionName,
    Case,
    CasePaper,
    CaseStatus,
    CaseView,
    Output,
    PaperState,
    Proceeding,
    ProceedingState,
    said,
)
from onevisit.kernel.ids import OrganisationId, PartyId, StepId
from onevisit.kernel.working_days import official_date
from onevisit.look import formats
from onevisit.look.timelines import Bar, Timeline, timeline
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import SourceKind

_S = ProceedingState
STATES = {
    _S.WAITING: (gettext_noop("waits for an earlier part"), "calm"),
    _S.RECEIVED: (gettext_noop("with the office"), "brand"),
    _S.ACCEPTED: (gettext_noop("being handled"), "brand"),
    _S.GRANTED: (gettext_noop("granted, being made"), "brand"),
    _S.ISSUED: (gettext_noop("done"), "done"),
    _S.REFUSED: (gettext_noop("not granted"), "late"),
    _S.WITHDRAWN: (gettext_noop("withdrawn"), "calm"),
    _S.LAPSED: (gettext_noop("cannot go on"), "late"),
}
PAPERS = {
    PaperState.EXPECTED: (gettext_noop("on its way"), "brand"),
    PaperState.ASKED: (gettext_noop("we need it from you"), "soon"),
    PaperState.ARRIVED: (gettext_noop("here"), "done"),
    PaperState.ABSENT: (gettext_noop("the office checks itself"), "calm"),
}
STATUSES = {
    CaseStatus.OPEN: (gettext_noop("in progress"), "brand"),
    CaseStatus.NEEDS_APPLICANT: (gettext_noop("needs something from you"), "soon"),
    CaseStatus.FINISHED: (gettext_noop("finished"), "done"),
}


class Chip(msgspec.Struct, frozen=True):
    """A state in a word and a tone."""

    word: str
    tone: str


class ToDo(msgspec.Struct, frozen=True):
    """A paper that the case asks of the applicant."""

    key: str
    name: str
    reason: str


class PartLine(msgspec.Struct, frozen=True):
    """One department's part: where it stands and until when."""

    step: StepId
    name: str
    organisation: str
    chip: Chip
    days: str
    reasons: str
    remedies: str
    can_withdraw: bool


class ResultLine(msgspec.Struct, frozen=True):
    """A result to look at."""

    key: str
    name: str
    number: str
    issued: str


class PaperRow(msgspec.Struct, frozen=True):
    """A paper of the case and where it came from."""

    key: str
    name: str
    origin: str
    chip: Chip
    can_look: bool


class EventLine(msgspec.Struct, frozen=True):
    """What happened, and when."""

    moment: str
    text: str


class CasePage(msgspec.Struct, frozen=True):
    """All that the template needs, in the reader's words."""

    id: str
    number: str
    title: str
    status: CaseStatus
    chip: Chip
    now: tuple[str, ...]
    to_do: tuple[ToDo, ...]
    promise: str
    planned_visits: int
    visits: int
    visits_reason: str
    visits_why: tuple[str, ...]
    parts: tuple[PartLine, ...]
    results: tuple[ResultLine, ...]
    papers: tuple[PaperRow, ...]
    events: tuple[EventLine, ...]
    chart: Timeline


def case_page(view: CaseView, edition: Edition, today: date) -> CasePage:
    """The applicant's page for a case."""
    case = view.case
    return CasePage(
        id=case.id,
        number=formats.grouped(case.id),
        title=formats.words(edition.life_events[case.life_event].name),
        status=case.status,
        chip=status_chip(case.status),
        now=tuple(_now(case, edition)),
        to_do=tuple(_to_do(paper, edition) for paper in case.asked),
        promise=_promise(case),
        planned_visits=case.planned_visits,
        visits=len(case.visits),
        visits_reason=_visits_reason(case),
        visits_why=tuple(
            _("{day}: at {place}").format(day=formats.day(v.at), place=_organisation(v.organisation, edition))
            for v in case.visits
        ),
        parts=tuple(_part(p, view, edition) for p in case.proceedings),
        results=tuple(result_line(o, edition) for p in case.proceedings for o in p.outputs),
        papers=tuple(_paper(paper, edition) for paper in case.papers),
        events=tuple(
            EventLine(formats.moment(event.at), formats.say(said(event, case, edition)))
            for event in reversed(view.events)
        ),
        chart=timeline((_bar(p, case, edition) for p in case.proceedings), edition.calendar, today),
    )


def status_chip(status: CaseStatus) -> Chip:
    """The whole case's state."""
    word, tone = STATUSES[status]
    return Chip(_(word), tone)


def state_chip(state: ProceedingState) -> Chip:
    """A part's state."""
    word, tone = STATES[state]
    return Chip(_(word), tone)


def _part_chip(proceeding: Proceeding, case: Case) -> Chip:
    earlier = (case.proceeding(step) for step in proceeding.after)
    if proceeding.state is _S.WAITING and all(p is None or p.state is _S.ISSUED for p in earlier):
        return Chip(_("waits for a paper"), "calm")
    return state_chip(proceeding.state)


def service_name(proceeding: Proceeding, edition: Edition) -> str:
    """What a part is called."""
    return formats.words(edition.services[proceeding.service].name)


def result_line(output: Output, edition: Edition) -> ResultLine:
    """A result as a line of the list."""
    return ResultLine(
        key=output.key,
        name=formats.words(edition.evidence[output.paper.evidence].name),
        number=output.number,
        issued=formats.short_day(output.issued_at),
    )


def party_name(case: Case, party: PartyId, edition: Edition) -> str:
    """Whose something is, as the life event calls that person."""
    parties = edition.life_events[case.life_event].parties
    return next((formats.words(p.name) for p in parties if p.id == party), str(party))


def _now(case: Case, edition: Edition) -> list[str]:
    if case.status is CaseStatus.FINISHED:
        done = [p for p in case.proceedings if p.state is _S.ISSUED]
        if len(done) == len(case.proceedings):
            return [_("Everything is done. The results are below.")]
        return [
            ngettext(
                "{n} part is done, the others have ended.",
                "{n} parts are done, the others have ended.",
                len(done),
            ).format(n=len(done))
        ]
    working = [p for p in case.proceedings if p.state in (_S.RECEIVED, _S.ACCEPTED, _S.GRANTED)]
    lines = [
        _("{office} has: {part}").format(
            office=_organisation(p.handling, edition), part=service_name(p, edition)
        )
        for p in working
    ]
    fetching = [p for p in case.papers if p.state is PaperState.EXPECTED and p.source is SourceKind.SHARED]
    if fetching and not working:
        lines.append(_("We are fetching papers from where they are kept. This takes minutes, not days."))
    if not lines and case.asked:
        lines.append(_("The parts that need it wait for it. Nothing else is held up."))
    elif not lines:
        lines.append(_("The parts wait for each other; the next one starts by itself."))
    return lines


def _to_do(paper: CasePaper, edition: Edition) -> ToDo:
    dataset = edition.datasets.get(paper.dataset) if paper.dataset else None
    reason = _("An office needs it to go on.")
    if dataset is not None:
        reason = _("{register} could not give it to us.").format(register=formats.words(dataset.name))
    return ToDo(paper.key, paper_name(paper, edition), reason)


def paper_name(paper: CasePaper, edition: Edition) -> str:
    """What a paper is called, and whose it is."""
    name = formats.words(paper.name) or formats.words(edition.evidence[paper.paper.evidence].name)
    about = formats.words(paper.about_name)
    return _("{paper} ({person})").format(paper=name, person=about) if about else name


def _promise(case: Case) -> str:
    open_parts = [p for p in case.proceedings if not p.state.is_closed]
    if not open_parts:
        last = max((p.closed_at for p in case.proceedings if p.closed_at), default=case.filed_at)
        return _("Finished on {day}").format(day=formats.day(last))
    first, last_day = min(p.promised_on for p in open_parts), max(p.promised_on for p in open_parts)
    if first == last_day:
        return _("By {day} at the latest").format(day=formats.day(last_day))
    return _("Next part by {first}, everything by {last}").format(
        first=formats.day(first), last=formats.day(last_day)
    )


def _visits_reason(case: Case) -> str:
    made, planned = len(case.visits), case.planned_visits
    if made > max(planned, 1):
        return _("More than we promised. We look into why, and mend it.")
    if planned == 0 and made == 0:
        return _("Nothing asks you to go anywhere.")
    if made < planned:
        return _("You still go there once.")
    return _("This was the last time that you had to come.")


def _part(proceeding: Proceeding, view: CaseView, edition: Edition) -> PartLine:
    offered = view.offered.get(proceeding.step, ())
    return PartLine(
        step=proceeding.step,
        name=service_name(proceeding, edition),
        organisation=_organisation(proceeding.handling, edition),
        chip=_part_chip(proceeding, view.case),
        days=_days(proceeding),
        reasons=proceeding.reasons,
        remedies=formats.words(proceeding.remedies),
        can_withdraw=any(o.action is ActionName.WITHDRAW and o.why is None for o in offered),
    )


def _days(proceeding: Proceeding) -> str:
    if proceeding.closed_at is not None:
        return formats.short_day(proceeding.closed_at)
    return _("by {day}").format(day=formats.short_day(proceeding.promised_on))


def _organisation(organisation: OrganisationId, edition: Edition) -> str:
    known = edition.organisations.get(organisation)
    return formats.words(known.name) if known else str(organisation)


def _paper(paper: CasePaper, edition: Edition) -> PaperRow:
    word, tone = PAPERS[paper.state]
    return PaperRow(
        key=paper.key,
        name=paper_name(paper, edition),
        origin=_origin(paper, edition),
        chip=Chip(_(word), tone),
        can_look=paper.snapshot is not None and paper.source is SourceKind.APPLICANT,
    )


def _origin(paper: CasePaper, edition: Edition) -> str:
    match paper.source:
        case SourceKind.APPLICANT:
            return _("From you")
        case SourceKind.SHARED:
            dataset = edition.datasets.get(paper.dataset) if paper.dataset else None
            return _("Fetched from: {register}").format(
                register=formats.words(dataset.name if dataset else None)
            )
        case SourceKind.STEP:
            return _("Made in this case")
        case SourceKind.FORM:
            return _("Made from what you filled in")
        case SourceKind.AGENCY:
            return _("Made by the office that handles it")
        case SourceKind.HELD:
            return _("We have it from you already")


def _bar(proceeding: Proceeding, case: Case, edition: Edition) -> Bar:
    chip = _part_chip(proceeding, case)
    starts = _starts_on(proceeding, case)
    ends = official_date(proceeding.closed_at) if proceeding.closed_at else proceeding.promised_on
    return Bar(
        label=service_name(proceeding, edition),
        note=_days(proceeding),
        starts_on=starts,
        ends_on=max(ends, starts),
        critical=not proceeding.state.is_closed and proceeding.promised_on == case.promised_on,
        waits=proceeding.state is _S.WAITING,
        state=chip.tone,
        state_word=chip.word,
        statutory_on=proceeding.statutory_on,
    )


def _starts_on(proceeding: Proceeding, case: Case) -> date:
    started = proceeding.ready_at or proceeding.accepted_at
    if started is not None:
        return official_date(started)
    before = (case.proceeding(step) for step in proceeding.after)
    return max((p.promised_on for p in before if p), default=official_date(case.filed_at))

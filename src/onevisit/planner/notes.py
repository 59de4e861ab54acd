"""What else an applicant should know about a step or the whole: nothing that is defined is hidden."""

from collections.abc import Iterator, Sequence
from datetime import date

from onevisit.kernel.text import Sentence
from onevisit.kernel.working_days import Calendar
from onevisit.planner.definitions import SYSTEM, UNKNOWN_LENGTH, Round, Service, Step, Window
from onevisit.planner.setting import Setting, Work
from onevisit.planner.timeline import Span, last_day, window_after
from onevisit.planner.wordings import (
    CLOCK_STOP_NAMES,
    CONTACT_NAMES,
    NOTE_AGENT,
    NOTE_APPOINTMENT,
    NOTE_CLOCK_STOPS,
    NOTE_COMMITMENT,
    NOTE_COMMITMENT_CHECKED,
    NOTE_DRAW,
    NOTE_EXTENSION,
    NOTE_GUIDE_FIRST,
    NOTE_GUIDE_FIRST_ABOUT,
    NOTE_GUIDE_GROUP,
    NOTE_ISSUE_TOGETHER,
    NOTE_LOT,
    NOTE_OFFICERS,
    NOTE_ON_FAILURE,
    NOTE_PAPER,
    NOTE_PROACTIVE,
    NOTE_RANKED,
    NOTE_REPEATS,
    NOTE_RESULTS,
    NOTE_ROUND,
    NOTE_SEND_BACK,
    NOTE_SITE_CHECK,
    NOTE_SUPERVISED,
    NOTE_TOGETHER_WITH,
    NOTE_VARIANT,
    NOTE_WAIT,
    NOTE_WAIT_UNCOUNTED,
    NOTE_WAIT_UNKNOWN,
)


def notes_of_step(setting: Setting, work: Work, days: Span) -> tuple[Sentence, ...]:
    """What else to know about a step that applies."""
    step, service = work.step, work.service
    assert step is not None, "errands have no notes of their own"
    return (
        *_of_its_time(setting, work, step, days),
        *_of_the_office(setting, service),
        *_of_the_applicant(setting, service),
        *(_of_the_round(service.round, work.limits.window, days) if service.round and work.limits else ()),
    )


def notes_of_all(setting: Setting, steps: Sequence[Work]) -> tuple[Sentence, ...]:
    """What else to know about the whole."""
    return tuple(_of_all(setting, steps))


def checked_on(calendar: Calendar, work: Work, days: Span) -> date | None:
    """By when the office checks what it decided on the applicant's word."""
    within = work.limits.check_within if work.limits else None
    return last_day(calendar, days.ends, within) if within else None


def _of_its_time(setting: Setting, work: Work, step: Step, days: Span) -> Iterator[Sentence]:
    service = work.service
    if service.commitment and setting.holds(service.commitment.when):
        day = checked_on(setting.edition.calendar, work, days)
        yield NOTE_COMMITMENT_CHECKED(day=day) if day else NOTE_COMMITMENT()
    if work.wait and step.wait_for:
        is_unknown = work.wait == UNKNOWN_LENGTH
        known = NOTE_WAIT_UNCOUNTED if step.stops_clock else NOTE_WAIT
        yield (NOTE_WAIT_UNKNOWN if is_unknown else known)(what=step.wait_for)
    if service.clock_stops:
        yield NOTE_CLOCK_STOPS(causes=[CLOCK_STOP_NAMES[cause] for cause in service.clock_stops])
    if service.extension:
        yield NOTE_EXTENSION()
    if step.repeats:
        yield NOTE_REPEATS()


def _of_the_office(setting: Setting, service: Service) -> Iterator[Sentence]:
    bodies = setting.edition.bodies
    if service.together_with:
        yield NOTE_TOGETHER_WITH(bodies=[bodies[body].name for body in service.together_with])
    if service.supervised_by:
        yield NOTE_SUPERVISED(body=bodies[service.supervised_by].name)
    if service.proactive:
        yield NOTE_PROACTIVE()
    if service.inspection:
        yield NOTE_OFFICERS(officers=service.inspection.officers_at_least)
        if service.inspection.on_failure:
            yield NOTE_ON_FAILURE(what=service.inspection.on_failure)
    if service.send_back_if:
        yield NOTE_SEND_BACK(grounds=list(service.send_back_if))


def _of_the_applicant(setting: Setting, service: Service) -> Iterator[Sentence]:
    agreed = [c for c in service.contacts if c.appointment and setting.holds(c.when)]
    if agreed:
        yield NOTE_APPOINTMENT(contacts=[CONTACT_NAMES[contact.kind] for contact in agreed])
    for demand in service.demands:
        if demand.note and setting.holds(demand.when):
            yield NOTE_PAPER(paper=setting.edition.evidence[demand.evidence].name, note=demand.note)
    if service.draw:
        question = next((q for q in setting.life_event.questions if q.id == service.draw.question), None)
        if question:
            yield NOTE_DRAW(question=question.text)


def _of_the_round(round_: Round, window: Window | None, days: Span) -> Iterator[Sentence]:
    if window:
        open_on = window_after(window, days.begins)
        yield NOTE_ROUND(opens=open_on.begins, closes=open_on.ends, window=window.name)
    if round_.rank_by:
        yield NOTE_RANKED(by=list(round_.rank_by))
    if round_.results:
        yield NOTE_RESULTS(results=round_.results)


def _of_all(setting: Setting, steps: Sequence[Work]) -> Iterator[Sentence]:
    matter, edition = setting.life_event, setting.edition
    for variant in matter.variants:
        if setting.holds(variant.when):
            yield NOTE_VARIANT(because=variant.because)
    if matter.guide and matter.guide.first:
        about = matter.guide.about
        yield NOTE_GUIDE_FIRST_ABOUT(about=about) if about else NOTE_GUIDE_FIRST()
    if matter.guide and matter.guide.group:
        yield NOTE_GUIDE_GROUP()
    if matter.agent:
        yield NOTE_AGENT(body=edition.bodies[matter.agent].name)
    made = {output for work in steps for output in work.service.outputs}
    together = [edition.evidence[paper].name for paper in matter.issue_together if paper in made]
    if len(together) > 1:
        yield NOTE_ISSUE_TOGETHER(papers=together)
    joint = [work.service.name for work in steps if work.id in matter.site_check_together]
    if len(joint) > 1:
        yield NOTE_SITE_CHECK(services=joint)
    for question in matter.questions:
        if question.answered_by == SYSTEM and setting.known.get(question.id) is False:
            yield NOTE_LOT(question=question.text)

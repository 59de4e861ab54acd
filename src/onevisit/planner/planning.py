"""Puts a plan together from its rooms: steps, papers, contacts, days and money."""

from collections.abc import Sequence

from onevisit.kernel.ids import StepId
from onevisit.kernel.text import Text
from onevisit.planner.bill import bill_of, due_with_case
from onevisit.planner.contacts import Personal, contacts_of, personal_contacts, separated, visits_of
from onevisit.planner.definitions import Step
from onevisit.planner.errands import Errands, with_errands
from onevisit.planner.evidence import Papers
from onevisit.planner.facts import facts_of
from onevisit.planner.notes import checked_on, notes_of_all, notes_of_step
from onevisit.planner.plans import Plan, PlannedErrand, PlannedStep, Reason
from onevisit.planner.promises import limits_of_all
from onevisit.planner.setting import Setting, Work
from onevisit.planner.steps import reason_for, steps_left, steps_to_do
from onevisit.planner.timeline import Timeline, last_day, timeline_of
from onevisit.planner.wordings import DAYS, DAYS_NONE, ERRAND


def plan_for(setting: Setting) -> Plan:
    """The plan of a situation that has been checked."""
    steps = steps_to_do(setting)
    papers = Papers(setting, steps)
    errands = with_errands(setting, papers, steps)
    contacts = contacts_of(setting, errands.works)
    visits, visits_reason = visits_of(setting, errands.works, contacts)
    calendar = setting.edition.calendar
    timeline = timeline_of(calendar, errands.works, setting.on)
    bill = bill_of(setting, errands.works)
    wanted = papers.wanted_by_steps
    return Plan(
        life_event=setting.life_event.id,
        name=setting.life_event.name,
        region=setting.region.code,
        region_name=setting.region.name,
        edition=setting.edition.hash,
        on=setting.on,
        situation=_situation(setting),
        steps=_planned_steps(setting, steps, timeline),
        left_out=steps_left(setting, steps),
        demands=tuple(papers.planned(paper, wants) for paper, wants in wanted.items()),
        facts=facts_of(setting, steps),
        contacts=contacts,
        visits=visits,
        visits_reason=visits_reason,
        promised_on=timeline.ends,
        statutory_on=timeline.statutory_on,
        working_days=calendar.working_days_between(setting.on, timeline.ends),
        critical_path=timeline.critical_path,
        provisional=calendar.is_provisional(max(timeline.ends, timeline.statutory_on or timeline.ends)),
        bill=bill,
        due=due_with_case(bill),
        errands=_planned_errands(setting, papers, errands, timeline),
        reason=_reason_of_days(errands.works, timeline),
        limits=limits_of_all(setting, steps),
        notes=notes_of_all(setting, steps),
    )


def contacts_in_person(setting: Setting) -> tuple[list[Personal], list[int], tuple[Work, ...]]:
    """What decides the visits of a plan and nothing else: personal contacts, what waits separate, works."""
    steps = steps_to_do(setting)
    works = with_errands(setting, Papers(setting, steps), steps).works
    personal = personal_contacts(setting, works)
    return personal, separated(works, personal), works


def _situation(setting: Setting) -> dict[str, bool | int | str]:
    questions = {question.id for question in setting.life_event.questions}
    return {
        name: answer for name, answer in setting.known.items() if answer is not None and name in questions
    }


def _planned_steps(setting: Setting, steps: Sequence[Work], timeline: Timeline) -> tuple[PlannedStep, ...]:
    stages = _stages(steps)
    calendar = setting.edition.calendar
    planned = []
    for work in steps:
        step, offer, service = work.step, work.offer, work.service
        assert step is not None, "errands are planned apart"
        days = timeline.promised[work.id]
        planned.append(
            PlannedStep(
                id=work.id,
                service=service.id,
                name=service.name,
                party=work.party,
                party_name=setting.name_of_party(work.party),
                optional=step.optional,
                after=work.after,
                accepting=offer.accepting,
                deciding=offer.deciding,
                named=offer.named,
                liable=offer.liable,
                organisation_name=setting.organisation(offer.deciding).name,
                promised=work.promised,
                statutory=work.statutory,
                stage=stages[work.id],
                starts_on=days.begins,
                promised_on=days.ends,
                statutory_on=last_day(calendar, days.begins, work.statutory) if work.statutory else None,
                critical=work.id in timeline.critical_path,
                outputs=service.outputs,
                reason=reason_for(setting, step),
                notes=notes_of_step(setting, work, days),
                wait=work.wait,
                checked_on=checked_on(calendar, work, days),
                part=_part(setting, step),
            )
        )
    return tuple(sorted(planned, key=lambda step: step.stage))


def _part(setting: Setting, step: Step) -> Text | None:
    return next((stage.name for stage in setting.life_event.stages if stage.id == step.stage), None)


def _stages(steps: Sequence[Work]) -> dict[StepId, int]:
    stages: dict[StepId, int] = {}
    for step in steps:
        stages[step.id] = max((stages[earlier] + 1 for earlier in step.after), default=0)
    return stages


def _planned_errands(
    setting: Setting, papers: Papers, errands: Errands, timeline: Timeline
) -> tuple[PlannedErrand, ...]:
    works = {work.id: work for work in errands.works}
    return tuple(
        _planned_errand(setting, papers, errands, timeline, work)
        for work in works.values()
        if work.paper is not None
    )


def _planned_errand(
    setting: Setting, papers: Papers, errands: Errands, timeline: Timeline, work: Work
) -> PlannedErrand:
    assert work.paper is not None, "steps are planned apart"
    paper_name = setting.edition.evidence[work.paper.evidence].name
    works = {other.id: other for other in errands.works}
    needed_for = errands.needed_for[work.id]
    days = timeline.promised[work.id]
    return PlannedErrand(
        id=work.id,
        paper=work.paper,
        paper_name=paper_name,
        service=work.service.id,
        name=work.service.name,
        organisation=work.offer.accepting,
        organisation_name=setting.organisation(work.offer.accepting).name,
        needed_for=needed_for,
        demands=tuple(papers.planned(paper, wants) for paper, wants in errands.demands[work.id].items()),
        promised=work.promised,
        starts_on=days.begins,
        promised_on=days.ends,
        reason=Reason(
            ERRAND(paper=paper_name, service=works[needed_for[0]].service.name),
            f"evidence.{work.paper.evidence}.obtained_from",
            work.service.law,
        ),
    )


def _reason_of_days(works: Sequence[Work], timeline: Timeline) -> Reason:
    names = {work.id: work.service.name for work in works if not work.promised.is_immediate or work.wait}
    deciding = [names[work] for work in timeline.critical_path if work in names]
    return Reason(DAYS(services=deciding) if deciding else DAYS_NONE())

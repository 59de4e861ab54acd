"""Random commands and jobs in any order: what must hold of a case always holds."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from onevisit.cases.domain.papers import paper_arrived, paper_failed, supply_paper
from onevisit.cases.domain.transitions import BY_EVENT, TRANSITIONS, Move
from onevisit.cases.domain.values import (
    ActionName,
    Case,
    CaseStatus,
    Change,
    Event,
    PaperState,
    ProceedingState,
)
from onevisit.cases.domain.visits import VISITED, record_visit
from onevisit.kernel.errors import DomainError

STEPS = ("certificate", "vaccination", "household", "insurance", "maternity")
PAPERS = ("identity_card.mother", "marriage.parents", "discharge.mother", "photo.child", "certificate.child")
PEOPLE = ("mother", "midwife", "policeman", "insurer", "township_clerk", "stranger")
AT = {
    "hospital": "midwife",
    "police": "policeman",
    "insurer": "insurer",
    "township": "township_clerk",
}


def replay(events: list[Event], steps: tuple[str, ...]) -> dict[str, ProceedingState]:
    """Where each part stands, from the history alone."""
    states = dict.fromkeys(steps, ProceedingState.WAITING)
    for event in events:
        if event.step is not None:
            row = BY_EVENT[event.action]
            assert states[event.step] in row.sources
            assert isinstance(row.target, ProceedingState)
            states[event.step] = row.target
    return states


class Life(RuleBasedStateMachine):
    """One case, and everybody who might do something about it."""

    world: Any

    def __init__(self) -> None:
        super().__init__()
        change = self.world.open()
        self.case: Case = change.case
        self.events: list[Event] = list(change.events)
        self.now = self.world.now
        self.closed: dict[str, ProceedingState] = {}
        self.commands = 1

    def take(self, change: Change | None) -> None:
        if change is None:
            return
        assert change.case.version == self.case.version + 1, "one command, one version"
        self.commands += 1
        self.case = change.case
        self.events.extend(change.events)

    @rule(
        who=st.sampled_from(PEOPLE),
        step=st.sampled_from(STEPS),
        actions=st.lists(st.sampled_from(list(ActionName)), min_size=1, max_size=3),
        reasons=st.sampled_from(["", "Not born here."]),
    )
    def somebody_acts(self, who: str, step: str, actions: list[ActionName], reasons: str) -> None:
        self.now += timedelta(minutes=7)
        actor = getattr(self.world, who)
        with suppress(DomainError):
            self.take(self.world.act(self.case, actor, step, *actions, reasons=reasons, now=self.now))
            assert who != "stranger"

    @rule(step=st.sampled_from(STEPS))
    def the_department_does_it_on_the_spot(self, step: str) -> None:
        """So that long lives are tried too, not only refusals."""
        part = self.case.proceeding(step)
        assert part is not None
        for organisation, actions in (
            (part.accepting, (ActionName.ACCEPT,)),
            (part.deciding, (ActionName.GRANT, ActionName.ISSUE)),
        ):
            try:
                actor = getattr(self.world, AT[organisation])
                self.take(self.world.act(self.case, actor, step, *actions, now=self.now))
            except DomainError:
                return

    @rule(key=st.sampled_from(PAPERS), works=st.booleans())
    def a_job_ends(self, key: str, works: bool) -> None:
        if works:
            self.take(paper_arrived(self.case, key, "snap", now=self.now))
        elif key != "certificate.child":
            self.take(paper_failed(self.case, key, "down", now=self.now))

    @rule(key=st.sampled_from(PAPERS))
    def the_applicant_supplies(self, key: str) -> None:
        paper = self.case.paper(key)
        assert paper is not None
        with suppress(DomainError):
            self.take(supply_paper(self.case, self.world.mother, key, "own", now=self.now))
            assert paper.state is PaperState.ASKED

    @precondition(lambda self: len(self.case.visits) < 3)
    @rule(wait_minutes=st.integers(0, 60))
    def somebody_comes_in_person(self, wait_minutes: int) -> None:
        self.now += timedelta(minutes=wait_minutes)
        self.take(record_visit(self.case, self.world.midwife, now=self.now))

    @invariant()
    def the_history_leads_to_the_state(self) -> None:
        states = {p.step: p.state for p in self.case.proceedings}
        assert replay(self.events, STEPS) == states
        assert [event.seq for event in self.events] == list(range(1, len(self.events) + 1))
        assert self.case.last_seq == len(self.events)
        assert self.case.version == self.commands

    @invariant()
    def what_is_closed_stays_closed(self) -> None:
        for part in self.case.proceedings:
            before = self.closed.get(part.step)
            assert before in (None, part.state)
            if part.state.is_closed:
                self.closed[part.step] = part.state
                assert part.closed_at is not None

    @invariant()
    def nothing_goes_on_before_what_it_depends_on_is_issued(self) -> None:
        states = {p.step: p.state for p in self.case.proceedings}
        untouched = (ProceedingState.WAITING, ProceedingState.WITHDRAWN, ProceedingState.LAPSED)
        for part in self.case.proceedings:
            if part.state not in untouched:
                assert all(states[step] is ProceedingState.ISSUED for step in part.after)
                assert not [p for p in self.case.papers if p.blocks and part.step in p.wanted_by]

    @invariant()
    def no_part_is_left_with_nobody(self) -> None:
        """A waiting part waits for something that somebody has to do."""
        states = {p.step: p.state for p in self.case.proceedings}
        for part in self.case.proceedings:
            if part.state.is_closed:
                continue
            assert any(part.state in row.sources and row.move is not Move.WITHDRAW for row in TRANSITIONS)
            if part.state is ProceedingState.WAITING:
                open_before = [step for step in part.after if states[step] is not ProceedingState.ISSUED]
                blocking = [p for p in self.case.papers if p.blocks and part.step in p.wanted_by]
                assert open_before or blocking
                assert not any(states[step].is_closed for step in open_before), "it would wait for ever"

    @invariant()
    def no_paper_is_expected_of_a_step_that_is_over(self) -> None:
        states = {p.step: p.state for p in self.case.proceedings}
        for paper in self.case.papers:
            going = any(not states[step].is_closed for step in paper.wanted_by)
            if paper.state is PaperState.EXPECTED and paper.from_step is not None and going:
                assert not states[paper.from_step].is_closed

    @invariant()
    def the_cases_status_follows_from_its_parts(self) -> None:
        is_finished = all(p.state.is_closed for p in self.case.proceedings)
        assert (self.case.status is CaseStatus.FINISHED) is is_finished
        asked = [p for p in self.case.papers if p.state is PaperState.ASKED]
        if self.case.status is CaseStatus.NEEDS_APPLICANT:
            assert asked

    @invariant()
    def results_exist_where_they_were_issued_and_nowhere_else(self) -> None:
        for part in self.case.proceedings:
            is_issued = part.state is ProceedingState.ISSUED
            assert len(part.outputs) == (len(part.evidence) if is_issued else 0)
        numbers = [output.number for p in self.case.proceedings for output in p.outputs]
        assert len(set(numbers)) == len(numbers)

    @invariant()
    def every_visit_has_its_event(self) -> None:
        assert len(self.case.visits) == sum(event.action == VISITED for event in self.events)


def test_whatever_happens_in_whatever_order_the_invariants_hold(world: Any) -> None:
    Life.world = world
    run_state_machine_as_test(
        Life, settings=settings(max_examples=120, stateful_step_count=40, deadline=None)
    )

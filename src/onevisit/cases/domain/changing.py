"""A change under way: moves through the transition table, and what follows from them by themselves.

Everything that alters a proceeding or a paper goes through `Changing`, so that
each alteration has its row in the table and its event in the history.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from onevisit.cases.domain.transitions import BY_MOVE, Move
from onevisit.cases.domain.values import (
    Case,
    CasePaper,
    Change,
    Event,
    Job,
    PaperState,
    Proceeding,
    ProceedingState,
)
from onevisit.kernel.actors import SYSTEM, Actor
from onevisit.kernel.ids import OrganisationId, StepId
from onevisit.planner.definitions import Need
from onevisit.planner.plans import SourceKind

FETCH_PAPER = "cases.fetch_paper"
"""The job that fetches one shared paper of one case."""

FAILED_STATES = (ProceedingState.REFUSED, ProceedingState.WITHDRAWN, ProceedingState.LAPSED)


class Changing:
    """Collects what one command does to a case; `done` draws the consequences and gives the change."""

    def __init__(self, case: Case, actor: Actor, now: datetime) -> None:
        assert now.tzinfo is not None, "instants know their zone"
        self.case = case
        self._actor = actor
        self._now = now
        self._version = case.version + 1
        self._events: list[Event] = []
        self._jobs: list[Job] = []

    @classmethod
    def opening(cls, case: Case, actor: Actor, now: datetime) -> "Changing":
        """A change that begins a case: the case's own version stays 1."""
        changing = cls(case, actor, now)
        changing._version = case.version
        return changing

    def proceeding(self, step: StepId) -> Proceeding:
        """The proceeding of `step` as it stands now."""
        found = self.case.proceeding(step)
        assert found is not None, f"the case has a part {step}"
        return found

    def note(
        self,
        action: str,
        *,
        step: StepId | None = None,
        organisation: OrganisationId | None = None,
        by: Actor | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        """Add an event."""
        actor = by or self._actor
        seq = self.case.last_seq + 1
        self.case = msgspec.structs.replace(self.case, last_seq=seq)
        self._events.append(
            Event(
                seq=seq,
                at=self._now,
                actor=actor.person,
                actor_name=actor.name,
                organisation=organisation,
                action=action,
                step=step,
                data=data or {},
            )
        )

    def move(
        self,
        step: StepId,
        move: Move,
        *,
        organisation: OrganisationId | None = None,
        by: Actor | None = None,
        data: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        """Move a proceeding along its row of the table; `fields` are what else changes about it."""
        row = BY_MOVE[move]
        before = self.proceeding(step)
        assert before.state in row.sources, f"{move} from {before.state} was not checked"
        assert isinstance(row.target, ProceedingState)
        actor = by or self._actor
        after = msgspec.structs.replace(
            before,
            state=row.target,
            closed_at=self._now if row.target.is_closed else None,
            changed_version=self._version,
            changed_by=actor.name,
            changed_at=self._now,
            **fields,
        )
        self._replace(after)
        self.note(row.event, step=step, organisation=organisation, by=actor, data=data)

    def move_paper(
        self,
        key: str,
        move: Move,
        *,
        by: Actor | None = None,
        data: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        """Move a paper along its row of the table."""
        row = BY_MOVE[move]
        before = self.case.paper(key)
        assert before is not None, f"the case has a paper {key}"
        assert before.state in row.sources, f"{move} from {before.state} was not checked"
        assert isinstance(row.target, PaperState)
        after = msgspec.structs.replace(
            before,
            state=row.target,
            arrived_at=self._now if row.target is PaperState.ARRIVED else None,
            **fields,
        )
        papers = tuple(after if paper.key == key else paper for paper in self.case.papers)
        self.case = msgspec.structs.replace(self.case, papers=papers)
        self.note(row.event, by=by, data={"paper": key, **(data or {})})

    def lose_paper(self, paper: CasePaper, failure: str, *, by: Actor | None = None) -> None:
        """The source cannot give the paper: ask the applicant for exactly this one, or go without."""
        can_be_asked = paper.fallback is SourceKind.APPLICANT and paper.need is not Need.OPTIONAL
        move = Move.FAIL if can_be_asked else Move.GIVE_UP
        self.move_paper(paper.key, move, by=by, data={"failure": failure}, failure=failure)

    def want(self, jobs: Iterable[Job]) -> None:
        """Add work to do after the change is stored."""
        self._jobs.extend(jobs)

    def done(self) -> Change:
        """The change, with everything that follows from it by itself."""
        while self._settle_once():
            pass
        case = msgspec.structs.replace(self.case, version=self._version)
        return Change(case, tuple(self._events), tuple(self._jobs))

    def _settle_once(self) -> bool:
        """One round of consequences; whether anything happened. Each moves a state forward, so it ends."""
        return self._lapse() or self._pass_outputs_on() or self._ready()

    def _lapse(self) -> bool:
        states = {p.step: p.state for p in self.case.proceedings}
        lapsing = [
            p.step
            for p in self.case.proceedings
            if p.state is ProceedingState.WAITING and any(states[step] in FAILED_STATES for step in p.after)
        ]
        for step in lapsing:
            self.move(step, Move.LAPSE, by=SYSTEM)
        return bool(lapsing)

    def _pass_outputs_on(self) -> bool:
        moved = False
        for paper in self.case.papers:
            if paper.state is not PaperState.EXPECTED or paper.from_step is None:
                continue
            maker = self.case.proceeding(paper.from_step)
            if maker is not None and not maker.state.is_closed:
                continue
            output = next((o for o in maker.outputs if o.paper == paper.paper), None) if maker else None
            if output is not None:
                self.move_paper(paper.key, Move.ARRIVE, by=SYSTEM, snapshot=output.snapshot)
                moved = True
            elif self.is_wanted(paper):
                self.lose_paper(paper, "step_not_issued", by=SYSTEM)
                moved = True
        return moved

    def _ready(self) -> bool:
        states = {p.step: p.state for p in self.case.proceedings}
        blocked = {step for paper in self.case.papers if paper.blocks for step in paper.wanted_by}
        ready = [
            p
            for p in self.case.proceedings
            if p.state is ProceedingState.WAITING
            and p.step not in blocked
            and all(states[step] is ProceedingState.ISSUED for step in p.after)
        ]
        for proceeding in ready:
            self.move(
                proceeding.step,
                Move.READY,
                organisation=proceeding.accepting,
                by=SYSTEM,
                ready_at=self._now,
            )
        return bool(ready)

    def is_wanted(self, paper: CasePaper) -> bool:
        """Whether a part that is still going on wants the paper."""
        return any(not self.proceeding(step).state.is_closed for step in paper.wanted_by)

    def _replace(self, after: Proceeding) -> None:
        parts = tuple(after if p.step == after.step else p for p in self.case.proceedings)
        self.case = msgspec.structs.replace(self.case, proceedings=parts)

"""The proceeding's and the paper's state machine: one table, one row per permitted move.

It decides who may make which move from which state, under which guard. What a
move does to the case is `decide`'s. The diagram and the table in
docs/reference/proceeding-states.md are made from it.
"""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.values import Case, CasePaper, PaperState, Proceeding, ProceedingState
from onevisit.cases.domain.who import ACCEPTING, APPLICANT, DECIDING, SYSTEM, Relation, Who, is_permitted
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError, Refusal
from onevisit.kernel.text import Sentence, Text
from onevisit.planner.definitions import Need


class Move(StrEnum):
    """Everything that can happen to a proceeding or to a paper.

    Those that people ask for by name are `values.ActionName`.
    """

    SUBMIT = "submit"
    READY = "ready"
    ACCEPT = "accept"
    GRANT = "grant"
    REFUSE = "refuse"
    ISSUE = "issue"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    ARRIVE = "arrive"
    SUPPLY = "supply"
    FAIL = "fail"
    GIVE_UP = "give_up"


class Clock(StrEnum):
    """What a move does to the proceeding's promised and statutory limits."""

    NONE = "none"
    STARTS = "starts"
    ENDS = "ends"


class Command(msgspec.Struct, frozen=True):
    """What came with the move, as far as guards look at it."""

    reasons: str = ""


NOTHING_GIVEN = Command()

State = ProceedingState | PaperState
Guard = Callable[[Case, Proceeding, Command], DomainError | None]

NOT_YOURS: dict[Relation, Refusal] = {
    Relation.APPLICANT: refusals.NOT_THE_APPLICANT,
    Relation.ACCEPTING: refusals.NOT_THE_ACCEPTING_ORGANISATION,
    Relation.DECIDING: refusals.NOT_THE_DECIDING_ORGANISATION,
    Relation.SYSTEM: refusals.NOT_BY_HAND,
}

REASONS_AT_LEAST = 4
"""Characters below which a reason says nothing that an applicant could act on."""


def reasons_are_given(case: Case, proceeding: Proceeding, command: Command) -> DomainError | None:  # noqa: ARG001
    """A refusal states its reasons."""
    return reasons_refused(command.reasons)


def reasons_refused(reasons: str) -> DomainError | None:
    """What is wrong with a refusal's reasons, for a page that shows them before they are sent."""
    if len(reasons.strip()) < REASONS_AT_LEAST:
        return refusals.REASONS_NEEDED()
    return None


def later_papers_have_come(case: Case, proceeding: Proceeding, command: Command) -> DomainError | None:  # noqa: ARG001
    """Papers that may follow acceptance hold the result back until they are there."""
    missing = [
        paper.name or Text(paper.key, paper.key)
        for paper in case.papers
        if proceeding.step in paper.wanted_by
        and paper.need is Need.LATER
        and paper.state in (PaperState.EXPECTED, PaperState.ASKED)
    ]
    return refusals.LATER_PAPERS_MISSING(papers=missing) if missing else None


class Transition(msgspec.Struct, frozen=True):
    """One row: from which states, by which move, to which state, by whom, if what, telling what.

    `sources` empty: it begins here. `refused` is said where the state is
    another one. `said` is the event's sentence for the timeline; its data are
    `service` and `organisation`, or `paper`.
    """

    move: Move
    sources: tuple[State, ...]
    target: State
    who: Who
    event: str
    said: Sentence
    refused: Refusal = refusals.NOT_NOW
    guards: tuple[Guard, ...] = ()
    clock: Clock = Clock.NONE

    @property
    def is_about_paper(self) -> bool:
        """Whether it moves a paper rather than a proceeding."""
        return isinstance(self.target, PaperState)


def _said(event: str, template: str) -> Sentence:
    return Sentence(f"event_{event}", template)


_P = ProceedingState
_Q = PaperState

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Move.SUBMIT,
        (),
        _P.WAITING,
        APPLICANT,
        "submitted",
        _said("submitted", "The application was submitted."),
    ),
    Transition(
        Move.READY,
        (_P.WAITING,),
        _P.RECEIVED,
        SYSTEM,
        "received",
        _said("received", "{organisation} has everything for {service}."),
    ),
    Transition(
        Move.ACCEPT,
        (_P.RECEIVED,),
        _P.ACCEPTED,
        ACCEPTING,
        "accepted",
        _said("accepted", "{organisation} accepted {service}."),
        refused=refusals.NOT_TO_ACCEPT,
        clock=Clock.STARTS,
    ),
    Transition(
        Move.GRANT,
        (_P.ACCEPTED,),
        _P.GRANTED,
        DECIDING,
        "granted",
        _said("granted", "{organisation} granted {service}."),
        refused=refusals.NOT_TO_DECIDE,
        clock=Clock.ENDS,
    ),
    Transition(
        Move.REFUSE,
        (_P.ACCEPTED,),
        _P.REFUSED,
        DECIDING,
        "refused",
        _said("refused", "{organisation} refused {service}."),
        refused=refusals.NOT_TO_DECIDE,
        guards=(reasons_are_given,),
        clock=Clock.ENDS,
    ),
    Transition(
        Move.ISSUE,
        (_P.GRANTED,),
        _P.ISSUED,
        DECIDING,
        "issued",
        _said("issued", "{organisation} issued the result of {service}."),
        refused=refusals.NOT_TO_ISSUE,
        guards=(later_papers_have_come,),
    ),
    Transition(
        Move.WITHDRAW,
        (_P.WAITING, _P.RECEIVED, _P.ACCEPTED),
        _P.WITHDRAWN,
        APPLICANT,
        "withdrawn",
        _said("withdrawn", "The application for {service} was withdrawn."),
        refused=refusals.NOT_TO_WITHDRAW,
        clock=Clock.ENDS,
    ),
    Transition(
        Move.LAPSE,
        (_P.WAITING,),
        _P.LAPSED,
        SYSTEM,
        "lapsed",
        _said("lapsed", "{service} cannot go on, because a step before it was not granted."),
        clock=Clock.ENDS,
    ),
    Transition(
        Move.ARRIVE,
        (_Q.EXPECTED,),
        _Q.ARRIVED,
        SYSTEM,
        "paper_arrived",
        _said("paper_arrived", "{paper} arrived from where it is kept; nobody had to bring it."),
    ),
    Transition(
        Move.FAIL,
        (_Q.EXPECTED,),
        _Q.ASKED,
        SYSTEM,
        "paper_asked",
        _said("paper_asked", "{paper} could not be fetched, so the applicant is asked for it."),
    ),
    Transition(
        Move.GIVE_UP,
        (_Q.EXPECTED,),
        _Q.ABSENT,
        SYSTEM,
        "paper_absent",
        _said("paper_absent", "{paper} could not be fetched; the department checks for itself."),
    ),
    Transition(
        Move.SUPPLY,
        (_Q.ASKED,),
        _Q.ARRIVED,
        APPLICANT,
        "paper_supplied",
        _said("paper_supplied", "The applicant supplied {paper}."),
        refused=refusals.PAPER_NOT_ASKED,
    ),
)

BY_MOVE: dict[Move, Transition] = {row.move: row for row in TRANSITIONS}
BY_EVENT: dict[str, Transition] = {row.event: row for row in TRANSITIONS}
assert len(BY_MOVE) == len(BY_EVENT) == len(TRANSITIONS), "a move has one row, an event one move"

STATE_NAMES: dict[State, Text] = {
    _P.WAITING: Text("waiting", "等待中"),
    _P.RECEIVED: Text("received", "已收件"),
    _P.ACCEPTED: Text("accepted", "已受理"),
    _P.GRANTED: Text("granted", "已准予"),
    _P.REFUSED: Text("refused", "不予准许"),
    _P.ISSUED: Text("issued", "已办结"),
    _P.WITHDRAWN: Text("withdrawn", "已撤回"),
    _P.LAPSED: Text("lapsed", "已终止"),
    _Q.EXPECTED: Text("expected", "获取中"),
    _Q.ASKED: Text("asked for", "待补交"),
    _Q.ARRIVED: Text("arrived", "已到齐"),
    _Q.ABSENT: Text("not found", "未取得"),
}


def check(
    move: Move, actor: Actor, case: Case, proceeding: Proceeding, command: Command = NOTHING_GIVEN
) -> DomainError | None:
    """The refusal of `move` on `proceeding`, or None where it may be made: person, state, guards."""
    row = BY_MOVE[move]
    if not is_permitted(row.who, actor, case, proceeding):
        return NOT_YOURS[row.who.relation]()
    if proceeding.state not in row.sources:
        return row.refused(state=STATE_NAMES[proceeding.state])
    return next((no for guard in row.guards if (no := guard(case, proceeding, command))), None)


def check_paper(move: Move, actor: Actor, case: Case, paper: CasePaper) -> DomainError | None:
    """The refusal of `move` on `paper`, or None where it may be made."""
    row = BY_MOVE[move]
    if not is_permitted(row.who, actor, case, None):
        return NOT_YOURS[row.who.relation]()
    if paper.state not in row.sources:
        return row.refused(state=STATE_NAMES[paper.state])
    return None

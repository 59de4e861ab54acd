"""What people's commands do to a proceeding: pure functions from a case to a change.

A command takes one or several actions at once (accept, grant and issue while
the person stands there); either all of them happen or none.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.changing import Changing
from onevisit.cases.domain.transitions import STATE_NAMES, Command, Move, check
from onevisit.cases.domain.values import (
    OUTPUT_PREFIX,
    ActionName,
    Case,
    Change,
    Output,
    PaperState,
    Proceeding,
)
from onevisit.kernel.actors import SYSTEM, Actor
from onevisit.kernel.ids import StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import official_date
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Paper, SourceKind

REMEDIES = Text(
    "You can ask for administrative reconsideration within 60 days, or go to court within six months.",
    "如不服本决定,可在六十日内申请行政复议,或者在六个月内提起行政诉讼。",
)
"""Administrative Licensing Law art. 38: a refusal tells of both. The limits: Administrative
Reconsideration Law art. 20, Administrative Litigation Law art. 46 (both from memory)."""

NUMBER_LENGTH_MAX = 60
"""Characters of a result's number."""


class _Given(msgspec.Struct, frozen=True):
    """What came with the command."""

    actor: Actor
    edition: Edition
    now: datetime
    reasons: str
    numbers: Mapping[str, str]


def act(
    case: Case,
    actor: Actor,
    step: StepId,
    actions: Iterable[ActionName],
    *,
    edition: Edition,
    now: datetime,
    version: int | None = None,
    reasons: str = "",
    numbers: Mapping[str, str] | None = None,
) -> Change:
    """Do `actions` on the part `step`, in order.

    `version` is the case's version that the actor looked at; `numbers` give the
    results' numbers by evidence id (made here where left out).
    """
    chosen = list(actions)
    if not chosen:
        raise refusals.NOTHING_TO_DO()
    proceeding = case.proceeding(step)
    if proceeding is None:
        raise refusals.NO_SUCH_STEP(step=step)
    if version is not None and version < proceeding.changed_version:
        raise refusals.CASE_CHANGED(who=proceeding.changed_by, state=STATE_NAMES[proceeding.state])
    given = _Given(actor, edition, now, reasons.strip(), numbers or {})
    changing = Changing(case, actor, now)
    for action in chosen:
        move = Move(action.value)
        refusal = check(move, actor, changing.case, changing.proceeding(step), Command(given.reasons))
        if refusal is not None:
            raise refusal
        _EFFECTS[move](changing, changing.proceeding(step), given)
    return changing.done()


def _accept(changing: Changing, proceeding: Proceeding, given: _Given) -> None:
    """The limits run from the day of acceptance (Administrative Licensing Law art. 42)."""
    on = official_date(given.now)
    calendar = given.edition.calendar
    statutory = proceeding.statutory
    changing.move(
        proceeding.step,
        Move.ACCEPT,
        organisation=proceeding.accepting,
        accepted_at=given.now,
        promised_on=calendar.add(on, proceeding.promised),
        statutory_on=None if statutory is None else calendar.add(on, statutory),
    )
    for paper in changing.case.papers:
        made_here = paper.source is SourceKind.AGENCY and proceeding.step in paper.wanted_by
        if made_here and paper.state is PaperState.EXPECTED:
            changing.move_paper(paper.key, Move.ARRIVE, by=SYSTEM)


def _grant(changing: Changing, proceeding: Proceeding, given: _Given) -> None:
    changing.move(
        proceeding.step,
        Move.GRANT,
        organisation=proceeding.deciding,
        decided_at=given.now,
        decided_by=given.actor.person,
    )


def _refuse(changing: Changing, proceeding: Proceeding, given: _Given) -> None:
    changing.move(
        proceeding.step,
        Move.REFUSE,
        organisation=proceeding.deciding,
        data={"reasons": given.reasons},
        decided_at=given.now,
        decided_by=given.actor.person,
        reasons=given.reasons,
        remedies=REMEDIES,
    )


def _issue(changing: Changing, proceeding: Proceeding, given: _Given) -> None:
    outputs = _outputs(changing.case, proceeding, given)
    changing.move(
        proceeding.step,
        Move.ISSUE,
        organisation=proceeding.deciding,
        data={"results": [output.key for output in outputs]},
        outputs=outputs,
    )


def _outputs(case: Case, proceeding: Proceeding, given: _Given) -> tuple[Output, ...]:
    """The results, under the issuer's name of that day, each with a number of its own."""
    for evidence, number in given.numbers.items():
        if evidence not in proceeding.evidence:
            raise refusals.UNKNOWN_RESULT(result=evidence)
        if len(number) > NUMBER_LENGTH_MAX:
            raise refusals.TOO_LONG_TO_KEEP(field=evidence, length=NUMBER_LENGTH_MAX)
    issuer = given.edition.organisations[proceeding.named].name
    issued_before = sum(len(other.outputs) for other in case.proceedings)
    outputs = []
    for place, evidence in enumerate(proceeding.evidence, start=issued_before + 1):
        paper = Paper(evidence, proceeding.party)
        outputs.append(
            Output(
                paper=paper,
                number=given.numbers.get(evidence, "").strip() or f"{case.id}-{place}",
                issued_at=given.now,
                named=proceeding.named,
                named_as=issuer.zh,
                named_as_en=issuer.en,
                snapshot=f"{OUTPUT_PREFIX}{paper.key}",
            )
        )
    return tuple(outputs)


def _withdraw(changing: Changing, proceeding: Proceeding, given: _Given) -> None:
    data = {"reasons": given.reasons} if given.reasons else {}
    changing.move(proceeding.step, Move.WITHDRAW, data=data)


_EFFECTS: dict[Move, Callable[[Changing, Proceeding, _Given], None]] = {
    Move.ACCEPT: _accept,
    Move.GRANT: _grant,
    Move.REFUSE: _refuse,
    Move.ISSUE: _issue,
    Move.WITHDRAW: _withdraw,
}
assert {move.value for move in _EFFECTS} == {name.value for name in ActionName}

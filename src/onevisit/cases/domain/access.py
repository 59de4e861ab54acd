"""Who sees what of a case.

The applicant, and who filed for them, see all of it. An officer sees a case
that has a part for their organisation: the facts, papers and events that those
parts use, and of other parts no more than what they are and where they stand.
Everybody else is told that there is no such case.
"""

import msgspec

from onevisit.cases.domain import refusals
from onevisit.cases.domain.transitions import BY_MOVE, Command, Move, check
from onevisit.cases.domain.values import ActionName, Case, CasePaper, Event, Output, Proceeding
from onevisit.cases.domain.who import Relation, holds_post, is_applicant, is_permitted
from onevisit.kernel.actors import SIGN_IN_FIRST, Actor, Role
from onevisit.kernel.ids import CaseId, StepId
from onevisit.kernel.text import Sentence, say

HANDLERS = (Role.OFFICER, Role.CLERK)


class Offered(msgspec.Struct, frozen=True):
    """An action of this actor's kind, and the sentence where it may not be done now.

    `refused` is the sentence in English, empty where the action may be done;
    `why` is the same for translation.
    """

    action: ActionName
    refused: str = ""
    why: Sentence | None = None


class CaseView(msgspec.Struct, frozen=True):
    """A case as one actor may see it: facts, papers and events of others are left out."""

    case: Case
    events: tuple[Event, ...]
    offered: dict[StepId, tuple[Offered, ...]]
    own_steps: frozenset[StepId]
    """The steps that this actor's organisations handle; empty for the applicant, who sees all."""
    is_applicant: bool


def own_steps(case: Case, actor: Actor) -> frozenset[StepId]:
    """The parts of the case that the actor's organisations accept or decide."""
    return frozenset(
        p.step
        for p in case.proceedings
        if holds_post(actor, HANDLERS, p.accepting, case.region)
        or holds_post(actor, HANDLERS, p.deciding, case.region)
    )


def signed_in(actor: Actor | None) -> Actor:
    """The actor, where there is one."""
    if actor is None:
        raise SIGN_IN_FIRST()
    return actor


def refuse_stranger(case: Case | None, actor: Actor, asked_for: CaseId) -> Case:
    """The case, where it exists and `actor` may know of it."""
    if case is not None and (actor.system or is_applicant(actor, case) or own_steps(case, actor)):
        return case
    raise refusals.NO_SUCH_CASE(case=asked_for)


def view_of(case: Case, events: tuple[Event, ...], actor: Actor) -> CaseView:
    """What `actor` sees; the caller has asked `refuse_stranger`."""
    mine = own_steps(case, actor)
    applies = is_applicant(actor, case) or actor.system
    if applies:
        seen, seen_events = case, events
    else:
        seen = _for_department(case, mine)
        keys = {paper.key for paper in seen.papers}
        seen_events = tuple(_without_others(event, keys) for event in events if _is_seen(event, mine, keys))
    return CaseView(
        case=seen,
        events=seen_events,
        offered={p.step: _offered(case, p, actor) for p in case.proceedings},
        own_steps=frozenset() if applies and not mine else mine,
        is_applicant=applies,
    )


def visible_paper(case: Case, actor: Actor, key: str) -> CasePaper | Output:
    """The paper or result named `key`, where `actor` may read it."""
    seen = steps_seen(case, actor)
    paper = case.paper(key)
    if paper is not None and not seen.isdisjoint(paper.wanted_by):
        return paper
    for proceeding in case.proceedings:
        if proceeding.step in seen:
            for output in proceeding.outputs:
                if output.key == key:
                    return output
    raise refusals.NO_SUCH_PAPER(paper=key)


def steps_seen(case: Case, actor: Actor) -> frozenset[StepId]:
    """The parts that `actor` sees in full: all for the applicant, else those of their organisations."""
    if is_applicant(actor, case):
        return frozenset(p.step for p in case.proceedings)
    return own_steps(case, actor)


def _for_department(case: Case, mine: frozenset[StepId]) -> Case:
    facts = {f: steps for f, steps in case.fact_uses.items() if not mine.isdisjoint(steps)}
    answers = {q: steps for q, steps in case.answer_uses.items() if not mine.isdisjoint(steps)}
    return msgspec.structs.replace(
        case,
        facts={fact: value for fact, value in case.facts.items() if fact in facts},
        situation={question: answer for question, answer in case.situation.items() if question in answers},
        proceedings=tuple(p if p.step in mine else _outline(p, case) for p in case.proceedings),
        papers=tuple(p for p in case.papers if not mine.isdisjoint(p.wanted_by)),
        fact_uses=facts,
        answer_uses=answers,
        draft="",
    )


def _outline(proceeding: Proceeding, case: Case) -> Proceeding:
    """Another department's part: what it is and where it stands, nothing else."""
    return Proceeding(
        step=proceeding.step,
        service=proceeding.service,
        party=proceeding.party,
        accepting=proceeding.accepting,
        deciding=proceeding.deciding,
        named=proceeding.named,
        liable=proceeding.liable,
        after=proceeding.after,
        state=proceeding.state,
        promised_on=case.promised_on,
        statutory_on=None,
    )


def _is_seen(event: Event, mine: frozenset[StepId], papers: set[str]) -> bool:
    if event.step is not None:
        return event.step in mine
    paper = event.data.get("paper")
    return paper is None or paper in papers


def _without_others(event: Event, papers: set[str]) -> Event:
    """The event without the names of papers that only others use."""
    if "consented" not in event.data:
        return event
    consented = [key for key in event.data["consented"] if key in papers]
    return msgspec.structs.replace(event, data={**event.data, "consented": consented})


def _offered(case: Case, proceeding: Proceeding, actor: Actor) -> tuple[Offered, ...]:
    offered = []
    for action in ActionName:
        move = Move(action.value)
        if not is_permitted(BY_MOVE[move].who, actor, case, proceeding):
            continue
        refusal = check(move, actor, case, proceeding, _ANY_REASONS)
        if refusal is None:
            offered.append(Offered(action))
        else:
            offered.append(Offered(action, say(refusal.sentence), refusal.sentence))
    return tuple(offered)


_ANY_REASONS = Command(reasons="given with the command")
"""Whether reasons are given is known only when the command comes; the button is not refused for it."""

assert Relation.SYSTEM not in {BY_MOVE[Move(action.value)].who.relation for action in ActionName}

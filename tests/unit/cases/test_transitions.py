"""The transition table as a whole: every move from every state by everybody, forbidden ones included."""

from itertools import product
from typing import Any

import msgspec
import pytest

from onevisit.cases.domain.reference import page
from onevisit.cases.domain.transitions import (
    BY_MOVE,
    STATE_NAMES,
    TRANSITIONS,
    Command,
    Move,
    check,
    check_paper,
)
from onevisit.cases.domain.values import ActionName, PaperState, ProceedingState
from onevisit.kernel.actors import Actor, Post, Role

EVERYBODY = {
    "applicant": ("mother",),
    "who_filed": ("hall_clerk", (Role.CLERK, "hall")),
    "colleague_at_that_window": ("second_hall_clerk", (Role.CLERK, "hall")),
    "officer_at_that_window": ("hall_officer", (Role.OFFICER, "hall")),
    "accepting_officer": ("a_officer", (Role.OFFICER, "township")),
    "accepting_clerk": ("a_clerk", (Role.CLERK, "township")),
    "deciding_officer": ("d_officer", (Role.OFFICER, "insurer")),
    "deciding_clerk": ("d_clerk", (Role.CLERK, "insurer")),
    "another_departments_officer": ("o_officer", (Role.OFFICER, "police")),
    "stranger": ("stranger",),
    "system": ("system",),
}
APPLYING = ("applicant", "who_filed", "colleague_at_that_window")
ACCEPTING = ("accepting_officer", "accepting_clerk")
DECIDING = ("deciding_officer",)

PERMITTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("waiting", "ready"): ("system",),
    ("waiting", "withdraw"): APPLYING,
    ("waiting", "lapse"): ("system",),
    ("received", "accept"): ACCEPTING,
    ("received", "withdraw"): APPLYING,
    ("accepted", "grant"): DECIDING,
    ("accepted", "refuse"): DECIDING,
    ("accepted", "withdraw"): APPLYING,
    ("granted", "issue"): DECIDING,
}
"""Written by hand, apart from the table: what the law's procedure lets happen, and nothing else."""

PERMITTED_OF_PAPERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("expected", "arrive"): ("system",),
    ("expected", "fail"): ("system",),
    ("expected", "give_up"): ("system",),
    ("asked", "supply"): APPLYING,
}

OF_PROCEEDINGS = [row.move for row in TRANSITIONS if not row.is_about_paper]
OF_PAPERS = [row.move for row in TRANSITIONS if row.is_about_paper]


def somebody(role: str) -> Actor:
    name, *posts = EVERYBODY[role]
    return Actor(
        str(name),
        str(name),
        posts=tuple(Post(post[0], post[1], "330122") for post in posts),
        system=role == "system",
    )


@pytest.fixture
def case(world: Any) -> Any:
    draft = world.draft(filed_by="hall_clerk", filed_for="hall")
    return world.open(draft, actor=world.hall_clerk).case


@pytest.mark.parametrize(
    ("state", "move", "role"), list(product(ProceedingState, OF_PROCEEDINGS, EVERYBODY)), ids=str
)
def test_from_every_state_every_move_by_everybody(case: Any, state: Any, move: Any, role: str) -> None:
    part = msgspec.structs.replace(case.proceeding("insurance"), state=state)
    refusal = check(move, somebody(role), case, part, Command(reasons="Not insured here."))
    permitted = role in PERMITTED.get((state.value, move.value), ())
    assert (refusal is None) is permitted, refusal
    if refusal is not None:
        assert str(refusal.sentence.template), "a refusal has a sentence"


@pytest.mark.parametrize(("state", "move", "role"), list(product(PaperState, OF_PAPERS, EVERYBODY)), ids=str)
def test_from_every_state_of_a_paper_every_move_by_everybody(
    case: Any, state: Any, move: Any, role: str
) -> None:
    paper = msgspec.structs.replace(case.papers[0], state=state)
    refusal = check_paper(move, somebody(role), case, paper)
    assert (refusal is None) is (role in PERMITTED_OF_PAPERS.get((state.value, move.value), ()))


def test_every_state_has_an_owner_until_it_is_closed() -> None:
    for state in ProceedingState:
        moves_on = [row for row in TRANSITIONS if state in row.sources and row.move is not Move.WITHDRAW]
        assert bool(moves_on) is not state.is_closed, state


def test_every_state_can_be_reached_and_has_a_name() -> None:
    reached = {row.target for row in TRANSITIONS} | {PaperState.EXPECTED}
    assert reached == {*ProceedingState, *PaperState} == set(STATE_NAMES)


def test_what_people_ask_for_by_name_is_a_move_of_people() -> None:
    for action in ActionName:
        assert BY_MOVE[Move(action.value)].who.relation.value != "system"


@pytest.mark.parametrize("region", ["330603", "3306"])
def test_a_post_elsewhere_counts_for_nothing_here(case: Any, region: str) -> None:
    part = msgspec.structs.replace(case.proceeding("insurance"), state=ProceedingState.RECEIVED)
    elsewhere = Actor("x", "X", posts=(Post(Role.OFFICER, "township", region),))
    assert check(Move.ACCEPT, elsewhere, case, part) is not None


@pytest.mark.parametrize("region", ["33", "3301", "330122", "330122109"])
def test_a_post_over_the_county_above_it_or_in_its_township_counts(case: Any, region: str) -> None:
    part = msgspec.structs.replace(case.proceeding("insurance"), state=ProceedingState.RECEIVED)
    here = Actor("x", "X", posts=(Post(Role.OFFICER, "township", region),))
    assert check(Move.ACCEPT, here, case, part) is None


def test_the_reference_page_shows_every_row() -> None:
    text = page()
    for row in TRANSITIONS:
        assert f"`{row.event}`" in text
        for source in row.sources:
            assert f"{source.value} --> {row.target.value}: {row.move.value}" in text

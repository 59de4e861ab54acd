"""The proof against the plan of every single situation, on random catalogues."""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.planner.conftest import COUNTY, ON

from onevisit.kernel.conditions import parse
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner import api
from onevisit.planner.definitions import (
    Channel,
    Commitment,
    ConditionalLimit,
    ContactKind,
    Edition,
    LifeEvent,
    Need,
    QuestionKind,
    Variant,
)

MATTER = LifeEventId("matter")
WEEK = Limit(5, Unit.WORKING_DAY)
PLACES = ("hall", "annex", "corner", "desk")
PAPERS = ("proof", "photo")
REFUSALS = {"not_offered", "situation_excluded", "step_not_optional"}
"""Why a situation is not served, or a choice not open; any other refusal is a fault of this test."""


@st.composite
def conditions(draw: st.DrawFn, names: list[str]) -> str | None:
    """None, or a condition over these questions."""
    if not names or draw(st.integers(0, 3)) == 0:
        return None
    tests = []
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=2)):
        if name.startswith("n"):
            tests.append(f"{name} {draw(st.sampled_from(['<', '<=', '>', '>=', '==', '!=']))} 60")
        elif name.startswith("c"):
            tests.append(f'{name} {draw(st.sampled_from(["==", "!="]))} "{draw(st.sampled_from("xyz"))}"')
        else:
            tests.append(draw(st.sampled_from(["", "!"])) + name)
    return draw(st.sampled_from([" && ", " || "])).join(tests)


@st.composite
def editions(draw: st.DrawFn, new_catalogue: Any, questions_max: int) -> Edition:
    """A life event with questions, alternatives, optional steps, waits, papers to fetch, exclusions."""
    catalogue = new_catalogue()
    for place in PLACES:
        catalogue.place(place)
    names: list[str] = []
    for i in range(draw(st.integers(0, questions_max))):
        kind = draw(st.sampled_from("qqqcn"))
        when = draw(conditions(names)) if draw(st.integers(0, 3)) == 0 else None
        kinds = {"q": QuestionKind.YES_NO, "c": QuestionKind.CHOICE, "n": QuestionKind.NUMBER}
        catalogue.question(f"{kind}{i}", kinds[kind], choices="xyz" if kind == "c" else (), when=when)
        names.append(f"{kind}{i}")
    contacts = itertools.count()
    for paper in PAPERS:
        catalogue.evidence(paper, fetched_from=f"give_{paper}")
        demands = []
        if draw(st.integers(0, 3)) == 0:
            demands = [catalogue.demand(p, when=draw(conditions(names))) for p in PAPERS if p != paper]
        region = {"region": None} if draw(st.integers(0, 4)) == 4 else {}
        catalogue.service(
            f"give_{paper}", **region, demands=demands, **draw(parts(catalogue, names, contacts, 1))
        )
    for i in range(draw(st.integers(1, 5))):
        add_step(draw, catalogue, i, names, contacts)
    if draw(st.integers(0, 3)) == 3 and (when := draw(conditions(names))):
        catalogue.exclude(when)
    return with_cases(draw, catalogue.edition(), names)


def with_cases(draw: st.DrawFn, edition: Edition, names: list[str]) -> Edition:
    """Steps that fall away, limits and waits that hang on answers, decisions on the applicant's word."""
    life_event = edition.life_events[MATTER]
    variants = []
    if when := draw(conditions(names)):
        drops = tuple(s.id for s in life_event.steps if draw(st.integers(0, 3)) == 3)
        promises = {s.id: IMMEDIATE for s in life_event.steps if draw(st.integers(0, 3)) == 3}
        variants.append(Variant("v", parse(when), Text("so", "故"), drops, promises))
    steps = tuple(
        replace(s, wait_when=parse(when)) if s.wait and (when := draw(conditions(names))) else s
        for s in life_event.steps
    )
    services = dict(edition.services)
    for name, service in services.items():
        if draw(st.integers(0, 3)) == 3 and (when := draw(conditions(names))):
            case = ConditionalLimit(draw(st.sampled_from([WEEK, IMMEDIATE])), parse(when))
            services[name] = replace(service, promised_in_cases=(case,))
        elif draw(st.integers(0, 5)) == 5:
            when = draw(conditions(names))
            services[name] = replace(service, commitment=Commitment(when=parse(when) if when else None))
    life_event = replace(life_event, steps=steps, variants=tuple(variants))
    return replace(edition, services=services, life_events={MATTER: life_event})


@st.composite
def parts(draw: st.DrawFn, catalogue: Any, names: list[str], contacts: Any, most: int) -> dict[str, Any]:
    """The time that a service takes, its contacts, and where they are."""
    kinds = draw(st.lists(st.sampled_from(list(ContactKind)[::6]), unique=True, max_size=most))
    if next(contacts) >= 8:
        kinds = []
    channels = [(Channel.HALL,), (Channel.HALL,), (Channel.HALL, Channel.ONLINE)]
    return {
        "promised": draw(st.sampled_from([WEEK, IMMEDIATE])),
        "contacts": [
            catalogue.contact(*draw(st.sampled_from(channels)), kind=kind, when=draw(conditions(names)))
            for kind in kinds
        ],
        "places": sorted(draw(st.sets(st.sampled_from(PLACES), min_size=1, max_size=2))),
    }


def add_step(draw: st.DrawFn, catalogue: Any, i: int, names: list[str], contacts: Any) -> None:
    is_waited_for = any("either" in step.after for step in catalogue.steps)
    alternative = "" if is_waited_for else draw(st.sampled_from(["", "", "either"]))
    before = [f"s{j}" for j in range(i)]
    if not alternative and any(s.alternative for s in catalogue.steps):
        before.append("either")
    demands = [
        catalogue.demand(
            paper,
            when=draw(conditions(names)),
            need=draw(st.sampled_from([Need.MUST, Need.MUST, Need.LATER, Need.OPTIONAL])),
            by_agency=draw(st.integers(0, 4)) == 0,
        )
        for paper in draw(st.lists(st.sampled_from(PAPERS), unique=True, max_size=2))
        if draw(st.booleans())
    ]
    optional = draw(st.integers(0, 3)) == 0
    catalogue.step(
        f"s{i}",
        after=[b for b in before if draw(st.integers(0, 2)) == 0],
        when=draw(conditions(names)),
        optional=optional,
        alternative=alternative,
        wait=WEEK if draw(st.integers(0, 4)) == 0 else None,
        demands=demands,
        outputs=[p for p in PAPERS if draw(st.integers(0, 5)) == 0],
        region=None if draw(st.integers(0, 19)) == 19 else COUNTY,
        **draw(parts(catalogue, names, contacts, 2)),
    )
    if demands and draw(st.integers(0, 3)) == 0:
        if not catalogue.datasets:
            catalogue.dataset("people", *PAPERS)
        catalogue.right("people", evidence=[demands[0].evidence], services=[f"s{i}"])


def situations(life_event: LifeEvent) -> Iterator[dict[str, bool | int | str]]:
    values: list[list[bool | int | str]] = []
    for question in life_event.questions:
        match question.kind:
            case QuestionKind.YES_NO:
                values.append([True, False])
            case QuestionKind.CHOICE:
                values.append(["x", "y", "z"])
            case QuestionKind.NUMBER:
                values.append([59, 60, 61])
    for answers in itertools.product(*values):
        yield {q.id: a for q, a in zip(life_event.questions, answers, strict=True)}


def choices(life_event: LifeEvent) -> Iterator[list[str]]:
    """Every set of steps that the applicant may leave out (or the plan refuses it)."""
    open_to_choice = [s.id for s in life_event.steps if s.optional or s.alternative]
    for size in range(len(open_to_choice) + 1):
        for left in itertools.combinations(open_to_choice, size):
            yield list(left)


def worst_by_trying(edition: Edition) -> int | None:
    """The most visits of any plan; None where none can be made."""
    worst = None
    life_event = edition.life_events[MATTER]
    for answers in situations(life_event):
        for left in choices(life_event):
            try:
                found = api.plan(edition, MATTER, answers, COUNTY, (), ON, left_out=left)
            except DomainError as refused:
                if refused.code not in REFUSALS:
                    raise
                continue
            worst = max(worst or 0, len(found.visits))
    return worst


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_proof_finds_what_trying_every_situation_finds(new_catalogue: Any, data: st.DataObject) -> None:
    edition = data.draw(editions(new_catalogue, 4))
    check_against_trying(edition)


def check_against_trying(edition: Edition) -> None:
    proof = api.prove(edition, MATTER, COUNTY, ON)
    event(f"{proof.visits} visits")
    event(f"first bound met: {proof.effort.first_bound == proof.visits}")
    assert proof.visits == worst_by_trying(edition)
    if proof.visits is not None:
        plan = api.plan(edition, MATTER, proof.situation, COUNTY, (), ON, left_out=proof.left_out)
        assert len(plan.visits) == proof.visits

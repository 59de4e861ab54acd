"""The proof against the plan of every single situation, on random catalogues."""

import itertools
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.planner.conftest import COUNTY, ON

from onevisit.kernel.conditions import Condition, parse
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
KINDS = {"q": QuestionKind.YES_NO, "c": QuestionKind.CHOICE, "n": QuestionKind.NUMBER}
CONTACTS_MAX = 8
SITUATIONS_MAX = 400
REFUSALS = {"not_offered", "situation_excluded", "step_not_optional"}
"""Why a situation is not served, or a choice not open; any other refusal is a fault of this test."""


class RandomMatter:
    """A life event with questions, alternatives, optional steps, waits, papers to fetch, rights, exclusions.

    Made from a seed with even chances: what a library shrinks towards is too tame here.
    """

    def __init__(self, chance: Random, catalogue: Any) -> None:
        self.chance = chance
        self.catalogue = catalogue
        self.questions: list[str] = []
        self.contacts = 0

    def edition(self) -> Edition:
        for place in PLACES:
            self.catalogue.place(place)
        for _ in range(self.chance.randint(1, 6)):
            self.add_question()
        for paper in PAPERS:
            self.add_giver(paper)
        for number in range(self.chance.randint(2, 5)):
            self.add_step(number)
        if self.is_so(0.2):
            self.catalogue.exclude(self.condition())
        return self.with_cases(self.catalogue.edition())

    def is_so(self, likely: float) -> bool:
        return self.chance.random() < likely

    def condition(self) -> str:
        tests = []
        for name in self.chance.choices(self.questions, k=self.chance.choice([1, 1, 2])):
            match name[0]:
                case "n":
                    tests.append(f"{name} {self.chance.choice(['<', '<=', '>', '>=', '==', '!='])} 60")
                case "c":
                    sign, value = self.chance.choice(["==", "!="]), self.chance.choice("xyz")
                    tests.append(f'{name} {sign} "{value}"')
                case _:
                    tests.append(self.chance.choice(["", "!"]) + name)
        return self.chance.choice([" && ", " || "]).join(tests)

    def maybe(self, likely: float = 0.5) -> str | None:
        return self.condition() if self.is_so(likely) else None

    def maybe_parsed(self, likely: float = 0.5) -> Condition | None:
        return parse(self.condition()) if self.is_so(likely) else None

    def add_question(self) -> None:
        kind = self.chance.choice("qqqcn")
        name = f"{kind}{len(self.questions)}"
        when = self.maybe(0.2) if self.questions else None
        self.catalogue.question(name, KINDS[kind], choices="xyz" if kind == "c" else (), when=when)
        self.questions.append(name)

    def parts(self, most: int) -> dict[str, Any]:
        """The time that a service takes, its contacts, and where they are."""
        kinds = self.chance.sample([ContactKind.APPLY, ContactKind.COLLECT], self.chance.randint(0, most))
        if self.contacts + len(kinds) > CONTACTS_MAX:
            kinds = []
        self.contacts += len(kinds)
        channels = [(Channel.HALL,), (Channel.HALL,), (Channel.HALL,), (Channel.HALL, Channel.ONLINE)]
        return {
            "promised": self.chance.choice([WEEK, IMMEDIATE]),
            "contacts": [
                self.catalogue.contact(*self.chance.choice(channels), kind=kind, when=self.maybe(0.3))
                for kind in kinds
            ],
            "places": self.chance.sample(PLACES, self.chance.choice([1, 1, 1, 2])),
        }

    def demands(self, papers: list[str]) -> list[Any]:
        needs = [Need.MUST, Need.MUST, Need.MUST, Need.LATER, Need.OPTIONAL]
        return [
            self.catalogue.demand(
                paper, when=self.maybe(), need=self.chance.choice(needs), by_agency=self.is_so(0.1)
            )
            for paper in papers
        ]

    def add_giver(self, paper: str) -> None:
        self.catalogue.evidence(paper, fetched_from=f"give_{paper}")
        others = [other for other in PAPERS if other != paper and self.is_so(0.3)]
        region = None if self.is_so(0.1) else COUNTY
        self.catalogue.service(f"give_{paper}", region=region, demands=self.demands(others), **self.parts(1))

    def add_step(self, number: int) -> None:
        steps = self.catalogue.steps
        is_waited_for = any("either" in step.after for step in steps)
        alternative = "either" if not is_waited_for and self.is_so(0.35) else ""
        before = [f"s{earlier}" for earlier in range(number)]
        if not alternative and any(step.alternative for step in steps):
            before.append("either")
        demands = self.demands([paper for paper in PAPERS if self.is_so(0.4)])
        self.catalogue.step(
            f"s{number}",
            after=[earlier for earlier in before if self.is_so(0.4)],
            when=self.maybe(0.6),
            optional=self.is_so(0.2),
            alternative=alternative,
            wait=WEEK if self.is_so(0.2) else None,
            demands=demands,
            outputs=[paper for paper in PAPERS if self.is_so(0.15)],
            region=None if self.is_so(0.03) else COUNTY,
            **self.parts(2),
        )
        if demands and self.is_so(0.4):
            if not self.catalogue.datasets:
                self.catalogue.dataset("people", *PAPERS)
            self.catalogue.right("people", evidence=[demands[0].evidence], services=[f"s{number}"])

    def with_cases(self, edition: Edition) -> Edition:
        """Steps that fall away, limits and waits that hang on answers, decisions on the applicant's word."""
        life_event = edition.life_events[MATTER]
        variants = []
        if when := self.maybe_parsed():
            drops = tuple(s.id for s in life_event.steps if self.is_so(0.15))
            promises = {s.id: IMMEDIATE for s in life_event.steps if self.is_so(0.2)}
            variants.append(Variant("v", when, Text("so", "故"), drops, promises))
        steps = tuple(replace(s, wait_when=self.maybe_parsed() if s.wait else None) for s in life_event.steps)
        services = dict(edition.services)
        for name, service in services.items():
            if when := self.maybe_parsed(0.2):
                case = ConditionalLimit(self.chance.choice([WEEK, IMMEDIATE]), when)
                services[name] = replace(service, promised_in_cases=(case,))
            elif self.is_so(0.1):
                services[name] = replace(service, commitment=Commitment(when=self.maybe_parsed(0.7)))
        life_event = replace(life_event, steps=steps, variants=tuple(variants))
        return replace(edition, services=services, life_events={MATTER: life_event})


def situations(life_event: LifeEvent) -> Iterator[dict[str, bool | int | str]]:
    values: dict[QuestionKind, list[bool | int | str]] = {
        QuestionKind.YES_NO: [True, False],
        QuestionKind.CHOICE: ["x", "y", "z"],
        QuestionKind.NUMBER: [59, 60, 61],
    }
    for answers in itertools.product(*(values[question.kind] for question in life_event.questions)):
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
    for answers, left in itertools.product(situations(life_event), choices(life_event)):
        try:
            found = api.plan(edition, MATTER, answers, COUNTY, (), ON, left_out=left)
        except DomainError as refused:
            if refused.code not in REFUSALS:
                raise
            continue
        worst = max(worst or 0, len(found.visits))
    return worst


def number_of_situations(edition: Edition) -> int:
    life_event = edition.life_events[MATTER]
    return sum(1 for _ in situations(life_event)) * sum(1 for _ in choices(life_event))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_proof_finds_what_trying_every_situation_finds(new_catalogue: Any, seed: int) -> None:
    edition = RandomMatter(Random(seed), new_catalogue()).edition()  # noqa: S311 - no secret
    if number_of_situations(edition) > SITUATIONS_MAX:
        return
    proof = api.prove(edition, MATTER, COUNTY, ON)
    event(f"{proof.visits} visits")
    event(f"first bound met: {proof.effort.first_bound == proof.visits}")
    assert proof.visits == worst_by_trying(edition)
    if proof.visits is not None:
        plan = api.plan(edition, MATTER, proof.situation, COUNTY, (), ON, left_out=proof.left_out)
        assert len(plan.visits) == proof.visits

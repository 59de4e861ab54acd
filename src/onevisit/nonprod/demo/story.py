"""One birth, from the first question to the last result, told as it happens."""

import time
from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec

from onevisit.nonprod.demo.answers import Answer, answer_all
from onevisit.nonprod.demo.client import CannotGoOnError, Json, Person, RefusedError, Server
from onevisit.nonprod.demo.departments import Officer
from onevisit.nonprod.demo.family import Family
from onevisit.nonprod.demo.personas import Persona, read_personas

LIFE_EVENT = "birth"
PARTY = "mother"
PAUSE_SECONDS = 0.25

USUAL_ANSWERS: dict[str, Answer] = {
    "born_in_licensed_institution": True,
    "older_than_one_year": False,
    "surname_of_a_parent": True,
    "parents_married": True,
    "household_follows": "mother",
    "ethnic_groups_differ": False,
    "mother_insured": True,
    "needs_social_security_card": True,
}
"""What this family answers unless it is told otherwise: the situation in which everything applies."""


class Listener(Protocol):
    """Whoever shows the story."""

    def says(self, sentence: str) -> None:
        """Something has happened."""

    def shows(self, case: Json) -> None:
        """The case looks like this now."""


class Outcome(msgspec.Struct, frozen=True):
    """How it ended."""

    case: Json
    seconds: float

    @property
    def is_finished(self) -> bool:
        """Whether every part was issued."""
        return all(part["state"] == "issued" for part in self.case["proceedings"])

    @property
    def visits(self) -> int:
        """How often somebody went anywhere."""
        return len(self.case["visits"])

    @property
    def keeps_the_promise(self) -> bool:
        """Everything issued, and nobody went anywhere."""
        return self.is_finished and self.visits == 0


def tell_a_birth(
    server: Server,
    *,
    region: str,
    given: dict[str, Answer],
    today: date,
    patience_seconds: float,
    listener: Listener,
    seconds: Callable[[], float] = time.monotonic,
) -> Outcome:
    """File one birth in `region` and follow it until it is finished.

    Raises `CannotGoOnError` with what to do where it cannot go on, and where it
    is not finished after `patience_seconds`.
    """
    began = seconds()
    _require_offer(server, region)
    answers = answer_all(server, LIFE_EVENT, region, given, USUAL_ANSWERS)
    plan = server.post(f"/api/life-events/{LIFE_EVENT}/plan", {"region": region, "answers": answers})
    listener.says(
        f"Questions answered: {len(answers)}. The plan: {len(plan['steps'])} parts, "
        f"{len(plan['visits'])} visits, {plan['working_days']} working days."
    )
    personas = read_personas(server)
    mother, father = personas.parents(region, answers)
    family = Family(_sign_in(server, mother), mother, father, today)
    listener.says(f"{mother.name} is signed in.")
    case = _file(family, region, answers, listener)
    officers = [Officer(_sign_in(server, persona)) for persona in personas.officers(region)]
    listener.says(f"{len(officers)} people of the departments are signed in.")
    finished = _follow(
        family, officers, case, until=began + patience_seconds, listener=listener, seconds=seconds
    )
    family.rate(case)
    listener.says("The family has rated the case: 5 of 5.")
    return Outcome(finished, seconds() - began)


def _require_offer(server: Server, region: str) -> None:
    offering = server.get("/api/regions", offering=LIFE_EVENT)["items"]
    if region in {each["code"] for each in offering}:
        return
    known = server.get(f"/api/regions/{region}")
    counties = ", ".join(f"{each['code']} ({each['name']})" for each in offering) or "no county yet"
    raise CannotGoOnError(f"{known['name']} does not offer this life event. It is offered by: {counties}.")


def _sign_in(server: Server, persona: Persona) -> Person:
    try:
        return Person(server, persona.username, persona.password)
    except RefusedError as no:
        raise CannotGoOnError(f"{persona.username} cannot sign in: {no.sentence}") from no


def _file(family: Family, region: str, answers: dict[str, Answer], listener: Listener) -> str:
    draft = family.begin(LIFE_EVENT, region, PARTY, answers)
    plan = family.plan(draft)
    filled = family.fill(draft, plan)
    listener.says(f"{len(plan['form'])} facts in one form, {filled} of them typed by the family.")
    for name in family.photograph(draft, plan):
        listener.says(f"A photo of “{name}” is handed in.")
    case = family.submit(draft)
    listener.says(f"Submitted. The number is {case}.")
    return case


def _follow(
    family: Family,
    officers: list[Officer],
    case: str,
    *,
    until: float,
    listener: Listener,
    seconds: Callable[[], float],
) -> Json:
    while True:
        view = family.look(case)
        listener.shows(view)
        if view["status"] == "finished":
            return view
        if seconds() > until:
            raise CannotGoOnError(_unfinished(view))
        for name in family.supply(view):
            listener.says(f"“{name}” was asked for, because its register could not give it; it is handed in.")
        done = [(officer, part) for officer in officers for part in officer.work(case)]
        for officer, part in done:
            listener.says(f"{officer.name}: {part}.")
        if not done:
            time.sleep(PAUSE_SECONDS)


def _unfinished(view: Json) -> str:
    waiting = ", ".join(
        f"{part['name']} ({part['state']})"
        for part in view["proceedings"]
        if part["state"] not in ("issued", "refused", "withdrawn", "lapsed")
    )
    return f"Still not finished: {waiting}. Look whether the worker runs; the case is {view['case']}."

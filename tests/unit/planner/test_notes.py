"""What else a plan tells: nothing that a definition says is dropped in silence (life_events.yaml)."""

from typing import Any

import pytest

from onevisit.kernel.conditions import parse
from onevisit.kernel.ids import BodyId, EvidenceId, QuestionId, StepId
from onevisit.kernel.text import Text, say
from onevisit.kernel.working_days import Limit, Unit
from onevisit.planner.definitions import (
    Channel,
    ClockStop,
    ContactDefinition,
    ContactKind,
    Demand,
    Draw,
    Guide,
    Inspection,
)

TEN_DAYS = Limit(10, Unit.WORKING_DAY)


def text(words: str) -> Text:
    return Text(words, words)


def notes_of_step(catalogue: Any) -> list[str]:
    return [say(note) for note in catalogue.plan().steps[0].notes]


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"clock_stops": (ClockStop.EXPERT_REVIEW,)}, "These stop the office's clock: a review by experts."),
        (
            {"extension": Limit(10, Unit.WORKING_DAY)},
            "The head of the office may lengthen the law's limit once.",
        ),
        ({"together_with": (BodyId("office"),)}, "Decided jointly with: office."),
        ({"supervised_by": BodyId("office")}, "office supervises it."),
        ({"proactive": True}, "The office begins by itself. You need not apply."),
        ({"inspection": Inspection(2)}, "At least 2 officers come together."),
        ({"send_back_if": (text("unsealed"),)}, "It is sent back for these reasons: unsealed."),
    ],
)
def test_a_step_tells_how_its_office_works(catalogue: Any, fields: dict[str, Any], note: str) -> None:
    catalogue.step("register")
    catalogue.change_service("register", **fields)
    assert notes_of_step(catalogue) == [note]


def test_a_failed_inspection_has_consequences(catalogue: Any) -> None:
    catalogue.step("inspect")
    catalogue.change_service("inspect", inspection=Inspection(2, (), text("rectify and stop use")))
    assert notes_of_step(catalogue)[1] == "If it fails: rectify and stop use."


def test_an_appointment_is_told_where_the_contact_applies(catalogue: Any) -> None:
    catalogue.question("abroad")
    contact = ContactDefinition(ContactKind.APPLY, (Channel.ONLINE,), parse("abroad"), appointment=True)
    catalogue.step("apply", contacts=[contact])
    assert [note.code for note in catalogue.plan({"abroad": True}).steps[0].notes] == ["note_appointment"]
    assert catalogue.plan({"abroad": False}).steps[0].notes == ()


def test_what_to_mind_with_a_paper_is_told(catalogue: Any) -> None:
    catalogue.evidence("register")
    demand = Demand(EvidenceId("register"), note=text("of the parent chosen"))
    catalogue.step("apply", demands=[demand])
    assert notes_of_step(catalogue) == ["register: of the parent chosen"]


def test_a_step_that_repeats_says_so(catalogue: Any) -> None:
    catalogue.step("appraise")
    catalogue.change_step("appraise", repeats=True)
    assert notes_of_step(catalogue) == ["It comes again later. This plan holds the first time."]


def test_a_lot_is_told_where_it_is_drawn(catalogue: Any) -> None:
    catalogue.question("drawn")
    catalogue.step("file", when="drawn || !drawn")
    catalogue.change_service("file", draw=Draw(QuestionId("drawn")))
    plan = catalogue.plan({"drawn": True})
    assert say(plan.steps[0].notes[0]) == "A lot decides when it is accepted: drawn?"


def test_the_whole_tells_whom_to_ask_and_what_is_done_together(catalogue: Any) -> None:
    """The Qingtian guidance group (002), seals with the licence (R31), one joint check (R54)."""
    catalogue.step("licence", outputs=["licence_paper"])
    catalogue.step("seals", outputs=["seal_receipt"])
    catalogue.of_life_event |= {
        "guide": Guide(first=True, group=True, about=text("Call 12345.")),
        "agent": BodyId("office"),
        "issue_together": (EvidenceId("licence_paper"), EvidenceId("seal_receipt")),
        "site_check_together": (StepId("licence"), StepId("seals")),
    }
    assert [say(note) for note in catalogue.plan().notes] == [
        "Please ask before you apply. Call 12345.",
        "Officers of all offices answer in one chat group.",
        "office runs the errands for you, free of charge.",
        "These are handed over at one time: licence_paper, seal_receipt.",
        "One joint visit on the spot serves: licence, seals.",
    ]

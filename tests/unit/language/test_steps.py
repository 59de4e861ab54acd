"""Steps of a life event: cycles, alternatives, promises, papers in the right order."""

import pytest

from onevisit.language import Diagnostic, compile, render
from onevisit.language.code_examples import CATALOGUE, Edit, apply

HEAD, _, REST = CATALOGUE["birth.yaml"].partition("    steps:\n")
TAIL = REST[REST.index("    form:") :]


def with_steps(steps: str, promised: str = "5 working days") -> tuple[Diagnostic, ...]:
    """The faults of the catalogue with other steps."""
    head = HEAD.replace("promised: 5 working days", f"promised: {promised}")
    return compile({**CATALOGUE, "birth.yaml": f"{head}    steps:\n{steps}{TAIL}"}).diagnostics


def step(name: str, service: str = "household_extract", **fields: str) -> str:
    own = {"service": service, "party": "child", **fields}
    return f"      {name}:\n" + "".join(f"        {field}: {value}\n" for field, value in own.items())


FIRST = step("registration", "household_registration")


def test_a_cycle_is_shown_with_the_whole_round() -> None:
    (fault,) = with_steps(
        FIRST
        + step("one", after="[registration, three]")
        + step("two", after="[one]")
        + step("three", after="[two]")
    )
    assert fault.code == "OV401"
    assert fault.what == "these steps wait for each other: one → three → two → one"
    assert "^^^" in render(fault)
    assert (fault.line, fault.span.column) == ("        after: [one]", 17)


def test_a_step_that_waits_for_itself_is_a_cycle() -> None:
    (fault,) = with_steps(step("registration", "household_registration", after="[registration]"))
    assert fault.code == "OV401"


def test_a_cycle_through_a_group_of_alternatives_is_found() -> None:
    faults = with_steps(
        FIRST
        + step("one", after="[registration, way]")
        + step("two", alternative="way", when="married", after="[one]")
        + step("three", alternative="way", after="[registration]")
    )
    assert [fault.code for fault in faults] == ["OV401"]


def test_steps_may_come_after_a_group_of_alternatives() -> None:
    faults = with_steps(
        FIRST
        + step("two", alternative="way", when="married", after="[registration]")
        + step("three", alternative="way", after="[registration]")
        + step("one", after="[way]")
    )
    assert faults == ()


def test_alternatives_that_leave_a_gap_show_a_situation_without_any() -> None:
    (fault,) = with_steps(
        FIRST
        + step("two", alternative="way", when="married", after="[registration]")
        + step(
            "three", alternative="way", when="'!married && follows == \"father\"'", after="[registration]"
        ),
    )[:1]
    assert fault.code == "OV412"
    assert "married = no, follows = mother" in fault.what


def test_a_gap_where_the_life_event_does_not_serve_is_none() -> None:
    faults = with_steps(
        FIRST
        + step("two", alternative="way", when="married", after="[registration]")
        + step("three", alternative="way", when="'!married && follows == \"mother\"'", after="[registration]")
    )
    assert faults == ()


def test_alternatives_without_conditions_are_the_applicants_choice() -> None:
    faults = with_steps(
        FIRST
        + step("two", alternative="way", after="[registration]")
        + step("three", alternative="way", after="[registration]")
    )
    assert faults == ()


def test_optional_steps_do_not_count_in_the_promise() -> None:
    assert with_steps(step("registration", "household_registration", optional="yes"), "immediate") == ()


@pytest.mark.parametrize(
    ("promised", "codes"),
    [
        ("3 working days", []),
        ("2 working days", ["OV419"]),
        ("1 calendar day", ["OV419"]),
        ("1 month", []),
        ("none", []),
    ],
)
def test_the_longest_chain_fits_into_the_promise(promised: str, codes: list[str]) -> None:
    assert [fault.code for fault in with_steps(FIRST, promised) if fault.code != "OV302"] == codes


def test_promises_of_steps_one_after_the_other_add_up() -> None:
    (fault,) = with_steps(FIRST + step("again", "household_registration", after="[registration]"))
    assert fault.code == "OV419"
    assert "3 working days + 3 working days" in fault.what


def test_an_output_that_a_later_step_makes_is_warned_of_and_not_an_error() -> None:
    (fault,) = with_steps(FIRST + step("extract"))
    assert (fault.code, fault.mend) == ("OV421", "Add `registration` to its `after`.")


def test_a_step_far_behind_the_maker_of_its_paper_is_right() -> None:
    faults = with_steps(FIRST + step("one", after="[registration]") + step("two", after="[one]"))
    assert faults == ()


def test_the_party_of_a_demand_must_be_in_the_life_event() -> None:
    edit = Edit(
        "services.yaml",
        "demands: [household_register]",
        "demands:\n      - {evidence: household_register, about: aunt}",
    )
    assert [d.code for d in compile(apply(edit)).diagnostics] == ["OV413"]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("given: {married: yes}\n    questions: [follows]", ["OV414"]),
        ("questions: [married, follows]", ["OV413", "OV418"]),
    ],
)
def test_a_service_of_several_life_events_may_ask_others_elsewhere(asked: str, codes: list[str]) -> None:
    """What can never hold here needs neither the party nor the page that another life event has."""
    facts = "facts: [child_name, {facts: [host_name], when: '!married'}]"
    host = "  host_name: {name: {en: Host, zh: 户主}, kind: text, group: host, party: host}\n"
    files = {
        **CATALOGUE,
        "services.yaml": CATALOGUE["services.yaml"].replace("facts: [child_name]", facts),
        "birth.yaml": CATALOGUE["birth.yaml"].replace("questions: [married, follows]", asked),
        "papers.yaml": CATALOGUE["papers.yaml"] + host,
        "groups.yaml": "groups:\n  host: {name: {en: Host, zh: 户主}}\n",
    }
    assert sorted(fault.code for fault in compile(files).diagnostics) == codes

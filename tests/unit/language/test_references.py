"""Ids: unknown ones are shown with a caret and the nearest name, unused ones are warned of."""

from onevisit.language import Diagnostic, compile, render
from onevisit.language.code_examples import CATALOGUE, Edit, apply


def only(file: str, old: str, new: str) -> Diagnostic:
    """The one fault of the catalogue with an edit."""
    (fault,) = compile(apply(Edit(file, old, new))).diagnostics
    return fault


def test_an_unknown_id_is_shown_with_a_caret_and_the_nearest_name() -> None:
    fault = only("birth.yaml", "service: household_extract", "service: household_extrakt")
    assert render(fault).splitlines()[:5] == [
        "error[OV301]: there is no service `household_extrakt`",
        "  --> birth.yaml:29:18",
        "   |",
        "29 |         service: household_extrakt",
        "   |                  " + "^" * len("household_extrakt"),
    ]
    assert fault.mend == "Did you mean `household_extract`?"


def test_a_name_that_resembles_none_gets_the_short_list_of_what_is_known() -> None:
    fault = only("birth.yaml", "lead: police_station", "lead: zzz")
    assert fault.mend == "Known here: `civil_affairs_bureau`, `police_station`"


def test_an_unknown_step_in_after_is_shown() -> None:
    fault = only("birth.yaml", "after: [registration]", "after: [registration, registraton]")
    assert (fault.code, fault.span.line, fault.mend) == ("OV301", 31, "Did you mean `registration`?")


def test_an_unknown_law_is_shown_without_its_article() -> None:
    fault = only("services.yaml", "household_rules art. 18", "household_rule art. 18")
    assert (fault.code, fault.span.length) == ("OV301", len("household_rule"))


def test_an_unknown_question_is_shown_inside_its_condition() -> None:
    files = apply(Edit("services.yaml", '"!married"', '"!maried"'))
    fault = next(d for d in compile(files).diagnostics if d.code == "OV301")
    assert (fault.span.line, fault.span.column, fault.span.length) == (16, 17, len("maried"))


def test_an_unknown_organisation_in_a_table_is_shown_in_its_cell() -> None:
    fault = only("offers/330122.csv", "extract,330122,tongjun_station", "extract,330122,tongjun_statoin")
    assert (fault.code, fault.span.line, fault.span.column) == ("OV301", 3, 26)
    assert fault.mend == "Did you mean `tongjun_station`?"


def test_an_unknown_region_of_a_right_is_shown() -> None:
    assert only("papers.yaml", 'region: "33"', 'region: "34"').code == "OV301"


def test_unquoted_codes_are_codes() -> None:
    assert compile(apply(Edit("papers.yaml", 'region: "33"', "region: 33"))).diagnostics == ()


def test_every_unused_definition_is_warned_of_and_does_not_stop_the_edition() -> None:
    files = {**CATALOGUE, "more.yaml": "groups:\n  money: {name: {en: Money, zh: 钱}}\n"}
    compilation = compile(files)
    assert [(d.code, d.span.line) for d in compilation.diagnostics] == [("OV302", 2)]
    assert compilation.edition is not None


def test_nothing_is_called_unused_while_something_cannot_be_read() -> None:
    files = apply(Edit("birth.yaml", "audience: person", "audience: persona"))
    assert [d.code for d in compile(files).diagnostics] == ["OV206"]


def test_a_missing_calendar_is_told() -> None:
    files = {name: text for name, text in CATALOGUE.items() if name != "calendar.yaml"}
    assert [d.code for d in compile(files).diagnostics] == ["OV303"]


def test_a_fault_in_every_file_is_told_in_one_run() -> None:
    files = dict(CATALOGUE)
    files["laws.yaml"] = files["laws.yaml"].replace("in_force_from", "in_force_since")
    files["bodies.yaml"] = files["bodies.yaml"].replace("levels: [county]", "levels: [canton]")
    files["papers.yaml"] = files["papers.yaml"].replace("kind: text", "kind: txet")
    files["services.yaml"] = files["services.yaml"].replace("3 working days", "3 weeks")
    files["birth.yaml"] = files["birth.yaml"].replace("may_apply: yes", "may_apply: perhaps")
    files["calendar.yaml"] = files["calendar.yaml"].replace("2026-12-31", "2026-13-31")
    assert {d.span.file for d in compile(files).errors} == set(files) - {"regions.csv", "offers/330122.csv"}


def test_regions_that_stand_above_each_other_are_shown() -> None:
    files = apply(Edit("regions.csv", "33,province,,", "33,province,330122,"))
    (fault,) = compile(files).diagnostics
    assert (fault.code, fault.span.file) == ("OV429", "regions.csv")
    assert "33 → 330122 → 3301 → 33" in fault.what

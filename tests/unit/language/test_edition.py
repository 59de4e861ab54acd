"""Editions: named by their content alone, and kept as JSON."""

import msgspec

from onevisit.language import compile
from onevisit.language.code_examples import CATALOGUE, Edit, apply
from onevisit.planner.definitions import Edition


def edition_of(files: dict[str, str]) -> Edition:
    edition = compile(files).edition
    assert edition is not None
    return edition


def test_an_edition_written_as_json_and_read_again_is_equal() -> None:
    edition = edition_of(dict(CATALOGUE))
    assert msgspec.json.decode(msgspec.json.encode(edition), type=Edition) == edition


def test_neither_the_order_nor_the_names_of_files_change_the_hash() -> None:
    turned = dict(reversed(CATALOGUE.items()))
    moved = {f"z_{name}" if name.endswith(".yaml") else name: text for name, text in CATALOGUE.items()}
    assert {edition_of(files).hash for files in (dict(CATALOGUE), turned, moved)} == {
        edition_of(dict(CATALOGUE)).hash
    }


def test_the_order_of_definitions_in_a_file_does_not_change_the_hash() -> None:
    first, second = CATALOGUE["services.yaml"].removeprefix("services:\n").split("\n\n")
    files = {**CATALOGUE, "services.yaml": f"services:\n{second}\n{first}\n"}
    assert edition_of(files).hash == edition_of(dict(CATALOGUE)).hash


def test_remarks_and_layout_do_not_change_the_hash() -> None:
    edited = apply(Edit("laws.yaml", "laws:\n", "# a remark\n\nlaws:\n\n"))
    assert edition_of(edited).hash == edition_of(dict(CATALOGUE)).hash


def test_a_value_left_at_its_default_is_the_same_as_one_not_written() -> None:
    said = "amount: 10 CNY\n        collected_with_case: yes"
    edited = apply(Edit("services.yaml", "amount: 10 CNY", said))
    assert edition_of(edited).hash == edition_of(dict(CATALOGUE)).hash


def test_every_change_of_content_changes_the_hash() -> None:
    edits = [
        Edit("services.yaml", "promised: 3 working days", "promised: 2 working days"),
        Edit("regions.csv", "Tonglu County", "Tonglu"),
        Edit("offers/330122.csv", "apply: online;", "apply: online station;"),
        Edit("birth.yaml", "visits_at_most: 0", "visits_at_most: 1"),
        Edit("calendar.yaml", "make_up: [2026-01-04]", "make_up: []"),
        Edit("laws.yaml", "a guide that was read", "another guide"),
        Edit("services.yaml", "[online, station, hall]", "[station, online, hall]"),
    ]
    hashes = {edition_of(dict(CATALOGUE)).hash, *(edition_of(apply(edit)).hash for edit in edits)}
    assert len(hashes) == len(edits) + 1


def test_definitions_remember_where_they_stand() -> None:
    service = edition_of(dict(CATALOGUE)).services["household_registration"]  # type: ignore[index]
    assert service.position is not None
    assert (service.position.file, service.position.line) == ("services.yaml", 2)
    assert service.demands[1].position is not None
    assert service.demands[1].position.line == 15


def test_an_edition_is_made_only_where_there_is_no_error() -> None:
    compilation = compile(apply(Edit("birth.yaml", "lead: police_station", "lead: nobody")))
    assert compilation.edition is None
    assert compilation.errors == compilation.diagnostics


def test_no_files_make_no_crash() -> None:
    assert [d.code for d in compile({}).diagnostics] == ["OV303"]

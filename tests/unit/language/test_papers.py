"""Evidence: somebody gives it; rights read what registers have, for those who need it."""

import pytest

from onevisit.language import compile
from onevisit.language.code_examples import Edit, apply


def codes(file: str, old: str, new: str) -> list[str]:
    return [d.code for d in compile(apply(Edit(file, old, new))).diagnostics]


@pytest.mark.parametrize("kind", ["certificate", "report", "identity", "data"])
def test_evidence_that_nobody_issues_is_an_error(kind: str) -> None:
    assert codes("papers.yaml", "kind: declaration", f"kind: {kind}") == ["OV402"]


@pytest.mark.parametrize("kind", ["photo", "form", "contract", "declaration"])
def test_what_the_applicant_makes_needs_no_issuer(kind: str) -> None:
    assert codes("papers.yaml", "kind: declaration", f"kind: {kind}") == []


def test_data_cannot_be_carried_even_where_it_has_an_issuer() -> None:
    new = "kind: data\n    issuer: police_station"
    assert codes("papers.yaml", "kind: declaration", new) == ["OV402"]


def test_a_register_that_gives_it_is_enough() -> None:
    files = apply(Edit("papers.yaml", "kind: declaration", "kind: data"))
    files["papers.yaml"] = files["papers.yaml"].replace("gives: [marriage", "gives: [declaration, marriage")
    # It is given, and the applicant cannot have it while no right is open.
    assert [d.code for d in compile(files).diagnostics] == ["OV422"]


def test_what_the_agency_makes_itself_needs_no_issuer() -> None:
    files = apply(Edit("papers.yaml", "kind: declaration", "kind: report"))
    files["services.yaml"] = files["services.yaml"].replace(
        "evidence: declaration\n", "evidence: declaration\n        made_by_agency: yes\n"
    )
    assert compile(files).diagnostics == ()


def test_a_right_of_the_parent_body_serves_its_stations() -> None:
    files = apply(Edit("papers.yaml", "consumer: police_station", "consumer: bureau"))
    files["bodies.yaml"] = (
        files["bodies.yaml"]
        .replace("bodies:\n", "bodies:\n  bureau:\n    name: {en: Police, zh: 公安局}\n", 1)
        .replace("levels: [township]", "parent: bureau")
    )
    assert compile(files).diagnostics == ()


def test_a_right_that_ends_before_it_begins_is_shown() -> None:
    assert codes("papers.yaml", "since: 2019-01-01", "since: 2019-01-01\n    until: 2018-01-01") == ["OV211"]


def test_what_an_open_register_gives_is_asked_of_nobody() -> None:
    files = apply(
        Edit("papers.yaml", "gives: [marriage_certificate]", "gives: [marriage_certificate, declaration]")
    )
    files["papers.yaml"] = files["papers.yaml"].replace("sharing: conditional", "sharing: open")
    assert [fault.code for fault in compile(files).diagnostics] == ["OV432"]


def test_a_paper_obtained_by_way_of_others_that_need_it_is_a_circle() -> None:
    files = apply(Edit("papers.yaml", "issuer: police_station", "obtained_from: other"))
    files["services.yaml"] += """
  other:
    name: {en: Other, zh: 其他}
    kind: confirmation
    body: police_station
    statutory: none
    promised: immediate
    contacts: {apply: online}
    demands: [declaration]
"""
    files["papers.yaml"] = files["papers.yaml"].replace(
        "kind: declaration", "kind: declaration\n    obtained_from: household_extract"
    )
    (fault,) = compile(files).diagnostics
    assert fault.code == "OV430"
    assert fault.what.endswith("declaration → household_register → declaration")

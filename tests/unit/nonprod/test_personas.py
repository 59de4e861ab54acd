"""The demo's people fit the content: whoever decides about a birth can sign in, in every county."""

import csv
from datetime import date
from pathlib import Path

import pytest

from onevisit.nonprod.personas import PERSONAS, Persona
from onevisit.people.api import check_identity_number, check_phone

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.username)
def test_identity_numbers_and_phones_are_possible(persona: Persona) -> None:
    check_identity_number(persona.identity_number, date(2026, 11, 23))
    if persona.phone:
        assert check_phone(persona.phone) == persona.phone


def test_nobody_shares_a_name_or_a_number() -> None:
    assert len({persona.username for persona in PERSONAS}) == len(PERSONAS)
    assert len({persona.identity_number for persona in PERSONAS}) == len(PERSONAS)


@pytest.mark.parametrize("county", ["330122", "330603", "330783"])
def test_every_organisation_that_accepts_or_decides_has_its_officer(county: str) -> None:
    with (CONTENT / "offers" / f"{county}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    handling = {row[role] for row in rows for role in ("deciding", "accepting") if row[role]}
    officers = {
        persona.organisation for persona in PERSONAS if persona.role == "officer" and persona.region == county
    }
    assert officers == handling


def test_every_county_has_a_family_and_a_clerk() -> None:
    for role in ("citizen", "clerk"):
        assert {persona.region for persona in PERSONAS if persona.role == role} == {
            "330122",
            "330603",
            "330783",
        }


def test_first_is_the_married_mother_in_tonglu() -> None:
    first, second = PERSONAS[:2]
    assert (first.username, first.region, first.married) == ("lixiaomei", "330122", True)
    assert (second.partner, first.partner) == ("lixiaomei", "wangjianguo")


def test_one_family_is_not_married() -> None:
    assert {persona.username for persona in PERSONAS if persona.partner and not persona.married} == {
        "zhangting",
        "chenhao",
    }

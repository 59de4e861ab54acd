"""The committed content, compiled once, and the reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from onevisit.cli.folder import read_folder
from onevisit.language import compile
from onevisit.planner.definitions import Edition

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(scope="session")
def edition() -> Edition:
    made = compile(read_folder(CONTENT)).edition
    assert made is not None, "run `onevisit check` to see why"
    return made


@pytest.fixture
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def married() -> dict[str, bool | str]:
    """Answers of married parents with an insured mother."""
    return {
        "born_in_licensed_institution": True,
        "older_than_one_year": False,
        "surname_of_a_parent": True,
        "parents_married": True,
        "household_follows": "mother",
        "ethnic_groups_differ": False,
        "mother_insured": True,
        "needs_social_security_card": True,
    }

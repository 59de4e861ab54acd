"""Issue 2, done when 2: `onevisit demo birth` against `make run` ends well, with every output issued."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

COUNTIES = ("330122", "330603", "330783")
SECONDS_MAX = 120


@dataclass
class Told:
    status: int
    output: str
    sentences: str

    @property
    def data(self) -> Any:
        return json.loads(self.output)


def demo(running: Any, *arguments: str, url: str = "") -> Told:
    onevisit = str(Path(sys.executable).with_name("onevisit"))
    command = [onevisit, "demo", "birth", "--url", url or running.url]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, timeout=SECONDS_MAX, check=False, text=True
    )
    return Told(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("region", COUNTIES)
def test_every_part_is_issued_and_nobody_went_anywhere(running: Any, region: str) -> None:
    told = demo(running, "--region", region, "--json")
    assert told.status == 0, told.sentences
    assert told.data["case"].startswith(region)
    assert (told.data["visits"], told.data["kept"]) == (0, True)
    assert len(told.data["proceedings"]) == 8
    for part in told.data["proceedings"]:
        assert part["state"] == "issued"
        assert part["received_at"] <= part["accepted_at"] <= part["decided_at"] <= part["closed_at"]
    assert {output["key"] for output in told.data["outputs"]} == {
        "medical_certificate_of_birth.child",
        "vaccination_record.child",
        "household_register.child",
        "medical_insurance_record.child",
        "social_security_card.child",
    }


def test_the_finished_timeline_is_printed_for_people(running: Any) -> None:
    told = demo(running)
    assert told.status == 0, told.sentences
    for heading in ("Timeline", "Parts", "Results", "8 of 8 parts issued, 0 visits"):
        assert heading in told.output
    assert "Submitted. The number is 330122" in told.sentences


def test_another_situation_needs_photos_and_fewer_parts(running: Any) -> None:
    told = demo(
        running,
        "--json",
        *("--answer", "parents_married=no"),
        *("--answer", "household_follows=father"),
        *("--answer", "ethnic_groups_differ=是"),
        *("--answer", "mother_insured=no"),
    )
    assert told.status == 0, told.sentences
    assert len(told.data["proceedings"]) == 7
    assert "A photo of “Paternity test certificate” is handed in." in told.sentences


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--region", "330106"), "It is offered by: 330122"),
        (("--region", "999999"), "There is no region 999999"),
        (("--answer", "marrid=yes"), "asks no question marrid"),
        (("--answer", "parents_married=maybe"), "maybe does not answer the question"),
        (("--answer", "older_than_one_year=yes"), "A child older than one year is registered later"),
        (("--answer", "yes"), "Write it as question=answer"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_filed(
    running: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    told = demo(running, *arguments)
    assert told.status == 2
    assert sentence in told.sentences
    assert "Submitted" not in told.sentences
    assert told.output == ""


def test_no_server_is_told_with_how_to_start_one(running: Any) -> None:
    told = demo(running, url="http://127.0.0.1:9")
    assert (told.status, told.output) == (2, "")
    assert "Start one with `make run`" in told.sentences

"""The how-to for officials is true: what it shows compiles beside the content, and does what it says."""

import re
from pathlib import Path

import pytest

from onevisit.cli.folder import read_folder
from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.language import compile, render
from onevisit.planner.api import parse_answers, plan
from onevisit.planner.plans import SourceKind

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "how-to" / "describe-a-service.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(?:yaml|csv)\n# file: (\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    written = dict(BLOCK.findall(PAGE))
    assert len(written) == 7
    return {**read_folder(ROOT / "content"), **written}


def test_what_the_page_shows_compiles_without_a_fault(files: dict[str, str]) -> None:
    assert [render(diagnostic) for diagnostic in compile(files).diagnostics] == []


def test_the_fault_that_the_page_shows_is_the_compilers_own(files: dict[str, str]) -> None:
    # The page's own first line ("# file:") stands in the author's file too.
    text = "# remark\n" + files["services/residence.yaml"].replace(
        "body: police_station", "body: police_stattion"
    )
    (fault,) = compile({**files, "services/residence.yaml": text}).diagnostics
    shown = PAGE.split("## Reading a fault")[1].split("```text\n")[1].split("```")[0]
    assert render(fault) + "\n" == shown


def test_the_example_of_the_page_gives_the_plan_that_it_expects(files: dict[str, str]) -> None:
    compilation = compile(files)
    assert compilation.edition is not None
    example = next(e for e in compilation.examples if e.life_event == "moving_in")
    life_event = LifeEventId("moving_in")
    answers = parse_answers(compilation.edition, life_event, example.answers)
    found = plan(compilation.edition, life_event, answers, RegionCode(example.region), (), example.on)
    sources = {demand.paper.key: demand.source.kind for demand in found.demands}
    assert sources == {
        "identity_card.resident": SourceKind.SHARED,
        "proof_of_home.resident": SourceKind.APPLICANT,
    }
    assert len(found.visits) == example.expect.visits
    assert "landlord_name" in {fact.fact for fact in found.facts}
    assert found.promised_on == example.expect.promised_on

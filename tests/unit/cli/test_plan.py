"""`onevisit plan`: what it prints and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from onevisit.cli.main import run

CONTENT = Path(__file__).parents[3] / "content"
ANSWERS = {
    "born_in_licensed_institution": "yes",
    "older_than_one_year": "no",
    "surname_of_a_parent": "yes",
    "parents_married": "yes",
    "household_follows": "mother",
    "ethnic_groups_differ": "否",
    "mother_insured": "yes",
    "needs_social_security_card": "是",
}


def arguments(answers: dict[str, str], *more: str, region: str = "330122") -> list[str]:
    given = [word for name, answer in answers.items() for word in ("--answer", f"{name}={answer}")]
    base = ["plan", "birth", "--region", region, "--on", "2026-03-02", "--content", str(CONTENT)]
    return [*base, *given, *more]


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")


def test_a_plan_is_printed_with_visits_papers_days_and_money(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(ANSWERS)) == 0
    printed = capsys.readouterr().out
    assert "no visit" in printed
    assert "0 papers from you   10 working days   ¥0.00 to pay now" in printed
    assert "We fetch (7)" in printed
    assert "You bring (0)" in printed
    assert "by 16 Mar" in printed
    assert "Handed in on Monday 2 March 2026. All done by Monday 16 March 2026." in printed
    assert "¥400.00 later" in printed
    assert "rights." not in printed


def test_every_line_tells_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments({**ANSWERS, "needs_social_security_card": "no"}, "--why")) == 0
    printed = capsys.readouterr().out
    assert "You do not need this because of your answers: Shall a social security card be made" in printed
    assert "life_events.birth.steps.social_security_card.when" in printed
    assert "We fetch it from Marriage register" in printed
    assert "by law 30 Mar" in printed
    assert "The last day comes from these, one after the other: Maternity expenses and allowance." in printed


def test_a_plan_is_printed_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(ANSWERS, "--lang", "zh")) == 0
    printed = capsys.readouterr().out
    assert "出生一件事 · 桐庐县" in printed
    assert "零跑" in printed
    assert "2026年3月2日 星期一提交" in printed


def test_a_plan_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(ANSWERS, "--json")) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["visits"] == []
    assert plan["promised_on"] == "2026-03-16"


def test_papers_held_registers_failed_and_steps_left_out_change_the_plan(
    capsys: pytest.CaptureFixture[str],
) -> None:
    changes = ["--hold", "identity_card", "--fail", "marriage_register", "--without", "maternity_benefit"]
    assert run(arguments(ANSWERS, "--json", *changes)) == 0
    plan = json.loads(capsys.readouterr().out)
    sources = {demand["paper"]["evidence"]: demand["source"]["kind"] for demand in plan["demands"]}
    assert (sources["identity_card"], sources["marriage_certificate"]) == ("held", "applicant")
    assert [left["id"] for left in plan["left_out"]] == ["maternity_benefit"]


def test_missing_answers_are_listed_as_options_to_add(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments({"parents_married": "yes"})) == 1
    told = capsys.readouterr().err
    assert "Answer these questions first:" in told
    assert "--answer born_in_licensed_institution=yes|no" in told
    assert "--answer household_follows=mother|father" in told
    assert "--answer parents_married" not in told


def test_a_refusal_is_json_where_json_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments({}, "--json")) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["refused"] == "answers_missing"
    assert told["answer_these"]["household_follows"] == "mother|father"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({**ANSWERS, "older_than_one_year": "yes"}, "situation_excluded"),
        ({**ANSWERS, "parents_married": "perhaps"}, "wrong_answer"),
        ({**ANSWERS, "parents_maried": "yes"}, "unknown_question"),
    ],
)
def test_a_refused_situation_ends_with_one(
    capsys: pytest.CaptureFixture[str], given: dict[str, str], code: str
) -> None:
    assert run(arguments(given)) == 1
    assert f"[{code}]" in capsys.readouterr().err


def test_an_unknown_region_ends_with_one_and_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(ANSWERS, region="33012")) == 1
    assert "There is no region 33012. Did you mean" in capsys.readouterr().err


def test_a_county_without_offers_names_the_services(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments(ANSWERS, region="330102")) == 1
    told = capsys.readouterr().err
    assert "does not offer this yet: First issue of the medical certificate of birth, " in told
    assert "[not_offered]" in told


def test_an_answer_without_a_sign_cannot_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments(ANSWERS), "--answer", "parents_married"]) == 2
    assert "write it as question=answer" in capsys.readouterr().err


def test_without_definitions_nothing_can_be_planned(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run([*arguments(ANSWERS), "--content", str(tmp_path / "nowhere")]) == 2
    assert "[no_content_folder]" in capsys.readouterr().err


def test_definitions_with_errors_are_not_planned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "content"
    shutil.copytree(CONTENT, broken)
    (broken / "life_events" / "broken.yaml").write_text("life_events: [", "utf-8")
    assert run([*arguments(ANSWERS), "--content", str(broken)]) == 2
    told = capsys.readouterr().err
    assert "Run onevisit check" in told
    assert "[content_has_errors]" in told

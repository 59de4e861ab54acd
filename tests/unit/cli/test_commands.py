"""The command line: quick, without Django, refusals as sentences, exit status 0, 1, 2."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from onevisit.cli.main import run
from onevisit.kernel.errors import DomainError, Kind, Refusal
from onevisit.language.code_examples import CATALOGUE, EXAMPLES, apply


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def test_check_says_what_an_edition_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(write(tmp_path, dict(CATALOGUE)))]) == 0
    out = capsys.readouterr().out
    assert out.startswith("8 files: nothing to mend\nedition ")
    assert "1 life event, 2 services, 2 offers, 4 regions" in out


def test_check_ends_with_1_where_there_are_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(write(tmp_path, apply(EXAMPLES["OV301"])))]) == 1
    out = capsys.readouterr().out
    assert "error[OV301]: there is no body `police_stattion`" in out
    assert out.endswith("8 files: 1 error\n")


def test_warnings_alone_end_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(write(tmp_path, apply(EXAMPLES["OV302"])))]) == 0
    assert "8 files: 1 warning\nedition " in capsys.readouterr().out


def test_check_as_json_has_everything_that_the_page_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(write(tmp_path, apply(EXAMPLES["OV301"]))), "--json"]) == 1
    answer = msgspec.json.decode(capsys.readouterr().out)
    assert (answer["edition"], answer["errors"], answer["warnings"]) == (None, 1, 0)
    (fault,) = answer["diagnostics"]
    assert (fault["code"], fault["file"], fault["line"], fault["column"]) == ("OV301", "birth.yaml", 18, 11)
    assert fault["mend"] == "Did you mean `police_station`?"


def test_without_a_terminal_there_are_no_colours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(write(tmp_path, apply(EXAMPLES["OV301"])))])
    assert "\x1b" not in capsys.readouterr().out


def test_on_a_terminal_the_heading_and_the_caret_are_coloured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    run(["check", str(write(tmp_path, apply(EXAMPLES["OV301"])))])
    out = capsys.readouterr().out
    assert "\x1b[1;31merror[OV301]" in out
    assert "^^^\x1b[0m" in out


def test_no_color_is_respected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    run(["check", str(write(tmp_path, apply(EXAMPLES["OV301"])))])
    assert "\x1b" not in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_refused_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path / "nowhere")]) == 2
    err = capsys.readouterr().err
    assert "Name the folder that holds the definitions. [no_content_folder]" in err


def test_a_folder_without_definitions_is_refused_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.yaml").write_text("laws: {}")
    assert run(["check", str(tmp_path)]) == 2
    assert "[no_definitions]" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_diagnosed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, dict(CATALOGUE))
    (tmp_path / "more.yaml").write_bytes("laws:\n  x: 浙江省".encode("gb18030"))
    assert run(["check", str(tmp_path)]) == 1
    assert "error[OV107]" in capsys.readouterr().out


def test_a_file_in_a_spreadsheets_own_utf8_is_read(tmp_path: Path) -> None:
    write(tmp_path, {name: "\ufeff" + text for name, text in CATALOGUE.items()})
    assert run(["check", str(tmp_path)]) == 0


def test_an_unknown_command_is_refused_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    assert "chekc" in capsys.readouterr().err


def test_every_kind_of_refusal_has_an_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in Kind:

        def refuse(*_: object, kind: Kind = kind, **__: object) -> None:
            raise Refusal("no_such", "There is no {thing}.", kind)(thing="door")

        monkeypatch.setattr("onevisit.cli.main.application", refuse)
        assert run([]) in (1, 2)
        assert capsys.readouterr().err == "There is no door. [no_such]\n"
    assert issubclass(DomainError, Exception)


def test_checking_starts_without_django() -> None:
    code = (
        "import sys; from onevisit.cli.main import run; run(['check', 'nowhere']);"
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "check" in capsys.readouterr().out

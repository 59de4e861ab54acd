"""A sentence without Chinese is found, and so is one that names other data than the English."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
MORNING = 'msgid "Good morning"\nmsgstr "早上好"\n\n'
GONE = 'msgid "The case {case} is gone."\nmsgstr '
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def translations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "translations", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    for part in module.SPOKEN:
        (tmp_path / part).mkdir()
    (tmp_path / "cases" / "refusals.py").write_text(
        'X = Refusal("gone", "The case {case} is gone.", Kind.UNKNOWN)\n'
    )
    page = tmp_path / "look" / "jinja2" / "page.html"
    page.parent.mkdir()
    page.write_text("{% trans %}Good morning{% endtrans %}")
    return module


def write(module: ModuleType, part: str, body: str) -> None:
    file: Path = module.catalogue_file(part)
    file.parent.mkdir(parents=True)
    file.write_text(HEADER + body, encoding="utf-8")


def test_sentences_of_refusals_and_pages_are_found(
    translations: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translations.check() == 1
    said = capsys.readouterr().out
    assert "no Chinese for 'The case {case} is gone.'" in said
    assert "no Chinese for 'Good morning'" in said


def test_complete_chinese_passes_whichever_part_holds_it(translations: ModuleType) -> None:
    write(translations, "look", MORNING + GONE + '"办件{case}不存在。"\n')
    assert translations.check() == 0


def test_an_empty_or_doubtful_translation_is_none(translations: ModuleType) -> None:
    write(translations, "look", f'#, fuzzy\n{MORNING}{GONE}""\n')
    assert translations.check() == 1


def test_data_that_the_english_does_not_name_is_a_fault(
    translations: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    write(translations, "look", MORNING + GONE + '"{number}不存在。"\n')
    assert translations.check() == 1
    assert "uses ['number']" in capsys.readouterr().out


def test_missing_sentences_are_written_into_their_parts_catalogue(translations: ModuleType) -> None:
    translations.update()
    assert 'msgid "The case {case} is gone."\nmsgstr ""' in translations.catalogue_file("cases").read_text()
    assert 'msgid "Good morning"\nmsgstr ""' in translations.catalogue_file("look").read_text()

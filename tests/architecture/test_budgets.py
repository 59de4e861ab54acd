"""Sizes that keep a reader's way short (style.md, "Budgets"), and sentences that stay plain (issue 1)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE_LINES_MAX = 400
TEST_LINES_MAX = 600
FUNCTION_LINES_MAX = 70
SENTENCE_WORDS_MAX = 20


def files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_files_stay_within_their_size() -> None:
    limits = {"src": SOURCE_LINES_MAX, "tools": SOURCE_LINES_MAX, "tests": TEST_LINES_MAX}
    long = {
        name(path): lines
        for folder, limit in limits.items()
        for path in files(folder)
        if (lines := path.read_text(encoding="utf-8").count("\n")) > limit
    }
    assert long == {}


def test_functions_stay_within_their_size() -> None:
    long = {
        f"{name(path)}:{node.lineno} {node.name}": length
        for path in files("src", "tools")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    }
    assert long == {}


def refusals() -> Iterator[tuple[str, str]]:
    """Where each refusal stands, and its template."""
    for path in files("src"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                not isinstance(node, ast.Call)
                or getattr(node.func, "id", "") != "Refusal"
                or len(node.args) < 2
            ):
                continue
            template = ast.literal_eval(node.args[1])
            yield f"{name(path)}:{node.lineno}", template


def test_a_refusal_is_plain_sentences() -> None:
    found = list(refusals())
    assert found
    long = {
        f"{where}: {sentence}"
        for where, template in found
        for sentence in re.split(r"(?<=[.!?;:])\s+", template)
        if len(sentence.split()) > SENTENCE_WORDS_MAX
    }
    assert long == set()


def test_folders_that_take_everything_do_not_exist() -> None:
    words = {"utils", "util", "helpers", "helper", "misc", "libraries", "common"}
    assert [name(path) for path in files("src") if path.stem in words or path.parent.name in words] == []

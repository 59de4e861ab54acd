"""Operators find every setting on one page, and no setting that does not exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "run-onevisit.md"
PLAIN = {"PORT", "DATABASE_URL"}
NAME = re.compile(r"[\"'](ONEVISIT_[A-Z_]+)[\"']")


def test_the_page_lists_exactly_what_the_program_reads() -> None:
    read = set(PLAIN)
    for path in (ROOT / "src").rglob("*.py"):
        read |= set(NAME.findall(path.read_text(encoding="utf-8")))
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == read

"""Pictures in the documents are made by the journeys: none is missing, none is left over."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "docs" / "screenshots"
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
SHOWN = re.compile(r"screenshots/([\w-]+)\.png")
TAKEN = re.compile(r"(?:screenshot|keep_picture)\([\w.]+, \"([\w-]+)\"\)")
BYTES_MAX = 150_000


def shown() -> set[str]:
    return {name for document in DOCUMENTS for name in SHOWN.findall(document.read_text(encoding="utf-8"))}


def taken() -> set[str]:
    journeys = (ROOT / "tests" / "journeys").rglob("*.py")
    return {name for journey in journeys for name in TAKEN.findall(journey.read_text(encoding="utf-8"))}


def test_every_picture_in_a_document_is_committed_and_every_committed_one_is_in_a_document() -> None:
    assert {picture.stem for picture in SCREENSHOTS.glob("*.png")} == shown()


def test_every_picture_is_taken_by_a_journey() -> None:
    assert taken() == shown()


def test_pictures_are_small() -> None:
    large = [p.name for p in SCREENSHOTS.glob("*.png") if p.stat().st_size > BYTES_MAX]
    assert large == [], "take them in the window's size, not of the whole page"

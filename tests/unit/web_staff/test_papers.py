"""A paper's line says where it came from, and what happens where its source failed."""

from collections.abc import Callable
from typing import Any

import pytest

from onevisit.cases.api import PaperState
from onevisit.planner.definitions import Edition, Need
from onevisit.planner.plans import SourceKind
from onevisit.web_staff.presenters.papers import paper_line


@pytest.mark.parametrize(
    ("changes", "source"),
    [
        ({}, "register: population (police)"),
        ({"source": SourceKind.STEP, "from_step": "certificate"}, "result of: certificate"),
        ({"source": SourceKind.FORM}, "made from the form's answers"),
        ({"source": SourceKind.AGENCY}, "made by the department itself"),
        ({"source": SourceKind.HELD}, "known from before"),
        ({"source": SourceKind.APPLICANT}, "uploaded by the applicant"),
        ({"dataset": "gone"}, "uploaded by the applicant"),
    ],
)
def test_each_paper_says_where_it_came_from(
    paper: Callable[..., Any],
    case: Callable[..., Any],
    edition: Edition,
    changes: dict[str, Any],
    source: str,
) -> None:
    found = paper(**changes)

    assert paper_line(found, case(found), edition).source == source


def test_what_is_here_can_be_opened(
    paper: Callable[..., Any], case: Callable[..., Any], edition: Edition
) -> None:
    line = paper_line(paper(), case(paper()), edition)

    assert (line.name, line.about, line.state_words, line.can_be_opened) == (
        "identity_card",
        "the mother",
        "here",
        True,
    )


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"state": PaperState.ASKED, "failure": "source_down"}, "Its register could not give it"),
        ({"state": PaperState.ABSENT}, "Its source could not give it. Check for yourself"),
        ({"state": PaperState.EXPECTED, "need": Need.LATER}, "May follow after acceptance"),
        ({"state": PaperState.EXPECTED}, ""),
    ],
)
def test_what_is_not_here_says_what_happens_instead(
    paper: Callable[..., Any],
    case: Callable[..., Any],
    edition: Edition,
    changes: dict[str, Any],
    note: str,
) -> None:
    line = paper_line(paper(snapshot=None, **changes), case(paper()), edition)

    assert line.note.startswith(note)
    assert bool(line.note) == bool(note)
    assert not line.can_be_opened

"""Every state has its words: a new one must not reach a page without."""

import pytest

from onevisit.cases.api import ActionName, CaseStatus, PaperState, ProceedingState
from onevisit.web_staff.presenters import papers, proceeding
from onevisit.web_staff.presenters.notices import done_notice
from onevisit.web_staff.presenters.words import (
    action_words,
    now_words,
    paper_state_words,
    state_words,
    status_words,
    visit_words,
)


@pytest.mark.parametrize("state", ProceedingState)
def test_every_state_has_words_and_a_tone(state: ProceedingState) -> None:
    assert state_words(state)
    assert now_words(state)
    assert proceeding.TONES[state] in ("calm", "brand", "done", "soon", "late")


@pytest.mark.parametrize("state", PaperState)
def test_every_paper_state_has_words_and_a_tone(state: PaperState) -> None:
    assert paper_state_words(state)
    assert papers.TONES[state] in ("calm", "brand", "done", "soon", "late")


def test_every_status_and_every_action_has_words() -> None:
    assert all(map(status_words, CaseStatus))
    assert all(map(action_words, ActionName))
    assert all(done_notice(action.value) for action in ActionName)
    assert done_notice("anything") is None


@pytest.mark.parametrize(
    ("planned", "made", "words"),
    [
        (0, 0, "The plan needs nobody to come."),
        (1, 0, "The plan needs one appearance for everything."),
        (1, 1, "The plan needs one appearance for everything."),
        (0, 1, "Somebody came although the plan needs no visit."),
        (1, 2, "More visits than promised: this needs a cause."),
    ],
)
def test_promise_and_fact_of_visits_are_compared(planned: int, made: int, words: str) -> None:
    assert visit_words(planned, made) == words

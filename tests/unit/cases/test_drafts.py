"""Preparing an application: saved in parts, by one or two writers, never lost in silence."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from onevisit.cases.domain.drafts import (
    KEPT_LENGTH_MAX,
    Beginning,
    begin,
    may_see_draft,
    merge_facts,
    paper_wanted,
    with_paper,
    without_paper,
)
from onevisit.cases.domain.values import DraftPaper
from onevisit.kernel.actors import Actor, Post, Role
from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import Text, say
from onevisit.planner.definitions import Audience, LifeEvent, Party


@pytest.fixture
def beginning(world: Any) -> Beginning:
    """What the mother begins with; the world's edition gets the life event for it."""
    parties = (Party("mother", Text("the mother", "母亲"), True), Party("child", Text("the child", "孩子")))
    birth = LifeEvent(
        id="birth",
        name=Text("Birth", "出生"),
        about=Text("", ""),
        audience=Audience.PERSON,
        lead="body",
        visits_at_most=0,
        promised=None,
        parties=parties,
        questions=(),
        steps=(),
        groups=(),
    )
    world.edition = msgspec.structs.replace(world.edition, life_events={"birth": birth})
    return Beginning(
        id="330122abc",
        region="330122",
        life_event="birth",
        situation={"married": True},
        left_out=(),
        party="mother",
        applicant="mother",
        applicant_name="Mother",
        filed_for=None,
    )


def test_a_draft_keeps_the_edition_and_day_it_was_begun_with(world: Any, beginning: Any) -> None:
    draft = begin(beginning, world.mother, world.edition, now=world.now)
    assert (draft.edition, draft.begun_on.isoformat(), draft.version) == ("e1", "2026-09-18", 1)


def test_who_cannot_apply_is_told_who_can(world: Any, beginning: Any) -> None:
    beginning = msgspec.structs.replace(beginning, party="child")
    with pytest.raises(DomainError) as refused:
        begin(beginning, world.mother, world.edition, now=world.now)
    sentence = refused.value.sentence
    assert say(sentence) == "the child cannot apply for this. Choose one of: the mother."


def test_only_a_clerk_of_that_window_begins_for_somebody_else(world: Any, beginning: Any) -> None:
    at_hall = msgspec.structs.replace(beginning, filed_for="hall", consented=True)
    assert begin(at_hall, world.hall_clerk, world.edition, now=world.now).filed_for == "hall"
    for actor, given in (
        (world.stranger, beginning),
        (world.stranger, at_hall),
        (world.midwife, at_hall),
        (world.hall_clerk, beginning),
    ):
        with pytest.raises(DomainError, match="not_your_window"):
            begin(given, actor, world.edition, now=world.now)


def test_a_draft_is_seen_by_its_writer_its_applicant_and_its_window(world: Any) -> None:
    at_hall = world.draft(filed_by="hall_clerk", filed_for="hall")
    colleague = Actor("c", "C", posts=(Post(Role.CLERK, "hall", "330122"),))
    former = Actor("hall_clerk", "Former")
    seen_by = [a for a in (world.mother, world.hall_clerk, colleague) if may_see_draft(at_hall, a)]
    assert len(seen_by) == 3
    assert not any(may_see_draft(at_hall, a) for a in (former, world.stranger, world.midwife))
    assert not may_see_draft(world.draft(), world.hall_clerk)


def test_values_not_given_stay_and_blank_ones_go(world: Any) -> None:
    draft = world.draft(facts={"child_name": "Xin", "account": "62220000"})
    saved = merge_facts(
        draft, {"account": " ", "born_on": " 2026-09-01\r\n"}, world.plan, version=3, now=world.now
    )
    assert saved.facts == {"child_name": "Xin", "born_on": "2026-09-01"}
    assert saved.version == 4


def test_a_field_of_another_form_and_a_whole_book_are_refused(world: Any) -> None:
    with pytest.raises(DomainError, match="unknown_field"):
        merge_facts(world.draft(), {"shoe_size": "42"}, world.plan, version=3, now=world.now)
    long = "x" * (KEPT_LENGTH_MAX + 1)
    with pytest.raises(DomainError, match="too_long_to_keep"):
        merge_facts(world.draft(), {"child_name": long}, world.plan, version=3, now=world.now)


def test_a_value_too_long_for_its_field_is_kept_so_that_it_can_be_shortened(world: Any) -> None:
    saved = merge_facts(world.draft(), {"child_name": "X" * 50}, world.plan, version=3, now=world.now)
    assert saved.facts["child_name"] == "X" * 50


def test_a_stale_form_wins_its_own_fields_and_tells_what_it_replaced(world: Any) -> None:
    first = merge_facts(
        world.draft(), {"child_name": "Li", "account": "62229999"}, world.plan, version=3, now=world.now
    )
    stale = merge_facts(
        first, {"child_name": "Wang"}, world.plan, version=3, now=world.now + timedelta(minutes=1)
    )
    assert stale.facts["child_name"] == "Wang"
    assert stale.facts["account"] == "62229999"
    assert stale.replaced == {"child_name": "Li"}


def test_a_stale_form_that_says_the_same_replaces_nothing(world: Any) -> None:
    first = merge_facts(world.draft(), {"child_name": "Li"}, world.plan, version=3, now=world.now)
    again = merge_facts(first, {"child_name": "Li"}, world.plan, version=3, now=world.now)
    assert again.replaced == {}


def test_only_papers_that_are_asked_of_the_applicant_are_added(world: Any) -> None:
    paper_wanted(world.draft(), "bank_card.mother", world.plan)
    paper_wanted(world.draft(), "letter.mother", world.plan)
    for key in ("identity_card.mother", "form.child", "passport.mother"):
        with pytest.raises(DomainError, match="paper_not_wanted"):
            paper_wanted(world.draft(), key, world.plan)


def test_a_paper_added_again_takes_the_place_of_the_first(world: Any) -> None:
    paper = DraftPaper("bank_card.mother", "snap-2", "b.jpg", "image/jpeg", 1)
    draft = with_paper(world.draft(), paper, now=world.now)
    assert draft.papers == (paper,)
    assert without_paper(draft, "bank_card.mother", now=world.now).papers == ()


def test_a_submitted_draft_takes_nothing_more(world: Any) -> None:
    draft = world.draft(case=world.case_id)
    paper = DraftPaper("bank_card.mother", "s", "b.jpg", "image/jpeg", 1)
    for change in (
        lambda: merge_facts(draft, {}, world.plan, version=3, now=world.now),
        lambda: with_paper(draft, paper, now=world.now),
        lambda: without_paper(draft, "bank_card.mother", now=world.now),
    ):
        with pytest.raises(DomainError, match="draft_submitted"):
            change()

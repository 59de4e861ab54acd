"""Who sees what of a case."""

from typing import Any

import pytest

from onevisit.cases.domain.access import refuse_stranger, view_of, visible_paper
from onevisit.cases.domain.documents import identity_of, lines_of_form
from onevisit.cases.domain.papers import paper_arrived
from onevisit.cases.domain.telling import said
from onevisit.cases.domain.values import ActionName
from onevisit.kernel.actors import Actor, Post, Role
from onevisit.kernel.errors import DomainError
from onevisit.kernel.text import say

ACCEPT, GRANT, REFUSE, ISSUE, WITHDRAW = ActionName


@pytest.fixture
def history(world: Any) -> tuple[Any, Any]:
    """A case after some acts, with all its events."""
    change = world.open()
    case, events = change.case, list(change.events)
    for key in ("identity_card.mother", "marriage.parents", "discharge.mother"):
        change = paper_arrived(case, key, f"snap-{key}", now=world.now)
        case, events = change.case, [*events, *change.events]
    change = world.act(case, world.midwife, "certificate", ACCEPT, GRANT)
    return change.case, (*events, *change.events)


def test_the_applicant_sees_all_of_it(world: Any, history: Any) -> None:
    case, events = history
    view = view_of(case, events, world.mother)
    assert view.is_applicant
    assert (view.case, view.events) == (case, events)
    assert view.own_steps == frozenset()


def test_a_department_sees_the_facts_and_papers_that_its_parts_use(world: Any, history: Any) -> None:
    case, events = history
    view = view_of(case, events, world.policeman)
    assert view.own_steps == {"household"}
    assert set(view.case.facts) == {"child_name"}
    assert {paper.key for paper in view.case.papers} == {"certificate.child", "marriage.parents"}
    assert view.case.situation == {"married": True}
    assert not view.is_applicant


def test_of_other_parts_a_department_sees_what_they_are_and_where_they_stand(
    world: Any, history: Any
) -> None:
    case, events = history
    certificate = view_of(case, events, world.policeman).case.proceeding("certificate")
    assert (certificate.service, certificate.state) == ("certificate_service", "granted")
    assert certificate.decided_by is None
    assert certificate.accepted_at is None
    assert certificate.outputs == ()
    assert certificate.changed_by == ""


def test_a_department_sees_the_events_of_its_parts_and_papers_only(world: Any, history: Any) -> None:
    case, events = history
    seen = view_of(case, events, world.policeman).events
    assert [(event.action, event.data.get("paper")) for event in seen] == [
        ("submitted", None),
        ("paper_arrived", "marriage.parents"),
    ]
    assert seen[0].data["consented"] == ["marriage.parents"]


def test_nobody_else_knows_that_there_is_a_case(world: Any, history: Any) -> None:
    case, _ = history
    keqiao = Actor("k", "K", posts=(Post(Role.OFFICER, "hospital", "330603"),))
    for actor in (world.stranger, keqiao, world.hall_clerk):
        with pytest.raises(DomainError, match="no_such_case"):
            refuse_stranger(case, actor, case.id)
    with pytest.raises(DomainError, match="no_such_case"):
        refuse_stranger(None, world.mother, case.id)


def test_who_filed_at_the_window_and_colleagues_there_see_all_of_it(world: Any) -> None:
    draft = world.draft(filed_by="hall_clerk", filed_for="hall")
    change = world.open(draft, actor=world.hall_clerk)
    colleague = Actor("c", "C", posts=(Post(Role.CLERK, "hall", "330122"),))
    for actor in (world.mother, world.hall_clerk, colleague):
        refuse_stranger(change.case, actor, change.case.id)
        assert view_of(change.case, change.events, actor).case.facts == change.case.facts
    officer_there = Actor("o", "O", posts=(Post(Role.OFFICER, "hall", "330122"),))
    with pytest.raises(DomainError, match="no_such_case"):
        refuse_stranger(change.case, officer_there, change.case.id)


def test_a_clerk_whose_post_at_the_window_ended_sees_nothing(world: Any) -> None:
    change = world.open(world.draft(filed_by="hall_clerk", filed_for="hall"), actor=world.hall_clerk)
    with pytest.raises(DomainError, match="no_such_case"):
        refuse_stranger(change.case, Actor("hall_clerk", "Former"), change.case.id)


def test_a_paper_is_read_by_those_whose_parts_use_it(world: Any, history: Any) -> None:
    case, _ = history
    assert visible_paper(case, world.policeman, "marriage.parents")
    assert visible_paper(case, world.mother, "marriage.parents")
    for actor, key in ((world.midwife, "marriage.parents"), (world.mother, "passport.mother")):
        with pytest.raises(DomainError, match="no_such_paper"):
            visible_paper(case, actor, key)


def test_what_is_offered_tells_why_it_is_not_possible_now(world: Any, history: Any) -> None:
    case, events = history
    offered = view_of(case, events, world.midwife).offered
    by_name = {offer.action: offer for offer in offered["certificate"]}
    assert set(by_name) == {ACCEPT, GRANT, REFUSE, ISSUE}
    assert by_name[ISSUE].refused == "The result waits for photo. It can be issued when that has come."
    assert by_name[ISSUE].why is not None
    assert offered["household"] == ()
    mine = view_of(case, events, world.mother).offered
    assert [(offer.action, offer.refused) for offer in mine["household"]] == [(WITHDRAW, "")]
    assert mine["certificate"][0].refused.startswith("You can withdraw until it is decided")


def test_a_refusal_is_offered_although_its_reasons_are_still_to_be_written(world: Any) -> None:
    case = world.do(world.fetched(), world.midwife, "certificate", ACCEPT)
    offered = view_of(case, (), world.midwife).offered["certificate"]
    assert {offer.action: offer.refused for offer in offered}[REFUSE] == ""


def test_a_form_shows_each_department_its_own_facts(world: Any) -> None:
    case = world.opened()
    lines = lines_of_form(case, {"household"}, world.edition)
    assert [(line.id, line.value) for line in lines] == [("child_name", "Xin")]


def test_the_identity_number_of_a_party_comes_from_the_form(world: Any) -> None:
    assert identity_of(world.opened(), "child", world.edition) == ""


def test_every_event_has_a_sentence(world: Any, history: Any) -> None:
    case, events = history
    sentences = [say(said(event, case, world.edition)) for event in events]
    assert "The application was submitted." in sentences
    assert "hospital granted certificate." in sentences
    assert "identity_card arrived from where it is kept; nobody had to bring it." in sentences

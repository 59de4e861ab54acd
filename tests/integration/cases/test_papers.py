"""Files that people give: with a draft, and when a case asks for one."""

import io
from typing import Any

import pytest
from PIL import Image

from onevisit.cases import api
from onevisit.cases.api import PaperState
from onevisit.cases.services.papers import lose_paper
from onevisit.kernel.errors import DomainError

UNMARRIED = {"parents_married": False}


def photo(colour: str = "white") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(kept, "JPEG")
    return kept.getvalue()


@pytest.fixture
def draft(town: Any) -> Any:
    """An application for which the parents must bring a paper: they are not married."""
    draft = town.start(situation={**town.situation, **UNMARRIED})
    asked = {planned.fact for planned in api.plan_of(draft).facts}
    facts = {fact: value for fact, value in town.facts.items() if fact in asked}
    return api.save_facts(town.mother, draft.id, facts, now=town.now)


@pytest.fixture
def key(draft: Any) -> str:
    (demand,) = [d for d in api.plan_of(draft).to_bring if d.need == "must"]
    return str(demand.paper.key)


def test_a_paper_is_added_looked_at_and_taken_out_again(town: Any, draft: Any, key: str) -> None:
    added = api.add_paper(town.mother, draft.id, key, "证明.jpg", photo(), now=town.now)
    assert [(p.key, p.media_type) for p in added.papers] == [(key, "image/jpeg")]
    assert api.read_draft_paper(town.mother, draft.id, key) == ("image/jpeg", photo())
    assert api.remove_paper(town.mother, draft.id, key, now=town.now).papers == ()
    with pytest.raises(DomainError, match="no_such_paper"):
        api.read_draft_paper(town.mother, draft.id, key)


def test_nothing_is_filed_without_the_paper_and_everything_with_it(town: Any, draft: Any, key: str) -> None:
    with pytest.raises(DomainError) as refused:
        api.submit(town.mother, draft.id, now=town.now)
    assert [problem.field for problem in refused.value.data["problems"]] == [key]
    api.add_paper(town.mother, draft.id, key, "a.jpg", photo(), now=town.now)
    case = api.submit(town.mother, draft.id, now=town.now)
    assert api.read_paper(town.mother, case, key) == ("image/jpeg", photo())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ" + b"\x00" * 200, "file_kind"),
        (b"%PDF-1.7 cut off", "pdf_broken"),
        (photo()[:150], "photo_broken"),
        (b"x" * (20 * 1024 * 1024 + 1), "file_too_large"),
    ],
    ids=["empty", "renamed executable", "truncated PDF", "truncated photo", "too large"],
)
def test_a_file_that_is_none_is_refused_and_nothing_changes(
    town: Any, draft: Any, key: str, content: bytes, code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        api.add_paper(town.mother, draft.id, key, "photo.jpg", content, now=town.now)
    assert api.read_draft(town.mother, draft.id).papers == ()


def test_strangers_neither_add_nor_look(town: Any, draft: Any, key: str) -> None:
    api.add_paper(town.mother, draft.id, key, "a.jpg", photo(), now=town.now)
    with pytest.raises(DomainError, match="no_such_draft"):
        api.add_paper(town.stranger, draft.id, key, "a.jpg", photo(), now=town.now)
    with pytest.raises(DomainError, match="no_such_draft"):
        api.read_draft_paper(town.stranger, draft.id, key)


def test_the_applicant_supplies_exactly_the_paper_that_is_asked(town: Any) -> None:
    case, key = town.filed(), "marriage_certificate.mother"
    with pytest.raises(DomainError, match="paper_not_asked"):
        api.supply_paper(town.mother, case, key, "a.jpg", photo(), now=town.now)
    lose_paper(case, key, "source_unreachable", now=town.now)
    with pytest.raises(DomainError, match="no_such_case"):
        api.supply_paper(town.stranger, case, key, "a.jpg", photo(), now=town.now)
    with pytest.raises(DomainError, match="not_the_applicant"):
        api.supply_paper(town.policeman, case, key, "a.jpg", photo(), now=town.now)
    changed = api.supply_paper(town.mother, case, key, "a.jpg", photo("red"), now=town.now)
    paper = changed.paper(key)
    assert paper is not None
    assert paper.state is PaperState.ARRIVED
    assert api.read_paper(town.policeman, case, key) == ("image/jpeg", photo("red"))


def test_a_paper_that_has_not_come_is_not_read(town: Any) -> None:
    case = town.filed()
    with pytest.raises(DomainError, match="paper_not_there"):
        api.read_paper(town.mother, case, "marriage_certificate.mother")

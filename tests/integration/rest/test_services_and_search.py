"""Services and the search over guides, readable by anybody, in the reader's language."""

import pytest

from onevisit.catalogue import api as catalogue
from onevisit.planner.definitions import Edition

from .conftest import Caller

pytestmark = pytest.mark.usefixtures("edition")

REGISTRATION = "household_registration_of_birth"


def test_services_are_listed_by_id_and_by_region(stranger: Caller, edition: Edition) -> None:
    found = stranger.get("/api/services").content
    names = [service["id"] for service in found["items"]]
    assert names == sorted(edition.services)[: len(names)]
    assert stranger.get("/api/services", region="330106").content["items"] == []
    assert REGISTRATION in [s["id"] for s in stranger.get("/api/services", region="330122").content["items"]]


def test_a_list_of_services_is_read_page_by_page(
    stranger: Caller, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onevisit.rest.operations.services.SERVICES_AT_MOST", 3)
    names: list[str] = []
    after = ""
    while after is not None:
        page = stranger.get("/api/services", after=after).content
        names += [service["id"] for service in page["items"]]
        after = page["next"]
    assert names == sorted(edition.services)


def test_a_service_tells_what_it_asks_and_how_the_region_does_it(stranger: Caller) -> None:
    service = stranger.get(f"/api/services/{REGISTRATION}", region="330122").content
    assert service["statutory"] is None
    assert service["promised"] == {"quantity": 0, "unit": "immediate"}
    assert {"evidence": "marriage_certificate", "when": "parents_married"} in [
        {"evidence": demand["evidence"]["id"], "when": demand["when"]} for demand in service["demands"]
    ]
    assert "birth" in [event["id"] for event in service["life_events"]]
    assert service["offer"]["visits_at_most"] == 0
    places = [place for opened in service["offer"]["opened"] for place in opened["places"]]
    assert all(place["address"] and place["hours"] for place in places)
    assert "上户口" in service["also_called"]


def test_a_region_without_an_offer_tells_none(stranger: Caller) -> None:
    assert stranger.get(f"/api/services/{REGISTRATION}").content["offer"] is None
    assert stranger.get(f"/api/services/{REGISTRATION}", region="330106").content["offer"] is None


def test_everyday_words_find_guides_best_guess_first(stranger: Caller) -> None:
    hits = stranger.get("/api/search", q="生孩子上户口", region="330122").content["items"]
    assert [(hit["kind"], hit["id"]) for hit in hits[:2]] == [
        ("life_event", "birth"),
        ("service", REGISTRATION),
    ]
    assert stranger.get("/api/search", q="hukuo").content["items"][0]["id"] == REGISTRATION
    elsewhere = stranger.get("/api/search", q="hukou", region="330106").content["items"][0]
    assert elsewhere["offered_here"] is False


def test_words_that_find_nothing_are_kept_for_the_editors(stranger: Caller) -> None:
    assert stranger.get("/api/search", q="submarine").content == {"items": []}
    assert [each.words for each in catalogue.failed_searches(10)] == ["submarine"]


@pytest.mark.parametrize(
    ("path", "query", "status", "code"),
    [
        ("/api/services/vacination_card", {}, 404, "unknown_service"),
        (f"/api/services/{REGISTRATION}", {"region": "999999"}, 404, "unknown_region"),
        ("/api/services", {"region": "x"}, 404, "unknown_region"),
        ("/api/search", {"q": "a", "region": "1"}, 404, "unknown_region"),
    ],
)
def test_what_is_unknown_is_refused_with_a_sentence(
    stranger: Caller, path: str, query: dict[str, str], status: int, code: str
) -> None:
    answer = stranger.get(path, **query)
    assert answer.status == status
    assert answer.content["code"] == code
    assert answer.content["detail"]


def test_a_search_without_words_or_with_too_many_is_refused(stranger: Caller) -> None:
    assert stranger.get("/api/search").status == 400
    assert stranger.get("/api/search", q="x" * 500).status == 400
    assert stranger.get("/api/search", q="\x00").status in (200, 400)

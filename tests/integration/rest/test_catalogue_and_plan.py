"""What anybody may read: regions, life events, questions, plans."""

import pytest

from onevisit.planner.definitions import Edition

from .conftest import ANSWERS, Caller

pytestmark = pytest.mark.usefixtures("edition")


def test_life_event_is_found_by_an_everyday_word(stranger: Caller) -> None:
    for word in ("newborn", "上户口", "BIRTH"):
        found = stranger.get("/api/life-events", search=word).content["items"]
        assert found[0]["id"] == "birth"
    assert stranger.get("/api/life-events", search="submarine").content == {"items": []}


def test_life_event_tells_its_questions_steps_and_counties(stranger: Caller) -> None:
    event = stranger.get("/api/life-events/birth").content
    assert {question["id"] for question in event["questions"]} >= set(ANSWERS)
    assert len(event["steps"]) == 8
    assert [region["id"] for region in event["regions"]] == ["330122", "330603", "330783"]


def test_words_come_in_the_language_of_the_reader(edition: Edition) -> None:
    chinese = Caller(language="zh-CN").get("/api/life-events/birth")
    assert chinese.content["name"] == edition.life_events["birth"].name.zh  # type: ignore[index]
    assert chinese.response["Content-Language"] == "zh-hans"
    assert Caller(language="fr, en;q=0.5").get("/api/life-events/birth").content["name"] == "Birth of a child"
    assert Caller(language="fr").get("/api/life-events/birth").content == chinese.content


def test_regions_are_listed_by_parent_by_name_and_by_offer(stranger: Caller) -> None:
    assert len(stranger.get("/api/regions").content["items"]) == 11
    assert "330122" in {r["code"] for r in stranger.get("/api/regions", parent="3301").content["items"]}
    assert [r["code"] for r in stranger.get("/api/regions", offering="birth").content["items"]] == [
        "330122",
        "330603",
        "330783",
    ]
    assert [r["code"] for r in stranger.get("/api/regions", search="桐庐县").content["items"]] == ["330122"]
    assert stranger.get("/api/regions/330122").content["parent"] == "3301"


def test_questions_come_one_after_the_other_until_a_plan_can_be_made(stranger: Caller) -> None:
    answers: dict[str, object] = {}
    for _ in range(20):
        asked = stranger.post(
            "/api/life-events/birth/next-question", {"region": "330122", "answers": answers}
        ).content
        if asked["question"] is None:
            break
        answers[asked["question"]["id"]] = ANSWERS[asked["question"]["id"]]
    assert answers == ANSWERS
    assert asked["left"] == 0


def test_answers_may_be_words(stranger: Caller) -> None:
    asked = stranger.post(
        "/api/life-events/birth/next-question",
        {"region": "330122", "answers": {"parents_married": "yes", "household_follows": "随母亲"}},
    ).content
    assert asked["answers"] == {"parents_married": True, "household_follows": "mother"}


def test_a_plan_tells_every_paper_once_and_no_visit(stranger: Caller) -> None:
    plan = stranger.post("/api/life-events/birth/plan", {"region": "330122", "answers": ANSWERS}).content
    assert plan["visits"] == []
    assert plan["visits_reason"]["sentence"]
    keys = [paper["key"] for paper in plan["papers"]]
    assert len(keys) == len(set(keys))
    assert len(plan["steps"]) == 8
    assert all(step["reason"]["sentence"] for step in plan["steps"])
    fields = [field["id"] for field in plan["form"]]
    assert len(fields) == len(set(fields))


def test_a_plan_has_an_address_that_can_be_kept(stranger: Caller) -> None:
    words = [f"{name}={'yes' if a is True else 'no' if a is False else a}" for name, a in ANSWERS.items()]
    kept = stranger.get("/api/life-events/birth/plan", region="330122", answer=words, on="2026-11-23").content
    posted = stranger.post("/api/life-events/birth/plan", {"region": "330122", "answers": ANSWERS}).content
    assert kept["on"] == "2026-11-23"
    assert [s["id"] for s in kept["steps"]] == [s["id"] for s in posted["steps"]]


@pytest.mark.parametrize(
    ("path", "content", "status", "code"),
    [
        ("/api/life-events/brith/plan", {"region": "330122"}, 404, "unknown_life_event"),
        ("/api/life-events/birth/plan", {"region": "999999"}, 404, "unknown_region"),
        (
            "/api/life-events/birth/plan",
            {"region": "330122", "answers": {"marrid": True}},
            400,
            "unknown_question",
        ),
        (
            "/api/life-events/birth/plan",
            {"region": "330122", "answers": {"parents_married": "maybe"}},
            400,
            "wrong_answer",
        ),
        ("/api/life-events/birth/plan", {"region": "330122", "answers": {}}, 400, "answers_missing"),
        (
            "/api/life-events/birth/plan",
            {"region": "330122", "answers": {"older_than_one_year": True}},
            400,
            "situation_excluded",
        ),
        ("/api/life-events/birth/plan", {"region": "330106", "answers": ANSWERS}, 400, "not_offered"),
        ("/api/life-events/birth/plan", {"answers": ANSWERS}, 400, "unreadable_request"),
        ("/api/life-events/birth/plan", [], 400, "unreadable_request"),
        ("/api/life-events/birth/plan", {"region": {}, "answers": 3}, 400, "unreadable_request"),
        ("/api/life-events/birth/plan", {"region": "330122", "plan": 1}, 400, "unreadable_request"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_sentence(
    stranger: Caller, path: str, content: object, status: int, code: str
) -> None:
    answer = stranger.post(path, content)
    assert (answer.status, answer.code) == (status, code)
    assert answer.content["detail"]


def test_missing_answers_are_listed_for_programs(stranger: Caller) -> None:
    answer = stranger.post("/api/life-events/birth/plan", {"region": "330122"})
    assert "parents_married" in answer.content["data"]["ids"]


def test_a_body_that_is_no_json_is_refused_in_the_same_envelope(stranger: Caller) -> None:
    response = stranger.client.post("/api/life-events/birth/plan", b"{", "application/json")
    assert (response.status_code, response.json()["code"]) == (400, "unreadable_request")

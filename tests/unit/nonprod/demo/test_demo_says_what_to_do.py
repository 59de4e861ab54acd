"""Whatever stops the demo is told in a sentence that says what to do."""

from collections.abc import Callable

import httpx
import pytest

from onevisit.nonprod.demo.answers import answer_all, split
from onevisit.nonprod.demo.client import CannotGoOnError, RefusedError, Server
from onevisit.nonprod.demo.personas import Persona, Personas, read_personas

Handler = Callable[[httpx.Request], httpx.Response]


def server(handler: Handler) -> Server:
    return Server("http://demo", "en", httpx.MockTransport(handler))


def fails(error: Exception) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    return handler


@pytest.mark.parametrize(
    ("handler", "sentence"),
    [
        (fails(httpx.ConnectError("refused")), "make run"),
        (fails(httpx.ReadTimeout("slow")), "has not answered for"),
        (lambda _: httpx.Response(502, text="Bad gateway"), "has a fault (status 502)"),
        (lambda _: httpx.Response(200, html="<p>Hello"), "is no OneVisit API (status 200)"),
        (lambda _: httpx.Response(404, html="<p>Not found"), "--url"),
    ],
)
def test_a_server_that_is_none_is_told_from_one_that_does_not_answer(handler: Handler, sentence: str) -> None:
    with pytest.raises(CannotGoOnError) as stopped:
        server(handler).get("/api/regions")
    assert sentence in str(stopped.value)


def test_a_refusal_is_told_as_the_server_says_it() -> None:
    problem = {"code": "case_changed", "detail": "Look again.", "data": {"who": "x"}}
    answer = httpx.Response(409, json=problem, headers={"content-type": "application/problem+json"})
    with pytest.raises(RefusedError) as refused:
        server(lambda _: answer).get("/api/cases/1")
    assert (refused.value.status, refused.value.code, str(refused.value)) == (
        409,
        "case_changed",
        "Look again.",
    )


@pytest.mark.parametrize("given", ["married", "=yes", "married=", ""])
def test_an_answer_of_the_wrong_form_is_shown_with_the_right_one(given: str) -> None:
    with pytest.raises(CannotGoOnError, match="Write it as question=answer"):
        split([given])


def test_answers_are_split_at_the_first_equals_sign() -> None:
    assert split(["a=b=c", "d=e"]) == {"a": "b=c", "d": "e"}


def test_what_was_not_answered_is_answered_as_usual_and_the_rest_with_the_first_choice() -> None:
    questions = {
        "usual": {"id": "usual", "kind": "yes_no", "choices": []},
        "choice": {"id": "choice", "kind": "choice", "choices": [{"id": "red"}, {"id": "blue"}]},
        "number": {"id": "number", "kind": "number", "choices": []},
        "yes": {"id": "yes", "kind": "yes_no", "choices": []},
    }

    def ask(request: httpx.Request) -> httpx.Response:
        answers = httpx.Response(200, content=request.content).json()["answers"]
        left = [question for name, question in questions.items() if name not in answers]
        return httpx.Response(200, json={"question": left[0] if left else None, "answers": answers})

    answers = answer_all(server(ask), "birth", "330122", {"given": "yes"}, {"usual": False})
    assert answers == {"given": "yes", "usual": False, "choice": "red", "number": 1, "yes": True}


def test_a_server_that_never_stops_asking_is_left() -> None:
    count = iter(range(10_000))

    def ask(request: httpx.Request) -> httpx.Response:
        question = {"id": f"q{next(count)}", "kind": "yes_no", "choices": []}
        return httpx.Response(200, json={"question": question, "answers": {}})

    with pytest.raises(CannotGoOnError, match="goes on"):
        answer_all(server(ask), "birth", "330122", {}, {})


@pytest.mark.parametrize(
    "answer",
    [httpx.Response(404, html="none"), httpx.Response(200, json={"items": []})],
    ids=["404", "empty"],
)
def test_a_server_without_personas_may_be_production_and_is_left_alone(answer: httpx.Response) -> None:
    with pytest.raises(CannotGoOnError, match="production"):
        read_personas(server(lambda _: answer))


def a_citizen(username: str, *, married: bool, partner: str = "", region: str = "330122") -> Persona:
    return Persona(username, "pw", username, "citizen", region, married=married, partner=partner)


def test_parents_fit_the_answers_where_somebody_does() -> None:
    people = Personas(
        [
            a_citizen("wife", married=True, partner="husband"),
            a_citizen("husband", married=True, partner="wife"),
            a_citizen("single", married=False),
            Persona("police", "pw", "police", "officer", "330122"),
        ]
    )
    names = [parent.username for parent in people.parents("330122", {"parents_married": True})]
    assert names == ["wife", "husband"]
    assert people.parents("330122", {"parents_married": False})[0].username == "single"
    assert [officer.username for officer in people.officers("330122")] == ["police"]
    with pytest.raises(CannotGoOnError, match="No family"):
        people.parents("330603", {})

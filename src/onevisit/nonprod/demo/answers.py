"""Reads the answers that somebody gave on the command line, and thinks up the others."""

from onevisit.nonprod.demo.client import CannotGoOnError, Json, Server

QUESTIONS_AT_MOST = 100

Answer = bool | int | str


def split(given: list[str]) -> dict[str, Answer]:
    """`married=yes` and the like, by question; what the words mean is the server's to say.

    Raises `CannotGoOnError` for what has another form.
    """
    answers: dict[str, Answer] = {}
    for each in given:
        question, equals, value = each.partition("=")
        if not equals or not question or not value:
            raise CannotGoOnError(f"{each!r} is no answer. Write it as question=answer, such as married=yes.")
        answers[question] = value
    return answers


def answer_all(
    server: Server, life_event: str, region: str, given: dict[str, Answer], usual: dict[str, Answer]
) -> dict[str, Answer]:
    """Every answer that the situation needs: those given, else the usual ones, else the first possible."""
    answers = given
    for _ in range(QUESTIONS_AT_MOST):
        asked = server.post(
            f"/api/life-events/{life_event}/next-question", {"region": region, "answers": answers}
        )
        question: Json | None = asked["question"]
        answers = dict(asked["answers"])
        if question is None:
            return answers
        answers[question["id"]] = usual.get(question["id"], _first(question))
    raise CannotGoOnError(
        f"The server has asked {QUESTIONS_AT_MOST} questions and goes on. Tell its operator."
    )


def _first(question: Json) -> Answer:
    if question["kind"] == "choice":
        choice: str = question["choices"][0]["id"]
        return choice
    return 1 if question["kind"] == "number" else True

"""The API's operations, grouped as people look for them; each calls one door."""

from ninja import Router

from onevisit.rest.operations import (
    cases,
    catalogue,
    drafts,
    persons,
    plans,
    problems,
    ratings,
    services,
    sessions,
    work,
)

ROUTERS: list[tuple[str, Router]] = [
    ("sessions", sessions.router),
    ("catalogue", catalogue.router),
    ("catalogue", services.router),
    ("plans", plans.router),
    ("persons", persons.router),
    ("drafts", drafts.router),
    ("cases", cases.router),
    ("work", work.router),
    ("ratings", ratings.router),
    ("problems", problems.router),
]

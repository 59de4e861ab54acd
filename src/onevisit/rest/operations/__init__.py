"""The API's operations, grouped as people look for them; each calls one door."""

from ninja import Router

from onevisit.rest.operations import catalogue, persons, plans, problems, sessions

ROUTERS: list[tuple[str, Router]] = [
    ("sessions", sessions.router),
    ("catalogue", catalogue.router),
    ("plans", plans.router),
    ("persons", persons.router),
    ("problems", problems.router),
]

"""The API's operations, grouped as people look for them; each calls one door."""

from ninja import Router

from onevisit.rest.operations import problems

ROUTERS: list[tuple[str, Router]] = [
    ("problems", problems.router),
]

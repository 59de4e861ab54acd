"""What somebody of an organisation must handle."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from onevisit.cases import api as cases
from onevisit.catalogue.api import edition
from onevisit.kernel.ids import ServiceId
from onevisit.rest.access import actor_of
from onevisit.rest.shapes.cases import WorkListShape, WorkRowShape
from onevisit.rest.shapes.speaker import Speaker

router = Router()

ROWS_MAX = 200


@router.get("/work-list", response=WorkListShape, summary="List the work")
def list_work(
    request: HttpRequest,
    *,
    state: Annotated[
        list[cases.ProceedingState],
        Query(description="Parts in these states; without it those that somebody has to act on."),
    ] = [],  # noqa: B006 django-ninja copies defaults
    service: Annotated[str, Query(max_length=80, description="Only this service.")] = "",
    due_from: Annotated[date, Query(description="Due on this day or later.")] = date.min,
    due_until: Annotated[date, Query(description="Due on this day or earlier.")] = date.max,
    limit: Annotated[int, Query(ge=1, le=ROWS_MAX, description="Lines on a page.")] = 100,
    after: Annotated[str, Query(max_length=200, description="The `next` of the page before.")] = "",
) -> WorkListShape:
    """The parts that this person's organisations handle, by due date; empty for who holds no post."""
    rows = cases.work_list(
        actor_of(request),
        limit=limit,
        after=after,
        states=state,
        service=ServiceId(service) if service else None,
        due_from=due_from,
        due_until=due_until,
    )
    return WorkListShape(
        items=[WorkRowShape.of(row, Speaker(edition(row.edition))) for row in rows],
        next=rows[-1].place if len(rows) == limit else "",
    )

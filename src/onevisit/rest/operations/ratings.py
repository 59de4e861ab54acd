"""What applicants think of it afterwards."""

from django.http import HttpRequest
from ninja import Router, Status

from onevisit.kernel import clock
from onevisit.kernel.errors import Kind
from onevisit.kernel.tracking import parse_tracking_number
from onevisit.rest import places
from onevisit.rest.access import actor_of
from onevisit.rest.describe import refuses
from onevisit.rest.shapes.ratings import NewRatingShape, OwnRatingShape, RatingShape
from onevisit.voices.api import rate, rating_of

router = Router()


@router.post(
    "/cases/{case}/rating",
    response={201: RatingShape},
    summary="Rate a case",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.UNKNOWN, Kind.CONFLICT),
)
def rate_case(request: HttpRequest, case: places.Case, body: NewRatingShape) -> Status[RatingShape]:
    """For the applicant, once, when every part is finished; no officer learns who rated."""
    rating = rate(actor_of(request), parse_tracking_number(case), body.level, body.comment, now=clock.now())
    return Status(201, RatingShape.of(rating))


@router.get(
    "/cases/{case}/rating",
    response=OwnRatingShape,
    summary="Read one's own rating",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def read_rating(request: HttpRequest, case: places.Case) -> OwnRatingShape:
    """Null where there is none, and for everybody but the applicant."""
    rating = rating_of(actor_of(request), parse_tracking_number(case))
    return OwnRatingShape(rating=None if rating is None else RatingShape.of(rating))

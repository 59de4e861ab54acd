"""Ratings, as the API tells them."""

from datetime import datetime

from pydantic import Field

from onevisit.look.formats import words
from onevisit.rest.shapes.base import Shape
from onevisit.voices.api import LEVEL_NAMES, Rating


class NewRatingShape(Shape):
    """What the applicant thinks."""

    level: int = Field(ge=1, le=5)
    """From 1 (very dissatisfied) to 5 (very satisfied)."""
    comment: str = Field(default="", max_length=10_000)


class RatingShape(Shape):
    """What the applicant thought."""

    level: int
    name: str
    """The level in words."""
    comment: str
    rated_at: datetime

    @classmethod
    def of(cls, rating: Rating) -> "RatingShape":
        return cls(
            level=rating.level,
            name=words(LEVEL_NAMES[rating.level]),
            comment=rating.comment,
            rated_at=rating.rated_at,
        )


class OwnRatingShape(Shape):
    """One's own rating of a case."""

    rating: RatingShape | None

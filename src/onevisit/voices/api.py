"""The only door of voices: what applicants tell us afterwards."""

from onevisit.voices.domain.ratings import COMMENT_LENGTH_MAX, LEVEL_NAMES, RATED_ALREADY, Level, Rating
from onevisit.voices.services.rating import rate, rating_of

__all__ = [
    "COMMENT_LENGTH_MAX",
    "LEVEL_NAMES",
    "RATED_ALREADY",
    "Level",
    "Rating",
    "rate",
    "rating_of",
]

"""Which closed things to open next, so that the most cases take at most one visit.

A door of its own beside `planner.api`, because it loads the optimiser.
"""

from onevisit.planner.openings.answers import (
    Blame,
    ChosenOpening,
    Freed,
    Goal,
    Openings,
    Unreachable,
    Volume,
)
from onevisit.planner.openings.closed import Opening, OpeningKind
from onevisit.planner.openings.opening import openings

__all__ = [
    "Blame",
    "ChosenOpening",
    "Freed",
    "Goal",
    "Opening",
    "OpeningKind",
    "Openings",
    "Unreachable",
    "Volume",
    "openings",
]

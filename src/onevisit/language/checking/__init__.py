"""Whether what is defined can work: rules over definitions that have been read and linked."""

from onevisit.language.dictionary import Dictionary
from onevisit.planner.definitions import Offer


def check(dictionary: Dictionary, offers: dict[str, dict[str, Offer]]) -> None:
    """Report every fault of the definitions together."""

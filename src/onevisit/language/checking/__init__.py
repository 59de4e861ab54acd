"""Whether what is defined can work: rules over definitions that have been read and linked."""

from onevisit.language.checking import circles, conditions, examples, offers, papers, services, stages, steps
from onevisit.language.dictionary import Dictionary
from onevisit.planner.definitions import Offer


def check_offers(dictionary: Dictionary, found: dict[str, dict[str, Offer]]) -> None:
    """Report what offers make of life events."""
    offers.check(dictionary, found)


def check(dictionary: Dictionary) -> None:
    """Report every fault of the definitions together."""
    services.check(dictionary)
    circles.check(dictionary)
    conditions.check(dictionary)
    steps.check(dictionary)
    stages.check(dictionary)
    papers.check(dictionary)
    examples.check(dictionary)

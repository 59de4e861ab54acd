"""Promises that a life event's own definition cannot keep, for the compiler to report."""

from collections.abc import Iterator
from datetime import date

import msgspec

from onevisit.kernel.ids import RegionCode
from onevisit.planner.coverage.shapes import Shape, Shapes
from onevisit.planner.definitions import Edition
from onevisit.planner.proving.proofs import Proof
from onevisit.planner.proving.prove import prove_for, regions_offering


class BrokenPromise(msgspec.Struct, frozen=True):
    """A life event that needs more visits in some situation than it promises, in these regions."""

    proof: Proof
    regions: tuple[RegionCode, ...]


def broken_promises(edition: Edition, on: date | None = None) -> tuple[BrokenPromise, ...]:
    """The life events whose `visits_at_most` some situation breaks; regions that are alike together.

    Without `on` the day is the first on which every right has begun.
    """
    day = on or max((right.since for right in edition.rights.values()), default=date(2000, 1, 1))
    return tuple(_broken(edition, day))


def _broken(edition: Edition, day: date) -> Iterator[BrokenPromise]:
    shapes = Shapes(edition, day)
    for life_event in edition.life_events.values():
        alike: dict[Shape, list[RegionCode]] = {}
        services = [step.service for step in life_event.steps]
        for region in regions_offering(edition, life_event):
            alike.setdefault(shapes.of_services(services, region), []).append(region)
        for regions in alike.values():
            where = edition.regions[regions[0]]
            proof = prove_for(edition, life_event, where, day, life_event.visits_at_most)
            if not proof.holds:
                yield BrokenPromise(proof, tuple(regions))

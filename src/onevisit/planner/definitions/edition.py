"""An edition: all definitions together, immutable, named by their content."""

from functools import cached_property

import msgspec

from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EditionHash,
    EvidenceId,
    FactId,
    LawId,
    LifeEventId,
    OrganisationId,
    PlaceId,
    RegionCode,
    RightId,
    ServiceId,
)
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Calendar
from onevisit.planner.definitions.basics import Law
from onevisit.planner.definitions.events import LifeEvent
from onevisit.planner.definitions.papers import Dataset, Evidence, Fact, Right
from onevisit.planner.definitions.places import Body, Organisation, Place, Region
from onevisit.planner.definitions.services import Offer, Service


class Edition(msgspec.Struct, frozen=True, dict=True):
    """An immutable compilation of the catalogue; `hash` is that of its content."""

    hash: EditionHash
    regions: dict[RegionCode, Region]
    bodies: dict[BodyId, Body]
    organisations: dict[OrganisationId, Organisation]
    places: dict[PlaceId, Place]
    facts: dict[FactId, Fact]
    evidence: dict[EvidenceId, Evidence]
    datasets: dict[DatasetId, Dataset]
    rights: dict[RightId, Right]
    services: dict[ServiceId, Service]
    offers: dict[ServiceId, dict[RegionCode, Offer]]
    life_events: dict[LifeEventId, LifeEvent]
    laws: dict[LawId, Law]
    sources: dict[str, Text]
    calendar: Calendar
    synonyms: dict[str, tuple[str, ...]] = {}
    """Words that mean the same to people who search, by a name for the group."""

    @cached_property
    def rights_by_evidence(self) -> dict[EvidenceId, tuple[Right, ...]]:
        """The rights to read each evidence, in the edition's order; found once."""
        found: dict[EvidenceId, list[Right]] = {}
        for right in self.rights.values():
            for evidence in right.evidence:
                found.setdefault(evidence, []).append(right)
        return {evidence: tuple(rights) for evidence, rights in found.items()}

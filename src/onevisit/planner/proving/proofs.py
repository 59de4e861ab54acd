"""What a proof says: the worst case over all situations, an example of it, and what is to blame."""

from datetime import date

import msgspec

from onevisit.kernel.ids import (
    EditionHash,
    LifeEventId,
    OrganisationId,
    PlaceId,
    RegionCode,
    ServiceId,
    StepId,
)
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions import ContactKind, Position
from onevisit.planner.plans import Reason, Situation


class BlamedContact(msgspec.Struct, frozen=True):
    """A personal contact of the worst case; without any one of these fewer visits would do."""

    step: StepId
    service: ServiceId
    service_name: Text
    kind: ContactKind
    kind_name: Text
    organisation: OrganisationId
    organisation_name: Text
    places: tuple[PlaceId, ...]
    position: Position | None
    """Where the service is defined: what must change."""


class BlamedWait(msgspec.Struct, frozen=True):
    """Time that separates two of the blamed contacts (by their numbers): a decision, or a pause before it."""

    earlier: int
    later: int
    step: StepId
    service_name: Text
    limit: Limit
    is_pause: bool


class Effort(msgspec.Struct, frozen=True):
    """How the proof was found: what could be personal, what decides it, and what the search weighed."""

    contacts: int
    questions: int
    weighed: int
    """Partial situations; 1: the first bound was met by its first example."""
    first_bound: int
    """The visits if everything that can apply applied at once."""


class Proof(msgspec.Struct, frozen=True):
    """The worst case of a life event in a region, over all situations that it serves there.

    `visits` None: no situation is served. `situation` and `left_out` are an
    example that needs these visits; `decisive` are the answers of it on which
    that hangs. `not_offered` are services that nobody here offers: situations
    that need them are not served.
    """

    life_event: LifeEventId
    name: Text
    region: RegionCode
    region_name: Text
    edition: EditionHash
    on: date
    at_most: int
    declared: int
    visits: int | None
    situation: Situation
    decisive: Situation
    words: tuple[Text, ...]
    """The decisive answers with their questions."""
    left_out: tuple[StepId, ...]
    reason: Reason
    """How it is proved, or why not fewer visits do in the worst case."""
    to_blame: tuple[BlamedContact, ...]
    waits: tuple[BlamedWait, ...]
    not_offered: tuple[ServiceId, ...]
    effort: Effort

    @property
    def holds(self) -> bool:
        """Whether no situation needs more visits than were asked for."""
        return self.visits is None or self.visits <= self.at_most

"""Services and offers: what one authority does, and how an organisation carries it out."""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Condition
from onevisit.kernel.ids import (
    BodyId,
    EvidenceId,
    FactId,
    OrganisationId,
    PartyId,
    PlaceId,
    RegionCode,
    ServiceId,
)
from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions.basics import LegalReference, Position, Source
from onevisit.planner.definitions.places import Channel


class ContactKind(StrEnum):
    """The things that an applicant can have to do with the government."""

    APPLY = "apply"
    SHOW_ORIGINAL = "show_original"
    IDENTIFY = "identify"
    SIGN = "sign"
    INTERVIEW = "interview"
    PAY = "pay"
    COLLECT = "collect"


class Need(StrEnum):
    """How strongly a service demands a paper."""

    MUST = "must"
    LATER = "later"
    """May follow after acceptance (tolerant acceptance), blocks delivery."""
    OPTIONAL = "optional"


class ContactDefinition(msgspec.Struct, frozen=True):
    """A contact that a service needs, with the channels that law permits."""

    kind: ContactKind
    channels: tuple[Channel, ...]
    when: Condition | None = None
    why: Text | None = None
    """Why it must be in person, where it must (the list field 必须现场办理原因)."""


class Demand(msgspec.Struct, frozen=True):
    """A service wants this evidence about this party.

    `about` None: about the party for whom the step is done. `made_by_agency`:
    the handling agency produces it (a photo taken at the counter).
    """

    evidence: EvidenceId
    about: PartyId | None = None
    need: Need = Need.MUST
    when: Condition | None = None
    made_by_agency: bool = False
    law: tuple[LegalReference, ...] = ()
    position: Position | None = None


class FactUse(msgspec.Struct, frozen=True):
    """A service wants this fact, under a condition."""

    fact: FactId
    when: Condition | None = None
    optional: bool = False


class Fee(msgspec.Struct, frozen=True):
    """What a service costs, and on which basis."""

    amount: Money
    name: Text
    when: Condition | None = None
    collected_with_case: bool = True
    """False: due to another body at another time (a yearly premium), told but not billed here."""
    since: date | None = None
    until: date | None = None
    """First and last day of this amount; None: no end."""
    law: tuple[LegalReference, ...] = ()
    note: Text | None = None


class ApplyWithin(msgspec.Struct, frozen=True):
    """The applicant's own duty: how long after what an application may be made."""

    limit: Limit
    of: Text
    law: tuple[LegalReference, ...] = ()


class Service(msgspec.Struct, frozen=True):
    """What one authority does on one legal basis (事项)."""

    id: ServiceId
    name: Text
    kind: str
    """The national type: "licence", "confirmation", "payment", "public_service" ..."""
    body: BodyId
    statutory: Limit | None
    promised: Limit
    contacts: tuple[ContactDefinition, ...]
    demands: tuple[Demand, ...] = ()
    facts: tuple[FactUse, ...] = ()
    outputs: tuple[EvidenceId, ...] = ()
    fees: tuple[Fee, ...] = ()
    law: tuple[LegalReference, ...] = ()
    about: Text | None = None
    statutory_law: tuple[LegalReference, ...] = ()
    """The article that sets the statutory limit, where it is another than the service's own."""
    apply_within: ApplyWithin | None = None
    visits_declared: int | None = None
    """The visits that the published list declares, beside those that the planner computes."""
    also_called: tuple[str, ...] = ()
    """Everyday words under which people look for it."""
    mistakes: tuple[Text, ...] = ()
    """What applicants often get wrong, as advice."""
    position: Position | None = None
    src: Source = Source()


class Opened(msgspec.Struct, frozen=True):
    """The channels, and for personal ones the places, that an offer opens for a contact."""

    kind: ContactKind
    channels: tuple[Channel, ...]
    places: tuple[PlaceId, ...] = ()


class Offer(msgspec.Struct, frozen=True):
    """A service as one organisation carries it out in its region (实施清单).

    Four roles that delegation separates (domain.md 2.8): accepting, deciding,
    named on the paper, liable. `opened` narrows the service's channels.
    """

    service: ServiceId
    region: RegionCode
    deciding: OrganisationId
    accepting: OrganisationId
    named: OrganisationId
    liable: OrganisationId
    opened: tuple[Opened, ...]
    promised: Limit | None = None
    """Shorter than the service's own promise, or None."""
    position: Position | None = None
    src: Source = Source()

"""Evidence and facts: what services demand, which registers give it, and who may read those."""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.ids import BodyId, DatasetId, EvidenceId, FactId, PartyId, RegionCode, RightId, ServiceId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions.basics import Choice, LegalReference, Source


class EvidenceKind(StrEnum):
    """What sort of paper or fact it is."""

    IDENTITY = "identity"
    CERTIFICATE = "certificate"
    FORM = "form"
    CONTRACT = "contract"
    REPORT = "report"
    PHOTO = "photo"
    DATA = "data"
    DECLARATION = "declaration"


class FactKind(StrEnum):
    """How a fact is asked on a form and checked."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    PHONE = "phone"
    IDENTITY_NUMBER = "identity_number"
    ADDRESS = "address"
    BANK_ACCOUNT = "bank_account"


class Fact(msgspec.Struct, frozen=True):
    """Something that a form asks once, however many services want it.

    `party` and `attribute` name whose it is and what (`mother`, `name`), so
    that it can be prefilled from that person's account or a register.
    """

    id: FactId
    name: Text
    kind: FactKind
    group: str
    hint: Text | None = None
    choices: tuple[Choice, ...] = ()
    party: PartyId | None = None
    attribute: str = ""
    max_length: int = 200


class FactGroup(msgspec.Struct, frozen=True):
    """A page of the merged form: facts grouped as people think."""

    id: str
    name: Text


class Evidence(msgspec.Struct, frozen=True):
    """A paper or a fact that services demand or produce.

    `guide` says how a good photo of it looks; `obtained_from` is the service
    that gives it where the applicant must fetch it.
    """

    id: EvidenceId
    name: Text
    kind: EvidenceKind
    issuer: BodyId | None = None
    guide: Text | None = None
    obtained_from: ServiceId | None = None
    valid_for: Limit | None = None
    """How long it holds from its issue; None: for good, or nobody says."""
    src: Source = Source()


class Dataset(msgspec.Struct, frozen=True):
    """A register that a body keeps, and the evidence that it can give."""

    id: DatasetId
    name: Text
    owner: BodyId
    sharing: str
    """"open", "conditional" (a right must be granted) or "closed"."""
    gives: tuple[EvidenceId, ...]
    src: Source = Source()


class Right(msgspec.Struct, frozen=True):
    """A consumer may read certain evidence of a dataset for certain services, in a period and region.

    `until` None: no end set. `region` covers everything below it.
    """

    id: RightId
    dataset: DatasetId
    consumer: BodyId
    evidence: tuple[EvidenceId, ...]
    services: tuple[ServiceId, ...]
    region: RegionCode
    since: date
    until: date | None = None
    law: tuple[LegalReference, ...] = ()
    src: Source = Source()

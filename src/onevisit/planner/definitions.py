"""What an edition of the catalogue says: frozen values that the compiler makes and the planner reads.

Every definition carries `src` (where its facts were read, or that they are
from memory) and, where a rule is legal, `law` (article references).
Units and words are those of design.md section 2.
"""

from datetime import date
from enum import StrEnum

import msgspec

from onevisit.kernel.conditions import Answer, Condition
from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EditionHash,
    EvidenceId,
    FactId,
    LawId,
    LifeEventId,
    OrganisationId,
    PartyId,
    PlaceId,
    QuestionId,
    RegionCode,
    RightId,
    ServiceId,
    StepId,
)
from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Calendar, Limit


class Channel(StrEnum):
    """How a contact can take place.

    A visit is a personal appearance at a government place: hall, station,
    village point. At a hospital bed the family is there already; a kiosk near
    home, post, phone and an officer's house call are no visit (Zhejiang
    Provisions 2018 art. 2; domain.md 2.1).
    """

    ONLINE = "online"
    PHONE = "phone"
    POST = "post"
    COURIER = "courier"
    HOSPITAL = "hospital"
    KIOSK = "kiosk"
    DOORSTEP = "doorstep"
    HALL = "hall"
    STATION = "station"
    VILLAGE = "village"

    @property
    def is_visit(self) -> bool:
        """Whether using this channel is a visit."""
        return self in (Channel.HALL, Channel.STATION, Channel.VILLAGE)


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


class Audience(StrEnum):
    """Whom a life event is for."""

    PERSON = "person"
    ENTERPRISE = "enterprise"
    CIVIL_SERVANT = "civil_servant"


class Position(msgspec.Struct, frozen=True):
    """Where in `content/` a definition stands, for explanations and diagnostics."""

    file: str
    line: int
    column: int


class Source(msgspec.Struct, frozen=True):
    """Where facts come from: documents read, and the fields known from memory only."""

    read: tuple[str, ...] = ()
    memory: tuple[str, ...] = ()
    mission: str = ""


class Law(msgspec.Struct, frozen=True):
    """A legal text that rules refer to."""

    id: LawId
    name: Text
    in_force_from: date | None = None


class LegalReference(msgspec.Struct, frozen=True):
    """An article of a law, as a rule's basis."""

    law: LawId
    article: str = ""


class Region(msgspec.Struct, frozen=True):
    """An administrative division by its official code (2, 4, 6 or 9 digits)."""

    code: RegionCode
    level: str
    parent: RegionCode | None
    name: Text


class Body(msgspec.Struct, frozen=True):
    """A kind of body, as law names the competent one ("police station", "civil affairs bureau")."""

    id: BodyId
    name: Text
    levels: tuple[str, ...]
    parent: BodyId | None = None
    external: bool = False
    src: Source = Source()


class Organisation(msgspec.Struct, frozen=True):
    """One real body: which kind it is and which region it serves."""

    id: OrganisationId
    name: Text
    body: BodyId
    region: RegionCode
    parent: OrganisationId | None = None
    src: Source = Source()


class Place(msgspec.Struct, frozen=True):
    """Where contacts can take place in person; `channel` tells what kind of place it is."""

    id: PlaceId
    name: Text
    channel: Channel
    region: RegionCode
    address: Text
    hours: Text | None = None
    src: Source = Source()


class Choice(msgspec.Struct, frozen=True):
    """One possible answer or value."""

    id: str
    name: Text


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


class Party(msgspec.Struct, frozen=True):
    """A role in a life event: mother, father, child; `may_apply` can be the applicant."""

    id: PartyId
    name: Text
    may_apply: bool = False


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"


class Question(msgspec.Struct, frozen=True):
    """A question whose answer decides what applies.

    `when`: asked only in these situations. `check`: the dataset that could
    answer instead of the person.
    """

    id: QuestionId
    text: Text
    why: Text
    kind: QuestionKind = QuestionKind.YES_NO
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    check: DatasetId | None = None
    hint: Text | None = None
    position: Position | None = None


class Step(msgspec.Struct, frozen=True):
    """A service's part in a life event, done for `party`, after other steps.

    `after` names steps or alternative groups; `optional`: the applicant may
    leave it out; `alternative`: exactly one of the group is done.
    """

    id: StepId
    service: ServiceId
    party: PartyId
    after: tuple[str, ...] = ()
    when: Condition | None = None
    optional: bool = False
    alternative: str = ""
    wait: Limit | None = None
    why: Text | None = None
    position: Position | None = None


class Exclusion(msgspec.Struct, frozen=True):
    """A situation that the life event does not serve, why, and what to do instead."""

    when: Condition
    because: Text
    instead: Text


class LifeEvent(msgspec.Struct, frozen=True):
    """Services done together as one matter (一件事)."""

    id: LifeEventId
    name: Text
    about: Text
    audience: Audience
    lead: BodyId
    visits_at_most: int
    promised: Limit | None
    parties: tuple[Party, ...]
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    groups: tuple[FactGroup, ...]
    exclusions: tuple[Exclusion, ...] = ()
    also_called: tuple[str, ...] = ()
    """Everyday words under which people look for it."""
    given: dict[QuestionId, Answer] = {}
    """Answers that are always the same in this life event, so nobody is asked."""
    law: tuple[LegalReference, ...] = ()
    position: Position | None = None
    src: Source = Source()


class Edition(msgspec.Struct, frozen=True):
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

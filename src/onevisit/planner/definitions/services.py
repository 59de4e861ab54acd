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
    QuestionId,
    RegionCode,
    ServiceId,
)
from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions.basics import Choice, ConditionalLimit, LegalReference, Position, Source
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
    appointment: bool = False
    """In person only at a time agreed before."""
    takes: Limit | None = None
    """How long the applicant stands there."""


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
    note: Text | None = None
    """What to mind with it: "of the parent chosen", "by confidential mail, never by hand"."""


class FactUse(msgspec.Struct, frozen=True):
    """A service wants this fact, under a condition."""

    fact: FactId
    when: Condition | None = None
    optional: bool = False


class FeeKind(StrEnum):
    """What sort of payment it is."""

    CHARGE = "charge"
    LEVY = "levy"
    PREMIUM = "premium"
    MARKET = "market"


class FeeBasis(StrEnum):
    """Where the amount comes from."""

    FIXED = "fixed"
    BY_AREA = "by_area"
    MARKET = "market"


class Fee(msgspec.Struct, frozen=True):
    """What a service costs, and on which basis; of several, all whose `when` holds and that are in force."""

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
    kind: FeeKind = FeeKind.CHARGE
    per: str = ""
    """What the amount is for one of: "year", "unit" ...; "": the matter."""
    basis: FeeBasis = FeeBasis.FIXED
    """Where it is not fixed, `amount` is zero and the office tells the true one."""


class ApplyWithin(msgspec.Struct, frozen=True):
    """The applicant's own duty: how long after what an application may be made."""

    limit: Limit
    of: Text
    law: tuple[LegalReference, ...] = ()


class ClockStop(StrEnum):
    """What stops an office's clock: nothing else does (Administrative Licensing Law art. 45)."""

    HEARING = "hearing"
    BIDDING = "bidding"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    SITE_CHECK = "site_check"
    PUBLICITY = "publicity"
    PUBLIC_NOTICE = "public_notice"
    EMBASSY_REPLY = "embassy_reply"


class Commitment(msgspec.Struct, frozen=True):
    """Notification and commitment (告知承诺): decided at once on the applicant's word, checked afterwards.

    `when`: in which situations this route is taken; None: always.
    """

    check_within: Limit | None = None
    when: Condition | None = None
    law: tuple[LegalReference, ...] = ()


class Draw(msgspec.Struct, frozen=True):
    """A lot drawn at acceptance; `question` is the one that it answers."""

    question: QuestionId
    at: Text | None = None
    rate: Text | None = None


class Inspection(msgspec.Struct, frozen=True):
    """How the office looks on the spot: with how many officers, what can come out, what follows a failure."""

    officers_at_least: int = 2
    results: tuple[Choice, ...] = ()
    on_failure: Text | None = None


class YearDay(msgspec.Struct, frozen=True):
    """A day of every year."""

    month: int
    day: int

    def first_after(self, day: date) -> date:
        """The first such day on or after `day`."""
        this_year = date(day.year, self.month, self.day)
        return this_year if this_year >= day else date(day.year + 1, self.month, self.day)


class Window(msgspec.Struct, frozen=True):
    """When a round takes applications, every year; `when`: from whom, the first that holds."""

    name: Text
    opens: YearDay
    closes: YearDay
    when: Condition | None = None


class Round(msgspec.Struct, frozen=True):
    """Applications are gathered, ranked and decided together, not as they come (school enrolment).

    The office's time runs from the day the window closes.
    """

    windows: tuple[Window, ...]
    rank_by: tuple[Text, ...] = ()
    results: Text | None = None
    """How the result is told."""


class FormerBody(msgspec.Struct, frozen=True):
    """Who had the power before it was moved: up to and with the day `until`."""

    body: BodyId
    until: date
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
    statutory_in_cases: tuple[ConditionalLimit, ...] = ()
    extension: Limit | None = None
    """By how much the head of the body may lengthen the statutory limit, once."""
    promised_in_cases: tuple[ConditionalLimit, ...] = ()
    clock_stops: tuple[ClockStop, ...] = ()
    """What can happen here that stops the clock."""
    commitment: Commitment | None = None
    together_with: tuple[BodyId, ...] = ()
    """Bodies that decide jointly with `body`."""
    supervised_by: BodyId | None = None
    former_bodies: tuple[FormerBody, ...] = ()
    internal: bool = False
    """For the government's own people, not for the public."""
    proactive: bool = False
    """The office begins by itself; nobody need apply."""
    send_back_if: tuple[Text, ...] = ()
    """Grounds on which a paper is sent back rather than accepted."""
    round: Round | None = None
    draw: Draw | None = None
    inspection: Inspection | None = None


class Opened(msgspec.Struct, frozen=True, gc=False):
    """The channels, and for personal ones the places, that an offer opens for a contact."""

    kind: ContactKind
    channels: tuple[Channel, ...]
    places: tuple[PlaceId, ...] = ()


class Offer(msgspec.Struct, frozen=True, gc=False):
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

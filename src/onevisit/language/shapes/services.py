"""Shape of services: what one authority does on one legal basis."""

from typing import Any

from onevisit.kernel.conditions import Condition
from onevisit.kernel.ids import FactId, ServiceId
from onevisit.kernel.money import FREE, Money
from onevisit.kernel.working_days import IMMEDIATE
from onevisit.language.forms import (
    AmountOrBasis,
    Day,
    Field,
    Id,
    Keyed,
    LimitForm,
    ListOf,
    LongText,
    Name,
    OneOf,
    Record,
    Translated,
    Whole,
    Word,
    YesNo,
)
from onevisit.language.reading import Reader
from onevisit.language.shapes.kind import SRC, Kind
from onevisit.language.shapes.papers import LAW
from onevisit.language.shapes.procedures import PROCEDURE, STATUTORY, WHEN, Promised, Statutory, promise
from onevisit.language.syntax import Node
from onevisit.planner.definitions import (
    ApplyWithin,
    Channel,
    ContactDefinition,
    ContactKind,
    Demand,
    FactUse,
    Fee,
    FeeBasis,
    FeeKind,
    Need,
    Position,
    Service,
)

SERVICE_KINDS = (
    "licence",
    "penalty",
    "coercion",
    "collection",
    "payment",
    "inspection",
    "confirmation",
    "reward",
    "adjudication",
    "other_power",
    "public_service",
)
"""The national item types 01 to 10 and 20 (domain.md 2.3)."""


class _Contacts:
    """Contacts by their kind; a bare list names the channels."""

    expected = "contacts, each with its channels"

    def __init__(self) -> None:
        self.inner = Keyed(
            Record(
                "a contact",
                {
                    "channels": Field(ListOf(OneOf(Channel)), "the channels that law permits", required=True),
                    "when": WHEN,
                    "why": Field(Translated(), "why it must be in person, where it must"),
                    "appointment": Field(YesNo(), "only at a time agreed before", default=False),
                    "takes": Field(LimitForm(), "how long the applicant stands there"),
                },
                dict,
                shorthand="channels",
            ),
            key=OneOf(ContactKind),
        )

    def read(self, node: Node, reader: Reader) -> tuple[ContactDefinition, ...]:
        return tuple(ContactDefinition(kind=kind, **fields) for kind, fields in self.inner.read(node, reader))


def _fact_uses(facts: tuple[FactId, ...], when: Condition | None, optional: bool) -> tuple[FactUse, ...]:
    return tuple(FactUse(fact, when, optional) for fact in facts)


def _fee(amount: Money | FeeBasis, **own: Any) -> Fee:
    if isinstance(amount, FeeBasis):
        return Fee(amount=FREE, basis=amount, **own)
    return Fee(amount=amount, **own)


def _service(name: str, at: Position, fields: dict[str, Any]) -> Service:
    statutory: Statutory = fields.pop("statutory")
    promised: Promised = fields.pop("promised")
    uses: tuple[tuple[FactUse, ...], ...] = fields.pop("facts")
    return Service(
        id=ServiceId(name),
        statutory=statutory.limit,
        statutory_law=statutory.law,
        statutory_in_cases=statutory.in_cases,
        extension=statutory.extension,
        promised=promised.limit or IMMEDIATE,
        promised_in_cases=promised.in_cases,
        facts=tuple(use for group in uses for use in group),
        position=at,
        **fields,
    )


_DEMAND = Record(
    "a demand",
    {
        "evidence": Field(Id("evidence", "evidence"), "what is demanded", required=True),
        "about": Field(Name(), "about whom; the party of the step where left out"),
        "need": Field(OneOf(Need), "must, later or optional", default=Need.MUST),
        "when": WHEN,
        "made_by_agency": Field(YesNo(), "the agency makes it itself", default=False),
        "note": Field(Translated(), "what to mind with it"),
        "law": LAW,
    },
    Demand,
    shorthand="evidence",
    needs_place=True,
)

_FACTS = Record(
    "facts",
    {
        "facts": Field(ListOf(Id("facts", "a fact")), "what is asked", required=True),
        "when": WHEN,
        "optional": Field(YesNo(), "may be left empty", default=False),
    },
    _fact_uses,
    shorthand="facts",
)

_FEE = Record(
    "a fee",
    {
        "amount": Field(AmountOrBasis(), "how much", required=True),
        "name": Field(Translated(), "what it is for", required=True),
        "kind": Field(OneOf(FeeKind), "what sort of payment", default=FeeKind.CHARGE),
        "per": Field(Word("what the amount is for one of"), "`year`, `unit` ...", default=""),
        "when": WHEN,
        "collected_with_case": Field(YesNo(), "paid with this case", default=True),
        "since": Field(Day(), "the first day of this amount"),
        "until": Field(Day(), "the last day of this amount"),
        "law": LAW,
        "note": Field(Translated(), "what else to know"),
    },
    _fee,
)

_APPLY_WITHIN = Record(
    "a time to apply",
    {
        "limit": Field(LimitForm(), "how long", required=True),
        "of": Field(Translated(), "counted from what", required=True),
        "law": LAW,
    },
    ApplyWithin,
)

KINDS = (
    Kind(
        "services",
        "service",
        Record(
            "a service",
            {
                "name": Field(Translated(), "its official name", required=True),
                "about": Field(Translated(), "what it does for people"),
                "also_called": Field(ListOf(Word()), "words under which people look for it", default=()),
                "mistakes": Field(ListOf(Translated()), "what people often get wrong, as advice", default=()),
                "kind": Field(OneOf(SERVICE_KINDS), "the national item type", required=True),
                "body": Field(Id("bodies", "a body"), "who has the power", required=True),
                "law": LAW,
                "statutory": Field(STATUTORY, "the limit that the law sets, or `none`", required=True),
                "promised": Field(promise(), "the limit that is promised", required=True),
                "apply_within": Field(_APPLY_WITHIN, "when the applicant must apply at the latest"),
                "contacts": Field(_Contacts(), "what the applicant must do", required=True),
                "demands": Field(ListOf(_DEMAND), "papers", default=()),
                "facts": Field(ListOf(_FACTS), "what the form asks", default=()),
                "outputs": Field(ListOf(Id("evidence", "evidence")), "the results", default=()),
                "fees": Field(ListOf(_FEE), "what it costs", default=()),
                "visits_declared": Field(Whole(0, 9), "the visits that the published list declares"),
                **PROCEDURE,
                "remarks": Field(LongText(), "for colleagues, not shown", default=""),
                "src": SRC,
            },
            dict,
        ),
        lambda name, at, fields: _service(name, at, {k: v for k, v in fields.items() if k != "remarks"}),
    ),
)

"""The merged form: every fact once, grouped as people think, prefilled values marked with their source."""

from collections.abc import Iterable, Mapping

import msgspec

from onevisit.cases.api import Draft, FieldProblem
from onevisit.look import formats
from onevisit.planner.definitions import Edition, Fact, FactGroup, FactKind
from onevisit.planner.plans import Plan, PlannedFact

DATE_PARTS = ("year", "month", "day")
LONG_CHOICE = 6
"""So many choices become a list to open; fewer are all shown."""

_INPUT_MODES = {
    FactKind.NUMBER: "numeric",
    FactKind.PHONE: "tel",
    FactKind.BANK_ACCOUNT: "numeric",
}
_AUTOCOMPLETE = {"name": "name", "phone": "tel", "delivery_address": "street-address"}


class Option(msgspec.Struct, frozen=True):
    """One choice of a field."""

    value: str
    text: str


class Field(msgspec.Struct, frozen=True):
    """One fact as a field: what it is called, what stands in it, what is wrong with it."""

    name: str
    label: str
    hint: str
    kind: FactKind
    value: str
    options: tuple[Option, ...]
    required: bool
    max_length: int
    input_mode: str
    autocomplete: str
    source: str
    """Where a prefilled value comes from; empty for the reader's own."""
    error: str

    @property
    def year(self) -> str:
        return self._part(0)

    @property
    def month(self) -> str:
        return self._part(1)

    @property
    def day(self) -> str:
        return self._part(2)

    @property
    def is_list(self) -> bool:
        """Whether its choices are too many to show all at once."""
        return len(self.options) > LONG_CHOICE

    def _part(self, index: int) -> str:
        parts = self.value.split("-")
        return parts[index] if len(parts) == len(DATE_PARTS) else ""


class FormPage(msgspec.Struct, frozen=True):
    """One page of the form: a group of facts."""

    group: str
    title: str
    fields: tuple[Field, ...]
    errors: tuple[dict[str, str], ...]
    version: int


class Prefill(msgspec.Struct, frozen=True):
    """Values that need not be typed, by fact, and where they come from in the reader's words."""

    values: dict[str, str]
    source: str


def groups_of(plan: Plan, edition: Edition) -> tuple[FactGroup, ...]:
    """The form's pages, in the life event's order; pages without a fact of this plan are left out."""
    event = edition.life_events[plan.life_event]
    wanted = {fact.group for fact in plan.facts}
    return tuple(group for group in event.groups if group.id in wanted)


def facts_of_group(plan: Plan, group: str) -> tuple[PlannedFact, ...]:
    """The facts of one page, in the plan's order."""
    return tuple(fact for fact in plan.facts if fact.group == group)


def form_page(
    draft: Draft,
    plan: Plan,
    edition: Edition,
    group: FactGroup,
    *,
    prefill: Prefill,
    problems: Iterable[FieldProblem] = (),
) -> FormPage:
    """The page for `group`, with what is wrong on it."""
    errors = {problem.field: formats.say(problem.sentence) for problem in problems}
    fields = tuple(
        _field(edition.facts[planned.fact], planned, draft, prefill, errors.get(planned.fact, ""))
        for planned in facts_of_group(plan, group.id)
    )
    return FormPage(
        group=group.id,
        title=formats.words(group.name),
        fields=fields,
        errors=tuple(
            {"text": field.error, "href": f"#{_first_input(field)}"} for field in fields if field.error
        ),
        version=draft.version,
    )


def prefill_for(draft: Draft, known: Mapping[str, str], edition: Edition, source: str) -> Prefill:
    """What the applicant's own data (by attribute) give for this draft's facts."""
    values = {
        str(fact.id): known[fact.attribute]
        for fact in edition.facts.values()
        if fact.party == draft.party and known.get(fact.attribute)
    }
    return Prefill(values, source)


def read_form(facts: Iterable[Fact], given: Mapping[str, str]) -> dict[str, str]:
    """What was typed into a page, by fact; the three boxes of a date become one value."""
    return {fact.id: _read(fact, given) for fact in facts}


def value_words(fact: Fact, value: str) -> str:
    """A fact's value as it is read: choices by name, dates in words."""
    if fact.kind is FactKind.CHOICE:
        return next((formats.words(c.name) for c in fact.choices if c.id == value), value)
    if fact.kind is FactKind.DATE:
        return formats.date_words(value)
    return value


def _field(fact: Fact, planned: PlannedFact, draft: Draft, prefill: Prefill, error: str) -> Field:
    own = draft.facts.get(fact.id)
    filled = prefill.values.get(fact.id, "") if own is None else ""
    return Field(
        name=fact.id,
        label=formats.words(fact.name),
        hint=formats.words(fact.hint),
        kind=fact.kind,
        value=filled if own is None else own,
        options=tuple(Option(choice.id, formats.words(choice.name)) for choice in fact.choices),
        required=planned.required,
        max_length=fact.max_length,
        input_mode=_INPUT_MODES.get(fact.kind, ""),
        autocomplete=_AUTOCOMPLETE.get(fact.attribute, "") if fact.party == draft.party else "",
        source=prefill.source if filled else "",
        error=error,
    )


def _first_input(field: Field) -> str:
    return f"{field.name}-year" if field.kind is FactKind.DATE else field.name


def _read(fact: Fact, given: Mapping[str, str]) -> str:
    if fact.kind is not FactKind.DATE:
        return given.get(fact.id, "").strip()
    year, month, day = (given.get(f"{fact.id}-{part}", "").strip() for part in DATE_PARTS)
    if not (year or month or day):
        return ""
    if month.isdigit() and day.isdigit():
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return f"{year}-{month}-{day}"

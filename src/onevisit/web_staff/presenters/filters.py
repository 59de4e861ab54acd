"""The chips above the work list; what is chosen stays in the address, so that it can be kept and sent."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import ProceedingState
from onevisit.kernel.ids import OrganisationId, ServiceId
from onevisit.kernel.working_days import Calendar
from onevisit.look.formats import words
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.due import SOON_WORKING_DAYS_MAX
from onevisit.web_staff.presenters.words import state_words

Word = TypeVar("Word", bound=StrEnum)
TO_DO = (ProceedingState.RECEIVED, ProceedingState.ACCEPTED, ProceedingState.GRANTED)


class DueChoice(StrEnum):
    """Which due days the list shows."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"


class Chosen(msgspec.Struct, frozen=True):
    """The filters that the reader chose; None where all are shown."""

    state: ProceedingState | None = None
    service: ServiceId | None = None
    due: DueChoice | None = None

    @property
    def is_any(self) -> bool:
        """Whether the list is narrowed at all."""
        return any((self.state, self.service, self.due))

    def query(self, **more: str) -> str:
        """The address's query that says this, with `more`."""
        pairs = {"state": self.state, "service": self.service, "due": self.due, **more}
        return urlencode({name: str(value) for name, value in pairs.items() if value})


class Choice(msgspec.Struct, frozen=True):
    """A chip."""

    name: str
    query: str
    is_chosen: bool


class Filter(msgspec.Struct, frozen=True):
    """A row of chips."""

    name: str
    choices: tuple[Choice, ...]


def read_chosen(query: Mapping[str, str]) -> Chosen:
    """What the address asks for; words that we do not know narrow nothing."""
    return Chosen(
        state=_member(ProceedingState, query.get("state", "")),
        service=ServiceId(query["service"]) if query.get("service") else None,
        due=_member(DueChoice, query.get("due", "")),
    )


def due_range(choice: DueChoice | None, today: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last due day that the choice shows."""
    match choice:
        case None:
            return date.min, date.max
        case DueChoice.LATE:
            return date.min, today - timedelta(days=1)
        case DueChoice.TODAY:
            return today, today
        case DueChoice.SOON:
            return today, calendar.add_working_days(today, SOON_WORKING_DAYS_MAX)


def filters(chosen: Chosen, services: Iterable[ServiceId], edition: Edition) -> list[Filter]:
    """The rows of chips; a choice keeps the others as they are."""
    rows = [_due_filter(chosen), _state_filter(chosen)]
    named = sorted((words(edition.services[service].name), service) for service in services)
    if len(named) > 1:
        rows.append(_service_filter(chosen, named))
    return rows


def services_of(edition: Edition, organisations: Iterable[OrganisationId]) -> set[ServiceId]:
    """The services that these organisations accept or decide."""
    ours = set(organisations)
    return {
        offer.service
        for offers in edition.offers.values()
        for offer in offers.values()
        if offer.accepting in ours or offer.deciding in ours
    }


def _due_filter(chosen: Chosen) -> Filter:
    names = {DueChoice.LATE: _("late"), DueChoice.TODAY: _("today"), DueChoice.SOON: _("in 3 working days")}
    return Filter(
        _("Due"),
        (
            _choice(_("all"), chosen, due=None),
            *(_choice(name, chosen, due=choice) for choice, name in names.items()),
        ),
    )


def _state_filter(chosen: Chosen) -> Filter:
    return Filter(
        _("To do"),
        (
            _choice(_("all"), chosen, state=None),
            *(_choice(state_words(state), chosen, state=state) for state in TO_DO),
        ),
    )


def _service_filter(chosen: Chosen, named: list[tuple[str, ServiceId]]) -> Filter:
    return Filter(
        _("Service"),
        (
            _choice(_("all"), chosen, service=None),
            *(_choice(name, chosen, service=service) for name, service in named),
        ),
    )


def _choice(name: str, chosen: Chosen, **change: object) -> Choice:
    wanted = msgspec.structs.replace(chosen, **change)
    return Choice(name, wanted.query(), wanted == chosen)


def _member(kind: type[Word], text: str) -> Word | None:
    return kind(text) if text in tuple(kind) else None

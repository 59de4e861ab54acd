"""The work list: one line per proceeding that somebody here must handle."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from onevisit.cases.api import ProceedingState, WorkRow
from onevisit.kernel.ids import CaseId, EditionHash, StepId
from onevisit.kernel.working_days import Calendar, official_date
from onevisit.look.formats import grouped, short_day, words
from onevisit.planner.definitions import Edition
from onevisit.web_staff.presenters.due import Due, due
from onevisit.web_staff.presenters.words import state_words


class Line(msgspec.Struct, frozen=True):
    """A line (on a phone: a card) of the list, in the reader's words."""

    case: CaseId
    step: StepId
    number: str
    due: Due
    due_day: str
    service: str
    life_event: str
    applicant: str
    county: str
    organisation: str
    state: ProceedingState
    state_words: str
    since: str
    since_on: date


def line(row: WorkRow, edition: Edition, today: date, calendar: Calendar) -> Line:
    """The line of `row`, named by the edition under which its case was submitted."""
    since_on = official_date(row.received_at)
    organisation = edition.organisations.get(row.organisation)
    region = edition.regions.get(row.region)
    return Line(
        case=row.case,
        step=row.step,
        number=grouped(row.case),
        due=due(row.due_on, today, calendar),
        due_day=short_day(row.due_on),
        service=words(edition.services[row.service].name),
        life_event=words(edition.life_events[row.life_event].name),
        applicant=row.applicant_name,
        county=words(region.name) if region else row.region,
        organisation=words(organisation.name) if organisation else row.organisation,
        state=row.state,
        state_words=state_words(row.state),
        since=short_day(since_on),
        since_on=since_on,
    )


def lines(
    rows: Iterable[WorkRow],
    edition_of: Callable[[EditionHash], Edition],
    today: date,
    calendar: Calendar,
) -> list[Line]:
    """The lines of a page of the list."""
    return [line(row, edition_of(row.edition), today, calendar) for row in rows]

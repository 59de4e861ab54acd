"""My matters: what I am writing, and my cases."""

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import CaseStatus, Draft, MatterRow
from onevisit.look import formats
from onevisit.planner.definitions import Edition
from onevisit.web_citizen.presenters.case_page import Chip, status_chip


class DraftLine(msgspec.Struct, frozen=True):
    """An application not sent yet."""

    id: str
    title: str
    saved: str


class MatterLine(msgspec.Struct, frozen=True):
    """A case of mine."""

    id: str
    title: str
    number: str
    chip: Chip
    day: str
    visits: int


def draft_line(draft: Draft, edition: Edition) -> DraftLine:
    """A draft as a line of the list."""
    return DraftLine(
        id=draft.id,
        title=formats.words(edition.life_events[draft.life_event].name),
        saved=_("saved {moment}").format(moment=formats.moment(draft.updated_at)),
    )


def matter_line(row: MatterRow, edition: Edition) -> MatterLine:
    """A case as a line of the list."""
    finished = row.status is CaseStatus.FINISHED
    return MatterLine(
        id=row.case,
        title=formats.words(edition.life_events[row.life_event].name),
        number=formats.grouped(row.case),
        chip=status_chip(row.status),
        day=_("sent on {day}").format(day=formats.day(row.filed_at))
        if finished
        else _("by {day}").format(day=formats.short_day(row.promised_on)),
        visits=row.visits,
    )

"""The contacts that a plan needs: the channel of each, and the visits that the personal ones take.

A contact that any open channel serves without a visit is done that way. What
an offer opens narrows what the law permits.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PlaceId, StepId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Channel, ContactDefinition, ContactKind, Edition, Opened
from onevisit.planner.plans import PlannedContact, PlannedVisit, Reason
from onevisit.planner.refusals import NOWHERE_OPEN
from onevisit.planner.setting import Setting, Work
from onevisit.planner.visits import contacts_to_blame, fewest_visits
from onevisit.planner.wordings import (
    CHANNEL_NAMES,
    CONTACT_IN_PERSON,
    CONTACT_IN_PERSON_WHY,
    CONTACT_NAMES,
    CONTACT_REMOTE,
    VISIT,
    VISITS_BOTH,
    VISITS_NONE,
    VISITS_ONE,
    VISITS_PLACES,
    VISITS_WAIT,
)

_AT_THE_END = frozenset({ContactKind.COLLECT})
"""Contacts that come after the decision; all others come before it."""


class Personal(NamedTuple):
    """A contact that must be in person: its number in the plan, and the places that serve it.

    A place is an id, or `organisation:<id>` where the offer names none.
    """

    number: int
    work: Work
    kind: ContactKind
    places: tuple[str, ...]
    of_service: int = 0
    """Its number among the contacts of its service."""

    @property
    def key(self) -> tuple[StepId, int]:
        """What it is in every situation: its work, and its number among the service's contacts."""
        return self.work.id, self.of_service


def contacts_of(setting: Setting, works: Sequence[Work]) -> tuple[PlannedContact, ...]:
    """Every contact that applies, with the channel that the plan takes.

    Raises `nowhere_open` where an offer has opened none of the channels that law permits.
    """
    return tuple(
        _planned(setting, work, contact)
        for work in works
        for contact in work.service.contacts
        if setting.holds(contact.when)
    )


def visits_of(
    setting: Setting, works: Sequence[Work], contacts: Sequence[PlannedContact]
) -> tuple[tuple[PlannedVisit, ...], Reason]:
    """The fewest visits, and why it is not one less."""
    by_id = {work.id: work for work in works}
    personal = [
        Personal(number, by_id[c.step], c.kind, serving(by_id[c.step], c.places))
        for number, c in enumerate(contacts)
        if c.channel.is_visit
    ]
    places = [contact.places for contact in personal]
    before = separated(works, personal)
    visits = tuple(
        PlannedVisit(
            place=PlaceId(stop.place) if stop.place in setting.edition.places else None,
            contacts=tuple(personal[i].number for i in stop.contacts),
            reason=Reason(VISIT(contacts=[_name(personal[i]) for i in stop.contacts])),
        )
        for stop in fewest_visits(places, before)
    )
    return visits, reason_of_visits(len(visits), personal, places, before)


def personal_contacts(setting: Setting, works: Sequence[Work]) -> list[Personal]:
    """The contacts that must be in person, numbered as `contacts_of` would, without saying why.

    Raises `nowhere_open` as `contacts_of` does.
    """
    personal = []
    number = 0
    for work in works:
        for of_service, contact in enumerate(work.service.contacts):
            if not setting.holds(contact.when):
                continue
            opened, channels = open_channels(work, contact)
            if not channels:
                raise _nowhere_open(setting, work, contact)
            if preferred(channels).is_visit:
                places = serving(work, open_places(setting.edition, opened, channels))
                personal.append(Personal(number, work, contact.kind, places, of_service))
            number += 1
    return personal


def _planned(setting: Setting, work: Work, contact: ContactDefinition) -> PlannedContact:
    opened, channels = open_channels(work, contact)
    if not channels:
        raise _nowhere_open(setting, work, contact)
    channel = preferred(channels)
    return PlannedContact(
        step=work.id,
        kind=contact.kind,
        channels=channels,
        channel=channel,
        places=open_places(setting.edition, opened, channels if channel.is_visit else (channel,)),
        reason=_reason_for(setting, work, contact, channel),
    )


def _nowhere_open(setting: Setting, work: Work, contact: ContactDefinition) -> DomainError:
    return NOWHERE_OPEN(
        office=setting.organisation(work.offer.accepting).name,
        contact=CONTACT_NAMES[contact.kind],
        service=work.service.name,
    )


_PREFERENCE = {channel: place for place, channel in enumerate(Channel)}
"""The order in which channels are taken: without a visit first."""


def open_channels(work: Work, contact: ContactDefinition) -> tuple[Opened | None, tuple[Channel, ...]]:
    """What the offer opens for a contact, and the channels that are both open and lawful."""
    opened = next((o for o in work.offer.opened if o.kind is contact.kind), None)
    return opened, tuple(c for c in contact.channels if opened is None or c in opened.channels)


def preferred(channels: Iterable[Channel]) -> Channel:
    """The channel that a plan takes: one without a visit where there is one."""
    return min(channels, key=_PREFERENCE.__getitem__)


def open_places(edition: Edition, opened: Opened | None, channels: Sequence[Channel]) -> tuple[PlaceId, ...]:
    """The places that serve a contact by these channels."""
    named = opened.places if opened else ()
    return tuple(p for p in named if edition.places[p].channel in channels)


def _reason_for(setting: Setting, work: Work, contact: ContactDefinition, channel: Channel) -> Reason:
    words = {"contact": CONTACT_NAMES[contact.kind], "service": work.service.name}
    if not channel.is_visit:
        sentence = CONTACT_REMOTE(channel=CHANNEL_NAMES[channel], **words)
    elif contact.why:
        sentence = CONTACT_IN_PERSON_WHY(why=contact.why, **words)
    else:
        sentence = CONTACT_IN_PERSON(**words)
    rule = f"{work.rule}.contacts.{contact.kind}"
    return Reason(sentence, rule, work.service.law, setting.answers_for(contact.when))


def serving(work: Work, places: tuple[PlaceId, ...]) -> tuple[str, ...]:
    """Where a contact can be had in person: the named places, or the accepting organisation itself."""
    return places or (f"organisation:{work.offer.accepting}",)


def is_decided_at_once(work: Work) -> bool:
    """Whether a work is decided while the applicant stands there."""
    return work.promised.is_immediate


def begins_at_once(work: Work) -> bool:
    """Whether no time must pass before a work begins."""
    return work.wait is None or work.wait.is_immediate


def separated(
    works: Sequence[Work],
    personal: Sequence[Personal],
    at_once: Callable[[Work], bool] = is_decided_at_once,
    without_pause: Callable[[Work], bool] = begins_at_once,
) -> list[int]:
    """For each personal contact those from which a wait separates it, as bits.

    Each work has a beginning and an end, with the deciding between: a wait
    unless it is decided `at_once`.
    """
    if not personal:
        return []
    at_begin: dict[StepId, int] = {}
    at_end: dict[StepId, int] = {}
    for bit, contact in enumerate(personal):
        point = at_end if contact.kind in _AT_THE_END else at_begin
        point[contact.work.id] = point.get(contact.work.id, 0) | 1 << bit
    earlier: dict[StepId, int] = {}
    """By work: all contacts up to and with its end."""
    waited: dict[StepId, int] = {}
    """By work: those of them from which a wait separates its end."""
    separated = [0] * len(personal)
    for work in works:
        arrived = _joined(earlier[e] for e in work.after)
        begin_waited = _joined(waited[e] for e in work.after) if without_pause(work) else arrived
        begun = arrived | at_begin.get(work.id, 0)
        end_waited = begin_waited if at_once(work) else begun
        waited[work.id] = end_waited | _joined(waited[e] for e in work.late_after)
        earlier[work.id] = begun | at_end.get(work.id, 0) | _joined(earlier[e] for e in work.late_after)
        for bit in range(len(personal)):
            if at_begin.get(work.id, 0) >> bit & 1:
                separated[bit] = begin_waited
            elif at_end.get(work.id, 0) >> bit & 1:
                separated[bit] = waited[work.id]
    return separated


def _joined(sets: Iterable[int]) -> int:
    result = 0
    for one in sets:
        result |= one
    return result


def reason_of_visits(
    visits: int, personal: Sequence[Personal], places: Sequence[tuple[str, ...]], before: Sequence[int]
) -> Reason:
    """Why these contacts need this many visits and not one less."""
    if visits == 0:
        return Reason(VISITS_NONE())
    if visits == 1:
        return Reason(VISITS_ONE(contacts=[_name(contact) for contact in personal]))
    blamed = contacts_to_blame(places, before)
    waits = [bool((before[i] >> j | before[j] >> i) & 1) for i in blamed for j in blamed if i < j]
    wording = VISITS_WAIT if all(waits) else VISITS_BOTH if any(waits) else VISITS_PLACES
    return Reason(wording(contacts=[_name(personal[i]) for i in blamed]))


def _name(contact: Personal) -> Text:
    what, service = CONTACT_NAMES[contact.kind], contact.work.service.name
    return Text(f"{what.en} ({service.en})", f"{what.zh}({service.zh})")

"""Compares the promises of two editions, life event by life event and offer by offer, in each region.

What is equal is passed over unread, so a province that changed in one file is
compared quickly. Changes that are the same in several regions are told once.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from onevisit.kernel.ids import EvidenceId, LifeEventId, RegionCode, ServiceId, StepId
from onevisit.kernel.money import total
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit, Unit
from onevisit.planner.contacts import open_channels
from onevisit.planner.coverage.counting import APPLICANT, alone
from onevisit.planner.coverage.shapes import Shape, Shapes
from onevisit.planner.definitions import (
    Edition,
    EvidenceKind,
    LifeEvent,
    Need,
    Offer,
)
from onevisit.planner.differing.differences import Change, Differences, Matter, Turn
from onevisit.planner.evidence import Papers
from onevisit.planner.proving.prove import prove_for, regions_offering
from onevisit.planner.setting import Setting, Work
from onevisit.planner.wordings import CHANNEL_NAMES, CONTACT_NAMES

NOTHING = Text("nothing", "无")
_DAYS = {
    Unit.IMMEDIATE: 0.0,
    Unit.MINUTE: 0.001,
    Unit.HOUR: 0.05,
    Unit.CALENDAR_DAY: 1.0,
    Unit.WORKING_DAY: 1.4,
    Unit.MONTH: 30.4,
    Unit.YEAR: 365.0,
}
"""About how many days a unit is: enough to say which of two limits is longer."""
_UNITS = {
    Unit.IMMEDIATE: Text("at once", "当场"),
    Unit.MINUTE: Text("minutes", "分钟"),
    Unit.HOUR: Text("hours", "小时"),
    Unit.CALENDAR_DAY: Text("days", "日"),
    Unit.WORKING_DAY: Text("working days", "个工作日"),
    Unit.MONTH: Text("months", "个月"),
    Unit.YEAR: Text("years", "年"),
}
_ORDER = (Turn.WORSE, Turn.VANISHED, Turn.CHANGED, Turn.BETTER, Turn.APPEARED)

Measure = dict[Matter, tuple[Any, Text]]
"""What an offer or life event promises: values that can be compared, and their words."""


class _Subject(NamedTuple):
    """What a change is about."""

    life_event: LifeEventId | None
    service: ServiceId | None
    name: Text


class _Said(NamedTuple):
    """A change in one region."""

    turn: Turn
    what: Matter
    subject: _Subject
    before: Text | None
    after: Text | None

    @property
    def key(self) -> tuple[object, ...]:
        """The same for changes that are told as one."""
        subject = self.subject
        return self.turn, self.what, subject.life_event, subject.service, str(self.before), str(self.after)


def compare(before: Edition, after: Edition, on: date) -> Differences:
    """All that `after` promises otherwise than `before`."""
    old, new = _Side(before, on), _Side(after, on)
    found: dict[tuple[object, ...], tuple[_Said, list[RegionCode]]] = {}
    for said, region in (*_of_life_events(old, new), *_of_services(old, new)):
        found.setdefault(said.key, (said, []))[1].append(region)
    changes = [_change(said, tuple(regions)) for said, regions in found.values()]
    changes.sort(key=lambda c: (_ORDER.index(c.turn), c.life_event or "~", c.service or "", c.what))
    return Differences(before.hash, after.hash, on, tuple(changes))


def _change(said: _Said, regions: tuple[RegionCode, ...]) -> Change:
    subject = said.subject
    return Change(
        turn=said.turn,
        what=said.what,
        life_event=subject.life_event,
        service=subject.service,
        name=subject.name,
        before=said.before,
        after=said.after,
        regions=regions,
    )


def _of_life_events(old: "_Side", new: "_Side") -> Iterator[tuple[_Said, RegionCode]]:
    for name in sorted({*old.edition.life_events, *new.edition.life_events}):
        was, now = old.edition.life_events.get(name), new.edition.life_events.get(name)
        either = now or was
        assert either is not None, "one of the two has it"
        subject = _Subject(name, None, either.name)
        regions_before = set(regions_offering(old.edition, was)) if was else set()
        regions_after = set(regions_offering(new.edition, now)) if now else set()
        for region in sorted(regions_before | regions_after):
            if region not in regions_before:
                yield _Said(Turn.APPEARED, Matter.OFFER, subject, None, None), region
            elif region not in regions_after:
                yield _Said(Turn.VANISHED, Matter.OFFER, subject, None, None), region
            elif was is not None and now is not None:
                measured = old.of_life_event(was, region), new.of_life_event(now, region)
                yield from ((said, region) for said in _changes(subject, *measured))


def _of_services(old: "_Side", new: "_Side") -> Iterator[tuple[_Said, RegionCode]]:
    for name in sorted({*old.edition.offers, *new.edition.offers}):
        before, after = old.edition.offers.get(name, {}), new.edition.offers.get(name, {})
        holder = new.edition if name in new.edition.services else old.edition
        subject = _Subject(None, name, holder.services[name].name)
        is_same = old.edition.services.get(name) == new.edition.services.get(name) and (
            old.rights_of(name) == new.rights_of(name)
        )
        for region in sorted({*before, *after}):
            was, now = before.get(region), after.get(region)
            if was is None:
                yield _Said(Turn.APPEARED, Matter.OFFER, subject, None, None), region
            elif now is None:
                yield _Said(Turn.VANISHED, Matter.OFFER, subject, None, None), region
            elif not (is_same and was == now):
                measured = old.of_offer(was), new.of_offer(now)
                yield from ((said, region) for said in _changes(subject, *measured))


def _changes(subject: _Subject, before: Measure, after: Measure) -> Iterator[_Said]:
    for what, (value, words) in after.items():
        old_value, old_words = before[what]
        if value != old_value:
            yield _Said(_turn(what, old_value, value), what, subject, old_words, words)


def _turn(what: Matter, before: Any, after: Any) -> Turn:
    """Fewer visits, days, papers and money are better, more channels and places too."""
    if before is None or after is None:
        return Turn.CHANGED
    if what is Matter.SERVICES:
        return Turn.CHANGED
    if isinstance(before, frozenset):
        if what in (Matter.CHANNELS, Matter.PLACES):
            before, after = after, before
        if after < before:
            return Turn.BETTER
        return Turn.WORSE if after > before else Turn.CHANGED
    return Turn.BETTER if after < before else Turn.WORSE


class _Side:
    """One of the two editions, and what it promises."""

    def __init__(self, edition: Edition, on: date) -> None:
        self.edition = edition
        self.on = on
        self.shapes = Shapes(edition, on)
        self._visits: dict[tuple[LifeEventId, Shape], int | None] = {}
        self._papers: dict[RegionCode, Papers] = {}

    def of_life_event(self, life_event: LifeEvent, region: RegionCode) -> Measure:
        """What a life event promises in a region."""
        services = [step.service for step in life_event.steps]
        key = (life_event.id, self.shapes.of_services(services, region))
        if key not in self._visits:
            proof = prove_for(self.edition, life_event, self.edition.regions[region], self.on, at_most=1)
            self._visits[key] = proof.visits
        visits = self._visits[key]
        names = [self.edition.services[service].name for service in dict.fromkeys(services)]
        return {
            Matter.VISITS: (visits, NOTHING if visits is None else Text(str(visits), str(visits))),
            Matter.DAYS: _days(life_event.promised),
            Matter.SERVICES: (frozenset(services), _listed(names)),
        }

    def of_offer(self, offer: Offer) -> Measure:
        """What an offer promises."""
        service = self.edition.services[offer.service]
        fees = [f.amount for f in service.fees if (f.since or self.on) <= self.on <= (f.until or self.on)]
        papers = sorted(self._asked(offer))
        return {
            Matter.DAYS: _days(offer.promised or service.promised),
            Matter.PAPERS: (frozenset(papers), _listed([self.edition.evidence[p].name for p in papers])),
            Matter.FEES: (total(fees).minor, Text(str(total(fees)), str(total(fees)))),
            Matter.CHANNELS: self._channels(offer),
            Matter.PLACES: self._places(offer),
        }

    def rights_of(self, service: ServiceId) -> list[Any]:
        """What decides which papers of a service come without the applicant."""
        return (
            [
                *(right for right in self.edition.rights.values() if service in right.services),
                *(self.edition.evidence[d.evidence] for d in self.edition.services[service].demands),
            ]
            if service in self.edition.services
            else []
        )

    def _asked(self, offer: Offer) -> Iterator[EvidenceId]:
        service = self.edition.services[offer.service]
        work = Work(StepId(service.id), service, offer, APPLICANT)
        papers = self._papers_in(offer.region, alone(service))
        for demand in service.demands:
            is_form = self.edition.evidence[demand.evidence].kind is EvidenceKind.FORM
            is_wanted = demand.need is not Need.OPTIONAL and not (is_form or demand.made_by_agency)
            if is_wanted and not papers.has_right(demand.evidence, work):
                yield demand.evidence

    def _papers_in(self, region: RegionCode, life_event: LifeEvent) -> Papers:
        if region not in self._papers:
            setting = Setting(
                edition=self.edition,
                life_event=life_event,
                region=self.edition.regions[region],
                regions=self.shapes.chain(region),
                known={},
                on=self.on,
                presences={},
            )
            self._papers[region] = Papers(setting, ())
        return self._papers[region]

    def _channels(self, offer: Offer) -> tuple[Any, Text]:
        service = self.edition.services[offer.service]
        work = Work(StepId(service.id), service, offer, APPLICANT)
        opened = [(c.kind, channel) for c in service.contacts for channel in open_channels(work, c)[1]]
        words = [
            Text(
                f"{CONTACT_NAMES[kind].en} {CHANNEL_NAMES[channel].en}",
                f"{CONTACT_NAMES[kind].zh}{CHANNEL_NAMES[channel].zh}",
            )
            for kind, channel in opened
        ]
        return frozenset(opened), _listed(words)

    def _places(self, offer: Offer) -> tuple[Any, Text]:
        places = list(dict.fromkeys(place for opened in offer.opened for place in opened.places))
        return frozenset(places), _listed([self.edition.places[place].name for place in places])


def _days(limit: Limit | None) -> tuple[float | None, Text]:
    if limit is None:
        return None, NOTHING
    unit = _UNITS[limit.unit]
    if limit.unit is Unit.IMMEDIATE:
        return 0.0, unit
    return limit.quantity * _DAYS[limit.unit], Text(
        f"{limit.quantity} {unit.en}", f"{limit.quantity}{unit.zh}"
    )


def _listed(names: list[Text]) -> Text:
    if not names:
        return NOTHING
    return Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))

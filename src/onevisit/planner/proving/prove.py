"""The promise of a life event, proved for every situation, or the situation that breaks it."""

from collections.abc import Iterator, Sequence
from datetime import date

from onevisit.kernel.ids import RegionCode, StepId
from onevisit.kernel.text import Text
from onevisit.planner.contacts import Personal, reason_of_visits
from onevisit.planner.definitions import ContactKind, Edition, LifeEvent, Region
from onevisit.planner.plans import Reason, Situation
from onevisit.planner.proving.matter import TAKEN, Matter
from onevisit.planner.proving.proofs import BlamedContact, BlamedWait, Effort, Proof
from onevisit.planner.proving.search import Search, Worst
from onevisit.planner.proving.survey import survey
from onevisit.planner.setting import Work
from onevisit.planner.visits import contacts_to_blame
from onevisit.planner.wordings import (
    CONTACT_NAMES,
    PROVED_AT_ONCE,
    PROVED_BY_SEARCH,
    PROVED_NO_VISIT,
    PROVED_NOBODY,
)


def prove_for(edition: Edition, life_event: LifeEvent, region: Region, on: date, at_most: int) -> Proof:
    """The worst case of a life event in a region on a day; `at_most` visits are what is to be proved."""
    matter = Matter(edition, life_event, region, on)
    return proof_of(matter, at_most)


def proof_of(matter: Matter, at_most: int) -> Proof:
    """The worst case of a matter."""
    search = Search(matter)
    worst = search.worst()
    effort = _effort(matter, search)
    asked = {question.id for question in matter.life_event.questions}
    found = worst.situation if worst else {}
    situation: Situation = {n: a for n, a in found.items() if a is not None and n in asked}
    decisive = {name: answer for name, answer in situation.items() if worst and name in worst.decisive}
    reason, blamed, waits = _explained(matter, worst, effort, at_most)
    return Proof(
        life_event=matter.life_event.id,
        name=matter.life_event.name,
        region=matter.setting.region.code,
        region_name=matter.setting.region.name,
        edition=matter.edition.hash,
        on=matter.setting.on,
        at_most=at_most,
        declared=matter.life_event.visits_at_most,
        visits=worst.visits if worst else None,
        situation=situation,
        decisive=decisive,
        words=tuple(matter.setting.in_words(decisive)),
        left_out=tuple(step for step in matter.steps if found.get(TAKEN + step) is False),
        reason=reason,
        to_blame=blamed,
        waits=waits,
        not_offered=tuple(dict.fromkeys(step.service for step in matter.services_not_offered)),
        effort=effort,
    )


def _effort(matter: Matter, search: Search) -> Effort:
    known = matter.situations.closed(matter.given)
    first = survey(matter, known)
    conditions = [*first.others, *(node for own in first.conditions for node in own)]
    hanging = {name for node in conditions for name in matter.situations.open_names(node, known)}
    return Effort(len(first.contacts), len(hanging), search.nodes, first.bound)


def _explained(
    matter: Matter, worst: Worst | None, effort: Effort, at_most: int
) -> tuple[Reason, tuple[BlamedContact, ...], tuple[BlamedWait, ...]]:
    if worst is None:
        return Reason(PROVED_NOBODY()), (), ()
    personal, before, works = matter.exactly(worst.situation)
    places = [contact.places for contact in personal]
    numbers = contacts_to_blame(places, before)
    if worst.visits <= at_most:
        reason = _reason_it_holds(worst, effort)
    else:
        reason = reason_of_visits(worst.visits, personal, places, before)
    blamed = tuple(_blamed(matter, personal[i]) for i in numbers)
    return reason, blamed, tuple(_waits(works, personal, before, numbers))


def _reason_it_holds(worst: Worst, effort: Effort) -> Reason:
    if not effort.contacts:
        return Reason(PROVED_NO_VISIT())
    if effort.first_bound == worst.visits:
        return Reason(PROVED_AT_ONCE(visits=worst.visits, contacts=effort.contacts))
    return Reason(PROVED_BY_SEARCH(visits=worst.visits, questions=effort.questions))


def _blamed(matter: Matter, contact: Personal) -> BlamedContact:
    service, offer = contact.work.service, contact.work.offer
    return BlamedContact(
        step=contact.work.id,
        service=service.id,
        service_name=service.name,
        kind=contact.kind,
        kind_name=CONTACT_NAMES[contact.kind],
        organisation=offer.accepting,
        organisation_name=matter.setting.organisation(offer.accepting).name,
        places=tuple(p for p in matter.edition.places if p in contact.places),
        position=service.position,
    )


def _waits(
    works: Sequence[Work], personal: Sequence[Personal], before: Sequence[int], blamed: Sequence[int]
) -> Iterator[BlamedWait]:
    """What separates each blamed contact from the last of those before it."""
    by_id = {work.id: work for work in works}
    for later, j in enumerate(blamed):
        earlier = [i for i in blamed if before[j] >> i & 1]
        if not earlier:
            continue
        i = max(earlier, key=lambda other: before[other].bit_count())
        for work, is_pause in _waiting_works(by_id, personal[i], personal[j]):
            limit = work.wait if is_pause and work.wait else work.promised
            yield BlamedWait(blamed.index(i), later, work.id, work.service.name, limit, is_pause)


def _waiting_works(works: dict[StepId, Work], first: Personal, second: Personal) -> list[tuple[Work, bool]]:
    """The time on some path from the first contact to the second: decisions, and pauses (True)."""
    start, end = first.work.id, second.work.id
    for path in _paths(works, start, end):
        waiting = []
        for name in path:
            work = works[name]
            pauses = work.wait is not None and not work.wait.is_immediate
            if name != start and pauses:
                waiting.append((work, True))
            is_after_begin = name != start or first.kind is not ContactKind.COLLECT
            is_before_end = name != end or second.kind is ContactKind.COLLECT
            if is_after_begin and is_before_end and not work.promised.is_immediate:
                waiting.append((work, False))
        if waiting:
            return waiting
    return []


def _paths(works: dict[StepId, Work], start: StepId, end: StepId) -> Iterator[list[StepId]]:
    if start == end:
        yield [start]
        return
    for before in (*works[end].after, *works[end].late_after):
        for path in _paths(works, start, before):
            yield [*path, end]


def regions_offering(edition: Edition, life_event: LifeEvent) -> tuple[RegionCode, ...]:
    """The regions with an offer of their own, where all that is always needed is offered, there or above."""
    own = {region for step in life_event.steps for region in edition.offers.get(step.service, ())}
    needed = [s.service for s in life_event.steps if not (s.optional or s.when or s.alternative)]

    def offers_all(region: RegionCode) -> bool:
        codes = [region]
        while (parent := edition.regions[codes[-1]].parent) is not None:
            codes.append(parent)
        return all(not edition.offers.get(service, {}).keys().isdisjoint(codes) for service in needed)

    return tuple(sorted(region for region in own if offers_all(region)))


def sentence_of(proof: Proof) -> Text:
    """The worst case in one sentence for a diagnostic: the situation, and what is to blame."""
    situation = proof.words or (Text("always", "任何情形"),)
    contacts = [
        Text(f"{b.kind_name.en} ({b.service_name.en})", f"{b.kind_name.zh}({b.service_name.zh})")
        for b in proof.to_blame
    ]
    return Text(
        f"{proof.visits} visits in {proof.region_name.en} ({'; '.join(t.en for t in situation)}): "
        + ", ".join(t.en for t in contacts),
        f"{proof.region_name.zh}需跑{proof.visits}次({'；'.join(t.zh for t in situation)}): "
        + "、".join(t.zh for t in contacts),
    )

"""A life event in one region, taken apart for the proof: what can be open in it, and what it takes to decide.

Applicants' choices become questions too: whether an optional step, or an
alternative that another can replace, is taken. So a situation is a set of
answers and nothing else, and conditions speak of all of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onevisit.kernel.conditions import And, Atom, Node, Not, Or
from onevisit.kernel.ids import QuestionId, RegionCode, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.planner.contacts import Personal, open_channels, open_places, preferred, serving
from onevisit.planner.definitions import (
    Demand,
    Edition,
    EvidenceKind,
    LifeEvent,
    Offer,
    Question,
    Region,
    Step,
)
from onevisit.planner.evidence import Papers
from onevisit.planner.planning import contacts_in_person
from onevisit.planner.plans import Paper
from onevisit.planner.presence import ALWAYS, conditions_if_taken, conditions_of_presence
from onevisit.planner.satisfying import Situations, root_of
from onevisit.planner.setting import Setting, Work
from onevisit.planner.situations import REGION, Answered

TAKEN = "taken: "
"""Before a step's id: the name of the question whether the applicant takes it."""

A_DAY = Limit(1, Unit.CALENDAR_DAY)

ContactKey = tuple[StepId, int]
"""A work and the number of the contact among its service's."""


class PersonalContact(NamedTuple):
    """A contact that can only be had in person, with its condition and the places that serve it."""

    key: ContactKey
    when: Node
    personal: Personal


class Want(NamedTuple):
    """A demand of a work that an errand may have to fulfil; `has_right`: a register would give it."""

    work: StepId
    demand: Demand
    has_right: bool


class Fetch(NamedTuple):
    """A paper that can be fetched elsewhere, and all who want it (steps together, each errand apart)."""

    errand: StepId
    paper: Paper
    wants: tuple[Want, ...]


class Times(NamedTuple):
    """How long a work may take, whichever rule comes first: each limit with its condition; and its pause."""

    limits: tuple[tuple[Node, Limit], ...]
    pause: Node | None
    """When time must pass before it begins; None: never."""


class Matter:
    """What the proof looks at; `works` are the steps and all errands that could ever be needed."""

    def __init__(self, edition: Edition, life_event: LifeEvent, region: Region, on: date) -> None:
        self.edition = edition
        self.life_event = life_event
        self.steps: dict[StepId, Step] = {step.id: step for step in life_event.steps}
        self.members: dict[str, list[StepId]] = {}
        for step in life_event.steps:
            self.members.setdefault(step.id, []).append(step.id)
            if step.alternative:
                self.members.setdefault(step.alternative, []).append(step.id)
        self.setting = _setting(edition, life_event, region, on)
        self.offers = {step.service: self.setting.offer_of(step.service) for step in life_event.steps}
        self.presences = conditions_if_taken(life_event, self._is_taken)
        self.works = {step.id: self._work(step, self.offers[step.service]) for step in life_event.steps}
        self.papers = Papers(self.setting, ())
        self.fetches: dict[StepId | None, tuple[Fetch, ...]] = {}
        self._find_fetches()
        self.contacts = {work.id: tuple(self._personal(work)) for work in self.works.values() if work.offer}
        self.times = {work.id: self._times(work) for work in self.works.values() if work.offer}
        self.must: tuple[Node, ...] = tuple(self._musts())
        choices = [_choice(step) for step in life_event.steps if is_choice(life_event, step)]
        self.situations = Situations([*life_event.questions, *choices], self._all_conditions())
        self.given: Answered = {REGION: region.code}
        self.given.update(life_event.given.items())

    def exactly(self, known: Answered) -> tuple[list[Personal], list[int], tuple[Work, ...]]:
        """The personal contacts of a whole situation, what waits separate, and the works: as planned."""
        return contacts_in_person(self.setting_for(known))

    def setting_for(self, known: Answered) -> Setting:
        """The setting of a plan for a whole situation."""
        left = frozenset(step for step in self.steps if known.get(TAKEN + step) is False)
        return Setting(
            edition=self.edition,
            life_event=self.life_event,
            region=self.setting.region,
            regions=self.setting.regions,
            known={name: answer for name, answer in known.items() if not name.startswith(TAKEN)},
            on=self.setting.on,
            presences=conditions_of_presence(self.life_event, left),
            left_out=left,
        )

    @property
    def services_not_offered(self) -> tuple[Step, ...]:
        """The steps that nobody here or above offers."""
        return tuple(step for step in self.life_event.steps if self.offers[step.service] is None)

    def _is_taken(self, step: Step) -> Node:
        return Atom(TAKEN + step.id) if is_choice(self.life_event, step) else ALWAYS

    def _work(self, step: Step, offer: Offer | None) -> Work:
        service = self.edition.services[step.service]
        # A step without an offer is never present (see `_musts`), so its offer is never looked at.
        return Work(step.id, service, offer, step.party, step=step)  # type: ignore[arg-type]

    def _find_fetches(self) -> None:
        self.fetches[None] = tuple(self._fetches([w for w in self.works.values() if w.offer]))
        waiting = list(self.fetches[None])
        while waiting:
            fetch = waiting.pop()
            if fetch.errand in self.works:
                continue
            giver = self.edition.evidence[fetch.paper.evidence].obtained_from
            offer = self.setting.offer_of(giver) if giver else None
            assert giver, "only papers that can be fetched are fetches"
            assert offer, "and where they can be fetched"
            service = self.edition.services[giver]
            work = Work(fetch.errand, service, offer, fetch.paper.about, paper=fetch.paper)
            self.works[fetch.errand] = work
            self.fetches[fetch.errand] = tuple(self._fetches([work]))
            waiting += self.fetches[fetch.errand]

    def _fetches(self, works: Sequence[Work]) -> Iterator[Fetch]:
        wants: dict[Paper, list[Want]] = {}
        for work in works:
            for demand in work.service.demands:
                evidence = self.edition.evidence[demand.evidence]
                can_be_fetched = evidence.obtained_from and self.setting.offer_of(evidence.obtained_from)
                if can_be_fetched and evidence.kind is not EvidenceKind.FORM:
                    paper = Paper(demand.evidence, demand.about or work.party)
                    has_right = self.papers.has_right(demand.evidence, work)
                    wants.setdefault(paper, []).append(Want(work.id, demand, has_right))
        for paper, wanted in wants.items():
            yield Fetch(StepId(paper.key), paper, tuple(wanted))

    def _personal(self, work: Work) -> Iterator[PersonalContact]:
        for number, contact in enumerate(work.service.contacts):
            opened, channels = open_channels(work, contact)
            if channels and preferred(channels).is_visit:
                places = serving(work, open_places(self.edition, opened, channels))
                when = contact.when.root if contact.when else ALWAYS
                personal = Personal(number, work, contact.kind, places, number)
                yield PersonalContact(personal.key, when, personal)

    def _times(self, work: Work) -> Times:
        service, step = work.service, work.step
        # A case without a limit of its own falls back on the service's; a round is decided after its window.
        in_cases = [(c.when.root, c.limit or service.promised) for c in service.promised_in_cases]
        for window in service.round.windows if service.round else ():
            in_cases.append((window.when.root if window.when else ALWAYS, A_DAY))
        if step is not None:
            in_cases += [
                (variant.when.root, variant.promises[step.id])
                for variant in self.life_event.variants
                if step.id in variant.promises
            ]
        if service.commitment is not None:
            when = service.commitment.when
            in_cases.append((when.root if when else ALWAYS, IMMEDIATE))
        usual = work.offer.promised or service.promised
        if step is None or step.wait is None:
            pause = None
        else:
            pause = step.wait_when.root if step.wait_when else ALWAYS
        return Times((*in_cases, (ALWAYS, usual)), pause)

    def _musts(self) -> Iterator[Node]:
        """What holds in every situation that is planned at all."""
        for exclusion in self.life_event.exclusions:
            yield Not(exclusion.when.root)
        for step in self.life_event.steps:
            work = self.works[step.id]
            if self.offers[step.service] is None:
                yield Not(self.presences[step.id])
                continue
            for contact in work.service.contacts:
                if not open_channels(work, contact)[1]:
                    when = contact.when.root if contact.when else ALWAYS
                    yield Not(And((self.presences[step.id], when)))
        for members in self._groups():
            if not all(step.optional for step in members):
                taken = tuple(Atom(TAKEN + step.id) for step in members)
                yield Or(taken) if len(taken) > 1 else ALWAYS

    def _groups(self) -> Iterator[list[Step]]:
        groups: dict[str, list[Step]] = {}
        for step in self.life_event.steps:
            if step.alternative:
                groups.setdefault(step.alternative, []).append(step)
        yield from groups.values()

    def _all_conditions(self) -> Iterator[Node]:
        yield from self.presences.values()
        yield from self.must
        for work in self.works.values():
            whens = [d.when for d in work.service.demands] + [c.when for c in work.service.contacts]
            yield from (root_of(when) for when in whens if when is not None)
        for times in self.times.values():
            yield from (when for when, _ in times.limits)
            if times.pause is not None:
                yield times.pause


def is_choice(life_event: LifeEvent, step: Step) -> bool:
    """Whether the applicant may leave a step out: it is optional, or another alternative can replace it."""
    if step.optional or not step.alternative:
        return step.optional
    return any(o.alternative == step.alternative and o.id != step.id for o in life_event.steps)


def _choice(step: Step) -> Question:
    name = f"{TAKEN}{step.id}"
    return Question(QuestionId(name), Text(name, name), Text("", ""))


def _setting(edition: Edition, life_event: LifeEvent, region: Region, on: date) -> Setting:
    codes: list[RegionCode] = [region.code]
    while (parent := edition.regions[codes[-1]].parent) is not None:
        codes.append(parent)
    return Setting(
        edition=edition,
        life_event=life_event,
        region=region,
        regions=tuple(codes),
        known={},
        on=on,
        presences={},
    )

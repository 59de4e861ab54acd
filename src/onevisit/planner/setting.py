"""What one plan is made for: the edition, the applicant's situation, the region and the day."""

from datetime import date
from functools import cached_property

import msgspec

from onevisit.kernel.conditions import Answer, Condition, Node, decided_by, evaluate
from onevisit.kernel.ids import DatasetId, OrganisationId, PartyId, RegionCode, ServiceId, StepId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit
from onevisit.planner.definitions import (
    Edition,
    LifeEvent,
    Offer,
    Organisation,
    Region,
    Service,
    Step,
    Window,
)
from onevisit.planner.plans import Paper
from onevisit.planner.situations import answer_in_words


class Setting(msgspec.Struct, frozen=True, dict=True):
    """The arguments of a plan, checked and ready to be looked up.

    `regions` is the region and all above it, nearest first; `known` holds
    what `situations.what_is_known` gives, `presences` when each step is done.
    """

    edition: Edition
    life_event: LifeEvent
    region: Region
    regions: tuple[RegionCode, ...]
    known: dict[str, Answer | None]
    on: date
    presences: dict[StepId, Node]
    left_out: frozenset[StepId] = frozenset()
    holdings: frozenset[Paper] = frozenset()
    failed: frozenset[DatasetId] = frozenset()

    def holds(self, when: Condition | None) -> bool:
        """Whether something with this condition applies."""
        return when is None or evaluate(when, self.known)

    def answers_for(self, when: Condition | Node | None) -> dict[str, Answer]:
        """The answers that decided a condition, or that kept a question of it from being asked."""
        if when is None:
            return {}
        # Many parts share a condition, which lives as long as this setting.
        found = self._answers_for.get(id(when))
        if found is None:
            found = self._answers_for[id(when)] = self._decisive_answers(when)
        return found

    @cached_property
    def _answers_for(self) -> dict[int, dict[str, Answer]]:
        return {}

    def _decisive_answers(self, when: Condition | Node) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        decisive = decided_by(when, self.known)
        for question in self.life_event.questions:
            if question.id in decisive:
                answer = self.known.get(question.id)
                answers.update(self.answers_for(question.when) if answer is None else {question.id: answer})
        return answers

    def in_words(self, answers: dict[str, Answer]) -> list[Text]:
        """Answers with their questions, as the person reads them."""
        words = []
        for question in self.life_event.questions:
            if question.id in answers:
                answer = answer_in_words(question, answers[question.id])
                words.append(Text(f"{question.text.en} {answer.en}", f"{question.text.zh}{answer.zh}"))
        return words

    def offer_of(self, service: ServiceId) -> Offer | None:
        """The offer that serves this region: its own, or that of the nearest region above."""
        offers = self.edition.offers.get(service, {})
        return next((offers[region] for region in self.regions if region in offers), None)

    def organisation(self, organisation: OrganisationId) -> Organisation:
        """The organisation of that id."""
        return self.edition.organisations[organisation]

    def name_of_party(self, party: PartyId) -> Text:
        """Whom a paper or step is about; a party that the life event does not name stays its id."""
        named = (p.name for p in self.life_event.parties if p.id == party)
        return next(named, Text(party, party))


class Limits(msgspec.Struct, frozen=True):
    """The times of a work in one situation, as `limits.limits_of` finds them.

    `check_within`: how soon the office checks what it decided on the applicant's
    word; `window`: when applications are taken, where they are decided in rounds.
    """

    promised: Limit
    statutory: Limit | None = None
    wait: Limit | None = None
    check_within: Limit | None = None
    window: Window | None = None


class Work(msgspec.Struct, frozen=True):
    """A service to be done: a step of the life event, or an errand to fetch a paper.

    It begins when all of `after` have ended and `wait` is over, and ends no
    sooner than `late_after` (papers that may follow). `id` is the step's, or
    the key of the paper that the errand fetches. Without `limits`: those of
    the usual situation.
    """

    id: StepId
    service: Service
    offer: Offer
    party: PartyId
    after: tuple[StepId, ...] = ()
    late_after: tuple[StepId, ...] = ()
    step: Step | None = None
    paper: Paper | None = None
    limits: Limits | None = None

    @property
    def promised(self) -> Limit:
        """The time within which the office promises to decide."""
        return self.limits.promised if self.limits else self.offer.promised or self.service.promised

    @property
    def statutory(self) -> Limit | None:
        """The time within which the law wants it decided."""
        return self.limits.statutory if self.limits else self.service.statutory

    @property
    def wait(self) -> Limit | None:
        """The time that must pass before it can begin."""
        if self.limits:
            return self.limits.wait
        return self.step.wait if self.step else None

    @property
    def rule(self) -> str:
        """Where its definition stands."""
        return f"services.{self.service.id}"


def in_order(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """The works so that each stands behind all that it waits for; else in the given order."""
    by_id = {work.id: work for work in works}
    placed: dict[StepId, Work] = {}

    def place(work: Work) -> None:
        if work.id not in placed:
            for before in (*work.after, *work.late_after):
                place(by_id[before])
            placed[work.id] = work

    for work in works:
        place(work)
    return tuple(placed.values())

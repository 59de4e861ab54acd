"""What a partial situation can still lead to: an upper bound of the visits, and what it hangs on.

Everything that is not excluded yet is taken as done: steps, errands, contacts
and every path along which something waits. Whatever the missing answers are,
the works, contacts and waits of that plan are among these, and fewer
contacts or waits never need more visits: so the bound holds.
"""

from collections.abc import Iterable, Sequence

import msgspec

from onevisit.kernel.conditions import Condition, Node, evaluate_partly
from onevisit.kernel.ids import StepId
from onevisit.planner.contacts import separated
from onevisit.planner.definitions import Need, Step
from onevisit.planner.proving.matter import ContactKey, Fetch, Matter, PersonalContact, Want
from onevisit.planner.setting import Work
from onevisit.planner.situations import Answered
from onevisit.planner.visits import fewest_visits


class Survey(msgspec.Struct, frozen=True):
    """The personal contacts that are still possible, the waits between them, and the bound."""

    contacts: tuple[PersonalContact, ...]
    before: tuple[int, ...]
    bound: int
    conditions: tuple[tuple[Node, ...], ...]
    """By contact: the undecided conditions on which its presence hangs."""
    others: tuple[Node, ...]
    """Undecided conditions of what may stand between personal contacts."""

    @property
    def is_decided(self) -> bool:
        """Whether nothing that could change the visits is open."""
        return not self.others and not any(self.conditions)


def survey(matter: Matter, known: Answered, only: frozenset[ContactKey] | None = None) -> Survey:
    """Look at a partial situation; with `only`, at the visits that these contacts alone would need."""
    return _Look(matter, known).survey(only)


class _Look:
    def __init__(self, matter: Matter, known: Answered) -> None:
        self.matter = matter
        self.known = known
        self.status = {step: evaluate_partly(node, known) for step, node in matter.presences.items()}
        self.after: dict[StepId, set[StepId]] = {}
        self.late: dict[StepId, set[StepId]] = {}
        self.fetched_by: dict[StepId, list[tuple[Fetch, list[Want]]]] = {}
        self._find_steps()
        self._find_errands()

    def survey(self, only: frozenset[ContactKey] | None) -> Survey:
        order = self._order()
        contacts = tuple(
            contact
            for work in order or self.after
            for contact in self.matter.contacts[work]
            if self._may_hold(contact.when) and (only is None or contact.key in only)
        )
        if order is None:
            # Papers that may need each other: a visit for each contact always does.
            before, bound = (0,) * len(contacts), len(contacts)
        else:
            works = [self._work(work) for work in order]
            personal = [contact.personal for contact in contacts]
            before = tuple(separated(works, personal, self._is_at_once, self._has_no_pause))
            bound = len(fewest_visits([c.personal.places for c in contacts], before))
        conditions = tuple(tuple(self._open_conditions(contact)) for contact in contacts)
        others = tuple(self._others({c.key[0] for c in contacts}, order))
        return Survey(contacts, before, bound, conditions, others)

    # Which works are possible, and what may wait for what

    def _find_steps(self) -> None:
        for step in self.matter.life_event.steps:
            if self.status[step.id] is not False and self.matter.offers[step.service] is not None:
                reached: dict[StepId, None] = {}
                for name in step.after:
                    self._reach(name, reached, set())
                self.after[step.id] = set(reached)
                self.late[step.id] = set()

    def _reach(self, name: str, reached: dict[StepId, None], seen: set[str]) -> None:
        """What waiting for `name` can mean: the members that may be done, and what others hand on.

        What a member hands on that may be done needs no mention: it waits for that itself.
        """
        if name in seen:
            return
        seen.add(name)
        members = self.matter.members[name]
        possible = [m for m in members if m in self.matter.contacts and self.status[m] is not False]
        reached.update(dict.fromkeys(possible))
        if any(self.status[member] for member in members):
            return
        for member in members:
            if member not in possible:
                for before in self._step(member).after:
                    self._reach(before, reached, seen)

    def _find_errands(self) -> None:
        waiting: list[StepId | None] = [None]
        seen: set[StepId | None] = set()
        while waiting:
            batch = waiting.pop()
            if batch in seen:
                continue
            seen.add(batch)
            for fetch in self.matter.fetches[batch]:
                wants = [want for want in fetch.wants if self._may_want(want)]
                pressing = [want for want in wants if want.demand.need is not Need.OPTIONAL]
                if not pressing or self._comes_otherwise(fetch, wants):
                    continue
                self.after.setdefault(fetch.errand, set())
                self.late.setdefault(fetch.errand, set())
                self.fetched_by.setdefault(fetch.errand, []).append((fetch, wants))
                waiting.append(fetch.errand)
                for want in pressing:
                    edges = self.late if want.demand.need is Need.LATER else self.after
                    edges[want.work].add(fetch.errand)

    def _may_want(self, want: Want) -> bool:
        return want.work in self.after and self._may_hold(want.demand.when)

    def _comes_otherwise(self, fetch: Fetch, wants: Sequence[Want]) -> bool:
        """Whether, however the missing answers turn out, nobody has to fetch this paper for these wants."""
        if all(want.has_right for want in wants):
            return True
        errand = self.matter.works[fetch.errand]
        for step, status in self.status.items():
            work = self.matter.works[step]
            if not status or work.party != fetch.paper.about:
                continue
            if work.service.id == errand.service.id:
                return True
            gives = fetch.paper.evidence in work.service.outputs
            if gives and all(self._comes_after(want.work, step) for want in wants):
                return True
        return any(self._is_maker(maker, wants) for maker in wants)

    def _is_maker(self, maker: Want, wants: Sequence[Want]) -> bool:
        is_sure = self.status.get(maker.work, maker.work not in self.matter.steps)
        if not (maker.demand.made_by_agency and is_sure and self._holds(maker.demand.when)):
            return False
        return all(w.demand.made_by_agency or self._comes_after(w.work, maker.work) for w in wants)

    def _comes_after(self, later: StepId, earlier: StepId) -> bool:
        """Whether a step surely waits for another that is surely done."""
        step = self.matter.steps.get(later)
        return step is not None and any(self._leads_to(name, earlier) for name in step.after)

    def _leads_to(self, name: str, earlier: StepId) -> bool:
        members = self.matter.members[name]
        return earlier in members or all(self._comes_after(member, earlier) for member in members)

    def _is_at_once(self, work: Work) -> bool:
        """Whether it surely takes no time, whichever of its limits counts."""
        limits = self.matter.times[work.id].limits
        return all(limit.is_immediate for when, limit in limits if self._may_hold(when))

    def _has_no_pause(self, work: Work) -> bool:
        pause = self.matter.times[work.id].pause
        return pause is None or not self._may_hold(pause)

    # What hangs on what is still open

    def _open_conditions(self, contact: PersonalContact) -> Iterable[Node]:
        found: dict[Node, None] = {}
        self._add_open(found, contact.when)
        self._add_presence(found, contact.key[0], set())
        return found

    def _add_open(self, found: dict[Node, None], when: Condition | Node | None) -> None:
        if when is not None and evaluate_partly(when, self.known) is None:
            found[when.root if isinstance(when, Condition) else when] = None

    def _add_presence(self, found: dict[Node, None], work: StepId, seen: set[StepId]) -> None:
        if work in seen:
            return
        seen.add(work)
        if work in self.matter.steps:
            self._add_open(found, self.matter.presences[work])
            return
        for fetch, wants in self.fetched_by.get(work, ()):
            for want in wants:
                self._add_open(found, want.demand.when)
                self._add_presence(found, want.work, seen)
            self._add_other_sources(found, fetch, wants)

    def _add_other_sources(self, found: dict[Node, None], fetch: Fetch, wants: Sequence[Want]) -> None:
        """Steps that would give the paper, or do what the errand does; and what leads to them."""
        errand = self.matter.works[fetch.errand]
        makers = [
            step
            for step in self.matter.steps
            for work in (self.matter.works[step],)
            if work.party == fetch.paper.about
            and (work.service.id == errand.service.id or fetch.paper.evidence in work.service.outputs)
        ]
        for maker in makers:
            self._add_open(found, self.matter.presences[maker])
        if makers or any(want.demand.made_by_agency for want in wants):
            for step in self.matter.life_event.steps:
                if step.alternative:
                    self._add_open(found, self.matter.presences[step.id])

    def _others(self, personal: set[StepId], order: Sequence[StepId] | None) -> Iterable[Node]:
        """What may stand between personal contacts: works that take time, papers, alternatives."""
        found: dict[Node, None] = {}
        between = set(self.after) if order is None else self._between(personal, order)
        for work in between - personal:
            if self._matters_between(work):
                self._add_presence(found, work, set())
        for work in between | personal:
            times = self.matter.times[work]
            if len({limit.is_immediate for _, limit in times.limits}) > 1:
                for when, _ in times.limits:
                    self._add_open(found, when)
            self._add_open(found, times.pause)
            for fetch, wants in self.fetched_by.get(work, ()):
                # An errand that is there for one want stands before another only if that one is there too.
                for want in wants:
                    if want.work in between | personal:
                        self._add_open(found, want.demand.when)
                        self._add_presence(found, want.work, set())
                self._add_other_sources(found, fetch, wants)
        return found

    def _matters_between(self, name: StepId) -> bool:
        """A plain step that is decided at once hands on just what it waited for, done or not."""
        work = self.matter.works[name]
        takes_time = not (self._is_at_once(work) and self._has_no_pause(work))
        step = self.matter.steps.get(name)
        has_errand = any(before not in self.matter.steps for before in self.after[name] | self.late[name])
        return takes_time or step is None or bool(step.alternative) or has_errand

    def _between(self, personal: set[StepId], order: Sequence[StepId]) -> set[StepId]:
        behind: set[StepId] = set()
        for work in order:
            if work in personal or not behind.isdisjoint(self.after[work] | self.late[work]):
                behind.add(work)
        ahead: set[StepId] = set()
        for work in reversed(order):
            if work in personal or work in ahead:
                ahead.add(work)
                ahead |= self.after[work] | self.late[work]
        return behind & ahead

    def _order(self) -> list[StepId] | None:
        """The works, each behind all that it may wait for; None where they may wait in a circle."""
        order: list[StepId] = []
        state: dict[StepId, bool] = {}

        def place(work: StepId) -> bool:
            if work in state:
                return state[work]
            state[work] = False
            if not all(place(before) for before in sorted(self.after[work] | self.late[work])):
                return False
            state[work] = True
            order.append(work)
            return True

        return order if all(place(work) for work in self.after) else None

    def _work(self, name: StepId) -> Work:
        return msgspec.structs.replace(
            self.matter.works[name], after=tuple(self.after[name]), late_after=tuple(self.late[name])
        )

    def _step(self, step: StepId) -> Step:
        return self.matter.steps[step]

    def _may_hold(self, when: Condition | Node | None) -> bool:
        return when is None or evaluate_partly(when, self.known) is not False

    def _holds(self, when: Condition | Node | None) -> bool:
        return when is None or evaluate_partly(when, self.known) is True

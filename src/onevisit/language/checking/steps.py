"""Steps of a life event: their order, alternatives, parties, papers, form pages and time."""

from collections.abc import Iterator, Sequence

from onevisit.kernel.conditions import And, Condition, Constant, Node, Not, questions_of
from onevisit.kernel.working_days import IMMEDIATE, Limit
from onevisit.language.checking.conditions import is_sound
from onevisit.language.checking.situations import Answered, Situations
from onevisit.language.diagnostics import Span
from onevisit.language.dictionary import Dictionary
from onevisit.language.edition import parse_answer
from onevisit.language.forms import BUILT_IN_QUESTIONS
from onevisit.language.limits import are_surely_longer, fewest_days, show_limit
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes.events import LifeEventShape
from onevisit.planner.definitions import Fact, Question, Service, Step
from onevisit.planner.presence import own_condition


def check(dictionary: Dictionary) -> None:
    """Report life events whose steps cannot be done as written."""
    for name, shape in dictionary.values("life_events"):
        checked = _LifeEvent(dictionary, name, shape)
        checked.check_names()
        checked.check_given()
        if not checked.report_cycles():
            checked.check_outputs()
            checked.check_promise()
        if checked.are_conditions_sound():
            checked.check_alternatives()
            checked.check_reached()
        checked.check_applicant()
        checked.check_parties()
        checked.check_form()


class _LifeEvent:
    def __init__(self, dictionary: Dictionary, name: str, shape: LifeEventShape) -> None:
        self.dictionary, self.name, self.shape = dictionary, name, shape
        self.steps: dict[str, Step] = {step.id: step for step in shape.steps}
        self.groups: dict[str, list[Step]] = {}
        for step in shape.steps:
            if step.alternative:
                self.groups.setdefault(step.alternative, []).append(step)
        self.parties = {party.id for party in shape.parties}
        questions: Sequence[Question | None] = [dictionary.get("questions", q) for q in shape.questions]
        self.questions = [question for question in questions if question]
        self.situations = Situations(self.questions, self._given())

    def span(self, *path: str | int) -> Span:
        return self.dictionary.span("life_events", self.name, *path)

    def service(self, step: Step) -> Service | None:
        found: Service | None = self.dictionary.get("services", step.service)
        return found

    def _given(self) -> dict[str, bool | int | str]:
        given = {}
        for name, text in self.shape.given.items():
            question: Question | None = self.dictionary.get("questions", name)
            answer = parse_answer(question, text) if question else None
            if answer is not None:
                given[str(name)] = answer
        return given

    def check_names(self) -> None:
        """`after` names steps or groups of alternatives."""
        known = {*self.steps, *self.groups}
        for step in self.shape.steps:
            for index, before in enumerate(step.after):
                if before not in known:
                    span = self._item_span(("steps", step.id, "after"), index)
                    hint = did_you_mean(before, known)
                    self.dictionary.report("OV301", span, kind="step", id=before, hint=hint)

    def _item_span(self, path: tuple[str, ...], index: int) -> Span:
        return self.span(*path, index)

    def check_given(self) -> None:
        """Given answers are possible, and are not asked as well."""
        for name, text in self.shape.given.items():
            span = self.span("given", name)
            question: Question | None = self.dictionary.get("questions", name)
            if question and parse_answer(question, text) is None:
                hint = "Write yes or no, the id of a choice, or a number."
                self.dictionary.report("OV404", span, question=name, value=text, hint=hint)
            if name in self.shape.questions:
                self.dictionary.report("OV427", span, name=name)

    def report_cycles(self) -> bool:
        """Report steps that wait for each other; whether there are any."""
        done: set[str] = set()
        for start in self.steps:
            cycle = self._cycle(start, [], done)
            if cycle:
                last, first = cycle[-2], cycle[-1]
                after = self.steps[last].after
                named = next((n for n in after if n == first or first in self._members(n)), "")
                span = self._item_span(("steps", last, "after"), after.index(named) if named else 0)
                self.dictionary.report("OV401", span, cycle=" → ".join(cycle))
                return True
        return False

    def _members(self, name: str) -> list[str]:
        if name in self.steps:
            return [name]
        return [step.id for step in self.groups.get(name, ())]

    def _before(self, step: str) -> list[str]:
        return [member for name in self.steps[step].after for member in self._members(name)]

    def _cycle(self, step: str, path: list[str], done: set[str]) -> list[str]:
        if step in path:
            return [*path[path.index(step) :], step]
        if step in done:
            return []
        for before in self._before(step):
            if found := self._cycle(before, [*path, step], done):
                return found
        done.add(step)
        return []

    def check_outputs(self) -> None:
        """A step that demands what another puts out begins after it."""
        for step in self.shape.steps:
            earlier = self._all_before(step.id)
            for other, evidence in self._makers(step):
                if other.id not in earlier and other.id != step.id:
                    span = self.span("steps", step.id)
                    data = {"step": step.id, "before": other.id, "evidence": evidence}
                    self.dictionary.report("OV421", span, **data)

    def _makers(self, step: Step) -> Iterator[tuple[Step, str]]:
        service = self.service(step)
        for demand in service.demands if service else ():
            for other in self.shape.steps:
                maker = self.service(other)
                is_about = (demand.about or step.party) == other.party
                is_instead = step.alternative and step.alternative == other.alternative
                if maker and demand.evidence in maker.outputs and is_about and not is_instead:
                    yield other, demand.evidence

    def _all_before(self, step: str) -> set[str]:
        found: set[str] = set()
        waiting = self._before(step)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._before(name)
        return found

    def check_promise(self) -> None:
        """The longest chain of steps that everybody does fits into the promise of the whole."""
        promised = self.shape.promised
        if promised is None:
            return
        chains: dict[str, list[Step]] = {}
        longest = max((self._longest(step, chains) for step in self.steps), key=self._days, default=[])
        counting = [step for step in longest if not self._limit(step).is_immediate]
        if are_surely_longer([self._limit(step) for step in counting], promised):
            self.dictionary.report(
                "OV419",
                self.span("promised"),
                promised=show_limit(promised),
                needed=" + ".join(show_limit(self._limit(step)) for step in counting),
                steps=", ".join(f"`{step.id}`" for step in counting),
            )

    def _limit(self, step: Step) -> Limit:
        service = self.service(step)
        return service.promised if service else IMMEDIATE

    def _longest(self, name: str, chains: dict[str, list[Step]]) -> list[Step]:
        if name not in chains:
            step = self.steps[name]
            best = max((self._longest(b, chains) for b in self._before(name)), key=self._days, default=[])
            chains[name] = best if step.optional else [*best, step]
        return chains[name]

    def _days(self, chain: list[Step]) -> float:
        return sum(fewest_days(self._limit(step)) for step in chain)

    def are_conditions_sound(self) -> bool:
        """Whether all conditions compare questions that were asked before with answers that they can have."""
        asked = {*self.shape.given, *BUILT_IN_QUESTIONS}
        for question in self.questions:
            if not self._is_sound(question.when, asked):
                return False
            asked.add(question.id)
        whens = [*(step.when for step in self.shape.steps), *(e.when for e in self.shape.exclusions)]
        whens += [variant.when for variant in self.shape.variants]
        return all(self._is_sound(when, asked) for when in whens)

    def _is_sound(self, when: Condition | None, asked: set[str]) -> bool:
        return when is None or (is_sound(self.dictionary, when) and asked.issuperset(questions_of(when)))

    def check_alternatives(self) -> None:
        """In every situation that is served, exactly one alternative of a group applies."""
        served: list[Node] = [Not(exclusion.when.root) for exclusion in self.shape.exclusions]
        for group, members in self.groups.items():
            span = self.span("steps", members[0].id, "alternative")
            if len(members) < 2:
                hint = "Give the other alternative too, or take `alternative` away."
                self.dictionary.report("OV412", span, group=group, problem="have one member only", hint=hint)
                continue
            whens = [own_condition(self.shape.variants, member) for member in members]
            gap = self.situations.find(_all([*served, *(Not(when) for when in whens)]))
            if gap is not None:
                problem = f"leave a gap: none applies where {_in_words(gap)}"
                hint = "Let the last alternative have no `when`, or exclude the situation."
                self.dictionary.report("OV412", span, group=group, problem=problem, hint=hint)
            self._check_overlaps(members, served)

    def _check_overlaps(self, members: list[Step], served: list[Node]) -> None:
        conditional = [(member, member.when.root) for member in members if member.when]
        for index, (first, first_when) in enumerate(conditional):
            for second, second_when in conditional[index + 1 :]:
                both = self.situations.find(_all([*served, first_when, second_when]))
                if both is not None:
                    span = self.span("steps", second.id, "when")
                    data = {"first": first.id, "second": second.id, "situation": _in_words(both)}
                    self.dictionary.report("OV426", span, **data)

    def check_reached(self) -> None:
        """Every step and exclusion applies in some situation."""
        served: list[Node] = [Not(exclusion.when.root) for exclusion in self.shape.exclusions]
        for step in self.shape.steps:
            if step.when:
                own = own_condition(self.shape.variants, step)
                self._check_possible(_all([*served, own]), "steps", step.id, "when")
        for index, exclusion in enumerate(self.shape.exclusions):
            self._check_possible(exclusion.when.root, "exclusions", index, "when")

    def _check_possible(self, goal: Node, *path: str | int) -> None:
        if self.situations.find(goal) is None:
            self.dictionary.report("OV414", self.span(*path))

    def check_applicant(self) -> None:
        """Somebody may hand it in."""
        if not any(party.may_apply for party in self.shape.parties):
            span = self.dictionary.key_span("life_events", self.name, "parties")
            self.dictionary.report("OV431", span, life_event=self.name)

    def check_parties(self) -> None:
        """Steps, demands and facts speak of parties that the life event has."""
        for step in self.shape.steps:
            self._check_party(step.party, self.span("steps", step.id, "party"))
            service = self.service(step)
            for index, demand in enumerate(service.demands if service else ()):
                if self._is_never(demand.when):
                    continue
                span = self.dictionary.span("services", step.service, "demands", index, "about")
                self._check_party(demand.about or step.party, span)

    def _is_never(self, when: Condition | None) -> bool:
        # A service of several life events may ask a child here and a grown person there.
        return when is not None and self.situations.find(when.root) is None

    def _check_party(self, party: str, span: Span) -> None:
        if party not in self.parties:
            hint = did_you_mean(party, self.parties)
            self.dictionary.report("OV413", span, id=party, life_event=self.name, hint=hint)

    def check_form(self) -> None:
        """Every fact that a service asks has its page in the form, and its party in the life event."""
        for step in self.shape.steps:
            service = self.service(step)
            for use in service.facts if service else ():
                fact: Fact | None = self.dictionary.get("facts", use.fact)
                if fact is None or self._is_never(use.when):
                    continue
                if fact.group not in self.shape.form:
                    span = self.dictionary.key_span("life_events", self.name, "form")
                    data = {"fact": fact.id, "group": fact.group, "life_event": self.name}
                    self.dictionary.report("OV418", span, **data)
                if fact.party:
                    self._check_party(fact.party, self.dictionary.span("facts", fact.id, "party"))


def _all(nodes: list[Node]) -> Node:
    if len(nodes) < 2:
        return nodes[0] if nodes else Constant(True)
    return And(tuple(nodes))


def _in_words(situation: Answered) -> str:
    words = [f"{name} = {_word(answer)}" for name, answer in situation.items() if answer is not None]
    return ", ".join(words) or "nothing is answered"


def _word(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer)

"""Every distinct paper once, and where each comes from.

The sources are a table, best first; a paper comes from the first source that
can give it to all that want it. A source is held to the strictest reading:
an earlier step's output serves only what comes after that step, and a
register only bodies with a live right for their service.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from onevisit.kernel.ids import BodyId, EvidenceId, OrganisationId, StepId
from onevisit.kernel.text import Sentence
from onevisit.planner.definitions import Dataset, Demand, EvidenceKind, LegalReference, Need, Right
from onevisit.planner.plans import Paper, PaperSource, PlannedDemand, Reason, SourceKind
from onevisit.planner.setting import Setting, Work
from onevisit.planner.wordings import (
    PAPER_AGENCY,
    PAPER_FETCH,
    PAPER_FORM,
    PAPER_FROM_STEP,
    PAPER_HELD,
    PAPER_NO_REGISTER,
    PAPER_NO_RIGHT,
    PAPER_REGISTER_FAILED,
    PAPER_SHARED,
)

_STRONGEST = (Need.MUST, Need.LATER, Need.OPTIONAL)


class Want(NamedTuple):
    """A service's demand for a paper."""

    work: Work
    demand: Demand


class Found(NamedTuple):
    """A source, and why it is one."""

    source: PaperSource
    sentence: Sentence
    rule: str
    law: tuple[LegalReference, ...] = ()


class Papers:
    """Finds the sources of papers for one plan; `works` are the steps, in order."""

    def __init__(self, setting: Setting, works: Sequence[Work]) -> None:
        self.setting = setting
        self.works = works
        self.rights: dict[EvidenceId, tuple[Right, ...]] = {}
        self.bodies: dict[OrganisationId, frozenset[BodyId]] = {}
        self.before = _before(works)

    @cached_property
    def wanted_by_steps(self) -> dict[Paper, list[Want]]:
        """What the steps demand, as `wanted` finds it."""
        return self.wanted(self.works)

    def wanted(self, works: Iterable[Work]) -> dict[Paper, list[Want]]:
        """What these services demand in this situation, by paper, in the order of first mention."""
        papers: dict[Paper, list[Want]] = {}
        for work in works:
            for demand in work.service.demands:
                if self.setting.holds(demand.when):
                    paper = Paper(demand.evidence, demand.about or work.party)
                    papers.setdefault(paper, []).append(Want(work, demand))
        return papers

    def planned(self, paper: Paper, wants: Sequence[Want]) -> PlannedDemand:
        """The paper with its source, its fallback and its reason."""
        found = self.source(paper, wants)
        evidence = self.setting.edition.evidence[paper.evidence]
        conditions = [want.demand.when for want in wants]
        answers = {
            name: answer for when in conditions for name, answer in self.setting.answers_for(when).items()
        }
        law = tuple(dict.fromkeys(law for want in wants for law in want.demand.law))
        return PlannedDemand(
            paper=paper,
            name=evidence.name,
            about_name=self.setting.name_of_party(paper.about),
            wanted_by=tuple(dict.fromkeys(want.work.id for want in wants)),
            need=strongest(wants),
            source=found.source,
            fallback=self._fallback(paper, wants, found.source.kind),
            guide=evidence.guide,
            reason=Reason(found.sentence, found.rule, law + found.law, answers),
        )

    def source(self, paper: Paper, wants: Sequence[Want]) -> Found:
        """The best source that can give the paper to all that want it."""
        return next(found for _, find in _SOURCES if (found := find(self, paper, wants)))

    def has_right(self, evidence: EvidenceId, work: Work) -> bool:
        """Whether a register may give this evidence to the body that decides the work."""
        return self._right(evidence, work) is not None

    def _fallback(self, paper: Paper, wants: Sequence[Want], source: SourceKind) -> SourceKind | None:
        if source not in (SourceKind.HELD, SourceKind.SHARED):
            return None
        worse = _SOURCES[1 + [kind for kind, _ in _SOURCES].index(source) : -1]
        return next((kind for kind, find in worse if find(self, paper, wants)), SourceKind.APPLICANT)

    def _held(self, paper: Paper, wants: Sequence[Want]) -> Found | None:
        if paper not in self.setting.holdings:
            return None
        return Found(PaperSource(SourceKind.HELD), PAPER_HELD(), _rule(wants))

    def _from_step(self, paper: Paper, wants: Sequence[Want]) -> Found | None:
        for work in self.works:
            makes_it = paper.evidence in work.service.outputs and paper.about == work.party
            if makes_it and all(work.id in self.before.get(want.work.id, ()) for want in wants):
                name = work.service.name
                source = PaperSource(
                    SourceKind.STEP, step=work.id, organisation=work.offer.deciding, name=name
                )
                return Found(source, PAPER_FROM_STEP(service=name), f"{work.rule}.outputs.{paper.evidence}")
        return None

    def _shared(self, paper: Paper, wants: Sequence[Want]) -> Found | None:
        rights = [self._right(paper.evidence, want.work) for want in wants]
        used = [right for right in rights if right is not None]
        if len(used) < len(rights):
            return None
        first = used[0]
        register = self.setting.edition.datasets[first.dataset]
        consumer = self.setting.edition.bodies[first.consumer]
        source = PaperSource(
            SourceKind.SHARED,
            dataset=register.id,
            right=first.id,
            rights=tuple(dict.fromkeys(right.id for right in used)),
            name=register.name,
        )
        sentence = PAPER_SHARED(register=register.name, body=consumer.name)
        return Found(source, sentence, f"rights.{first.id}", first.law)

    def _form(self, paper: Paper, wants: Sequence[Want]) -> Found | None:
        if self.setting.edition.evidence[paper.evidence].kind is not EvidenceKind.FORM:
            return None
        return Found(PaperSource(SourceKind.FORM), PAPER_FORM(), _rule(wants))

    def _agency(self, _: Paper, wants: Sequence[Want]) -> Found | None:
        for maker, demand in wants:
            if demand.made_by_agency and all(self._has_from(maker, want) for want in wants):
                name = maker.service.name
                source = PaperSource(
                    SourceKind.AGENCY, step=maker.id, organisation=maker.offer.accepting, name=name
                )
                return Found(source, PAPER_AGENCY(service=name), _rule(wants))
        return None

    def _has_from(self, maker: Work, want: Want) -> bool:
        return want.demand.made_by_agency or maker.id in self.before.get(want.work.id, ())

    def _applicant(self, paper: Paper, wants: Sequence[Want]) -> Found:
        evidence = self.setting.edition.evidence[paper.evidence]
        giver = self.setting.edition.services.get(evidence.obtained_from) if evidence.obtained_from else None
        return Found(
            PaperSource(SourceKind.APPLICANT, name=giver.name if giver else None),
            PAPER_FETCH(service=giver.name) if giver else self._why_no_register(paper, wants),
            _rule(wants),
        )

    def _why_no_register(self, paper: Paper, wants: Sequence[Want]) -> Sentence:
        holding = [d for d in self.setting.edition.datasets.values() if paper.evidence in d.gives]
        failed = next((d for d in holding if d.id in self.setting.failed), None)
        if failed:
            return PAPER_REGISTER_FAILED(register=failed.name)
        if not holding:
            return PAPER_NO_REGISTER()
        without = next(w.work for w in wants if self._right(paper.evidence, w.work) is None)
        return PAPER_NO_RIGHT(
            register=_preferred(holding).name, body=self.setting.organisation(without.offer.deciding).name
        )

    def _right(self, evidence: EvidenceId, work: Work) -> Right | None:
        rights = self._live_rights(evidence)
        if not rights:
            return None
        consumers = self._bodies_of(work.offer.deciding)
        return next((r for r in rights if work.service.id in r.services and r.consumer in consumers), None)

    def _live_rights(self, evidence: EvidenceId) -> tuple[Right, ...]:
        if evidence not in self.rights:
            rights = self.setting.edition.rights_by_evidence.get(evidence, ())
            self.rights[evidence] = tuple(right for right in rights if self._is_live(right))
        return self.rights[evidence]

    def _is_live(self, right: Right) -> bool:
        on = self.setting.on
        begun = right.since <= on and (right.until is None or on <= right.until)
        return begun and right.region in self.setting.regions and right.dataset not in self.setting.failed

    def _bodies_of(self, organisation: OrganisationId) -> frozenset[BodyId]:
        """An organisation reads as the kind of body that it is, and as the kinds that this one is part of."""
        if organisation not in self.bodies:
            kinds: set[BodyId] = set()
            kind: BodyId | None = self.setting.organisation(organisation).body
            while kind is not None and kind not in kinds:
                kinds.add(kind)
                kind = self.setting.edition.bodies[kind].parent
            self.bodies[organisation] = frozenset(kinds)
        return self.bodies[organisation]


_SOURCES: tuple[tuple[SourceKind, Callable[[Papers, Paper, Sequence[Want]], Found | None]], ...] = (
    (SourceKind.HELD, Papers._held),
    (SourceKind.STEP, Papers._from_step),
    (SourceKind.SHARED, Papers._shared),
    (SourceKind.FORM, Papers._form),
    (SourceKind.AGENCY, Papers._agency),
    (SourceKind.APPLICANT, Papers._applicant),
)
"""Where a paper can come from, best first; the last always can."""


def strongest(wants: Sequence[Want]) -> Need:
    """The strongest need of several."""
    return min((want.demand.need for want in wants), key=_STRONGEST.index)


def _before(works: Sequence[Work]) -> dict[StepId, frozenset[StepId]]:
    before: dict[StepId, frozenset[StepId]] = {}
    for work in works:
        before[work.id] = frozenset(work.after).union(*(before[earlier] for earlier in work.after))
    return before


def _preferred(registers: Sequence[Dataset]) -> Dataset:
    shareable = (register for register in registers if register.sharing != "closed")
    return next(shareable, registers[0])


def _rule(wants: Sequence[Want]) -> str:
    first = wants[0]
    return f"{first.work.rule}.demands.{first.demand.evidence}"

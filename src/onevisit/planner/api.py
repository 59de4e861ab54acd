"""The only door of the planner: a plan for one situation, and the questions that lead to it.

Everything here is pure. Ids that do not exist, answers that are impossible or
missing and situations that are not served are refused with a sentence.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from onevisit.kernel.ids import DatasetId, LifeEventId, RegionCode, StepId
from onevisit.planner.coverage.broken import BrokenPromise, broken_promises
from onevisit.planner.coverage.counting import coverage_of
from onevisit.planner.coverage.figures import Coverage
from onevisit.planner.definitions import Edition, LifeEvent, Question, Region
from onevisit.planner.differing.comparing import compare
from onevisit.planner.differing.differences import Differences
from onevisit.planner.planning import plan_for
from onevisit.planner.plans import Paper, Plan, Situation
from onevisit.planner.presence import conditions_of_presence
from onevisit.planner.proving.proofs import Proof
from onevisit.planner.proving.prove import prove_for
from onevisit.planner.proving.prove import regions_offering as _regions_offering
from onevisit.planner.proving.prove import sentence_of as sentence_of_proof
from onevisit.planner.refusals import (
    ANSWERS_MISSING,
    DAY_TOO_FAR,
    SITUATION_EXCLUDED,
    UNKNOWN_DATASET,
    UNKNOWN_DATASET_NEAR,
    UNKNOWN_EVIDENCE,
    UNKNOWN_EVIDENCE_NEAR,
    UNKNOWN_LEVEL,
    UNKNOWN_REGION,
    UNKNOWN_REGION_NEAR,
    unknown,
)
from onevisit.planner.setting import Setting
from onevisit.planner.situations import (
    Answered,
    answer_in_words,
    check_answers,
    exclusion_of,
    find_life_event,
    open_questions,
    possible_answers,
    read_answers,
    what_is_known,
)
from onevisit.planner.steps import check_left_out

__all__ = [
    "Answered",
    "BrokenPromise",
    "Coverage",
    "Differences",
    "Proof",
    "answer_in_words",
    "broken_promises",
    "coverage",
    "diff",
    "exclusion_of",
    "find_life_event",
    "next_question",
    "open_questions",
    "papers_named",
    "parse_answers",
    "plan",
    "possible_answers",
    "prove",
    "questions_left",
    "read_answers",
    "regions_offering",
    "sentence_of_proof",
    "what_is_known",
]


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
"""The days for which plans are made; beyond them a slip is likelier than a wish."""


def plan(  # noqa: PLR0917 - the six things that a plan depends on (design.md section 4)
    edition: Edition,
    life_event: LifeEventId,
    situation: Situation,
    region: RegionCode,
    holdings: Collection[Paper],
    on: date,
    *,
    left_out: Collection[StepId] = (),
    failed: Collection[DatasetId] = (),
) -> Plan:
    """What the matter costs its applicant, and why, if it is handed in on `on`.

    `holdings` are papers that need not be asked for again, `left_out` the
    optional steps that the applicant does not want, `failed` the registers
    that do not answer. An answer to a question that this situation does not
    ask counts for nothing.

    Raises `unknown_life_event`, `unknown_region`, `unknown_question`,
    `wrong_answer`, `day_too_far`, `unknown_step`, `step_not_optional`, `unknown_dataset`,
    `situation_excluded`, `answers_missing`, `not_offered`, `nowhere_open`.
    """
    setting = _setting(
        edition,
        life_event=life_event,
        situation=situation,
        region=region,
        on=on,
        left_out=left_out,
        holdings=holdings,
        failed=failed,
    )
    exclusion = exclusion_of(setting.life_event, setting.known)
    if exclusion is not None:
        raise SITUATION_EXCLUDED(because=exclusion.because, instead=exclusion.instead)
    missing = open_questions(edition, setting.life_event, setting.known, setting.left_out)
    if missing:
        raise ANSWERS_MISSING(questions=[q.text for q in missing], ids=[q.id for q in missing])
    return plan_for(setting)


def next_question(
    edition: Edition,
    life_event: LifeEventId,
    situation: Situation,
    region: RegionCode,
    left_out: Collection[StepId] = (),
) -> Question | None:
    """The first question that still matters, in the definition's order; None: a plan can be made.

    None too where the answers so far are excluded: the plan then says why.
    Raises what `plan` raises for its arguments.
    """
    return next(iter(questions_left(edition, life_event, situation, region, left_out)), None)


def questions_left(
    edition: Edition,
    life_event: LifeEventId,
    situation: Situation,
    region: RegionCode,
    left_out: Collection[StepId] = (),
) -> tuple[Question, ...]:
    """The questions that may still have to be asked; each answer can make later ones needless."""
    matter = find_life_event(edition, life_event)
    check_answers(matter, situation)
    check_left_out(edition, matter, left_out)
    known = what_is_known(matter, situation, _region(edition, region).code)
    if exclusion_of(matter, known) is not None:
        return ()
    return open_questions(edition, matter, known, left_out)


def prove(edition: Edition, life_event: LifeEventId, region: RegionCode, on: date, at_most: int = 1) -> Proof:
    """The worst case of a life event in a region over all situations that it serves there; exact.

    An applicant who holds no papers, on the day `on` (rights have periods).
    Raises `unknown_life_event`, `unknown_region`, `day_too_far`.
    """
    if not FIRST_DAY <= on <= LAST_DAY:
        raise DAY_TOO_FAR(first=FIRST_DAY, last=LAST_DAY)
    matter = find_life_event(edition, life_event)
    return prove_for(edition, matter, _region(edition, region), on, at_most)


def regions_offering(edition: Edition, life_event: LifeEventId) -> tuple[RegionCode, ...]:
    """The regions that offer the life event, in order of their codes; raises `unknown_life_event`."""
    return _regions_offering(edition, find_life_event(edition, life_event))


def coverage(edition: Edition, on: date, level: str | None = None) -> Coverage:
    """The share of services (by offer) and life events (by region) that need no visit, one, or more.

    Each in its worst case on the day `on`, beside what is declared; `level`:
    only offers of regions of that level (`county`).
    Raises `day_too_far`, `unknown_level`.
    """
    if not FIRST_DAY <= on <= LAST_DAY:
        raise DAY_TOO_FAR(first=FIRST_DAY, last=LAST_DAY)
    levels = {region.level for region in edition.regions.values()}
    if level is not None and level not in levels:
        raise UNKNOWN_LEVEL(given=level, known=sorted(levels))
    return coverage_of(edition, level, on)


def diff(before: Edition, after: Edition, on: date) -> Differences:
    """Which promises got better or worse, appeared or vanished from one edition to another.

    Life events in every region that offers them, in their worst case, and all offers; on the day `on`.
    Raises `day_too_far`.
    """
    if not FIRST_DAY <= on <= LAST_DAY:
        raise DAY_TOO_FAR(first=FIRST_DAY, last=LAST_DAY)
    return compare(before, after, on)


def parse_answers(edition: Edition, life_event: LifeEventId, texts: Mapping[str, str]) -> Situation:
    """Answers from words, by question: yes, no, 是, 否, a choice's id or name, a whole number.

    Raises `unknown_life_event`, `unknown_question`, `wrong_answer`.
    """
    return read_answers(find_life_event(edition, life_event), texts)


def papers_named(edition: Edition, life_event: LifeEventId, names: Iterable[str]) -> frozenset[Paper]:
    """Papers from words: `marriage_certificate` (about anybody) or `marriage_certificate.parents`.

    Raises `unknown_life_event`, `unknown_evidence`.
    """
    matter = find_life_event(edition, life_event)
    possible = _papers_of(edition, matter)
    found: set[Paper] = set()
    for name in names:
        meant = {paper for paper in possible if name in (paper.key, paper.evidence)}
        if not meant:
            known = sorted({word for paper in possible for word in (paper.key, paper.evidence)})
            raise unknown(UNKNOWN_EVIDENCE, UNKNOWN_EVIDENCE_NEAR, name, known, life_event=matter.name)
        found |= meant
    return frozenset(found)


def _setting(
    edition: Edition,
    *,
    life_event: LifeEventId,
    situation: Situation,
    region: RegionCode,
    on: date,
    left_out: Collection[StepId],
    holdings: Collection[Paper],
    failed: Collection[DatasetId],
) -> Setting:
    if not FIRST_DAY <= on <= LAST_DAY:
        raise DAY_TOO_FAR(first=FIRST_DAY, last=LAST_DAY)
    matter = find_life_event(edition, life_event)
    where = _region(edition, region)
    check_answers(matter, situation)
    check_left_out(edition, matter, left_out)
    for dataset in failed:
        if dataset not in edition.datasets:
            raise unknown(UNKNOWN_DATASET, UNKNOWN_DATASET_NEAR, dataset, edition.datasets)
    return Setting(
        edition=edition,
        life_event=matter,
        region=where,
        regions=_region_and_above(edition, where),
        known=what_is_known(matter, situation, where.code),
        on=on,
        presences=conditions_of_presence(matter, left_out),
        left_out=frozenset(left_out),
        holdings=frozenset(holdings),
        failed=frozenset(failed),
    )


def _region(edition: Edition, region: RegionCode) -> Region:
    found = edition.regions.get(region)
    if found is None:
        raise unknown(UNKNOWN_REGION, UNKNOWN_REGION_NEAR, region, edition.regions)
    return found


def _region_and_above(edition: Edition, region: Region) -> tuple[RegionCode, ...]:
    codes = [region.code]
    parent = region.parent
    while parent is not None:
        codes.append(parent)
        parent = edition.regions[parent].parent
    return tuple(codes)


def _papers_of(edition: Edition, life_event: LifeEvent) -> frozenset[Paper]:
    return frozenset(
        Paper(demand.evidence, demand.about or step.party)
        for step in life_event.steps
        for demand in edition.services[step.service].demands
    )

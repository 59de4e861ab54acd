"""The best k openings, by integer programming (HiGHS), with a proven bound and the ties.

One yes-or-no variable for each opening; for each goal a share of each way.
A goal chooses one way, so all shares that need an opening together stay
within it: this makes the relaxation so tight that few branches prove the
optimum. The branching is ours, because it keeps to its time: HiGHS's own was
seen to look for cuts for half a minute without asking its clock.
"""

from collections.abc import Hashable, Iterator, Sequence
from math import floor
from typing import NamedTuple

import highspy
import numpy as np

from onevisit.planner.openings.coverage import Reach, Way, minimal, reached_by, without_useless
from onevisit.planner.openings.greedy import greedily

TIES_MAX = 3
"""As many other best answers are told."""

ROUNDING = 1e-4
"""Volumes are whole numbers: a bound this little below one is that one."""

NEARLY_WHOLE = 1e-6
"""A share this little from 0 or 1 is that."""


class Choice(NamedTuple):
    """The best openings found, what they reach, and how good any others could be at most.

    `bound` holds for every choice of k openings. `ties` are other choices
    that reach as much; `all_ties_known`: there are no further ones.
    """

    openings: tuple[Hashable, ...]
    reached: int
    bound: int
    greedy: tuple[Hashable, ...]
    greedy_reached: int
    ties: tuple[tuple[Hashable, ...], ...]
    all_ties_known: bool

    @property
    def is_proved(self) -> bool:
        """Whether no k openings reach more."""
        return self.reached >= self.bound


def choose(goals: Sequence[Reach], k: int, seconds: float = 10.0, ties_max: int = TIES_MAX) -> Choice:
    """The `k` openings that reach most; where `seconds` did not do, the bound tells the gap."""
    whole = [Reach(goal.volume, minimal(goal.ways)) for goal in goals]
    reachable = _joined(whole, k)
    greedy = greedily(whole, k)
    model = _Model(reachable, k)
    start = _improved(greedy, reachable, k)
    best, bound = model.solve(start, 0, seconds)
    best = without_useless(best, whole)
    reached = reached_by(best, whole)
    already = sum(goal.volume for goal in whole if frozenset() in goal.ways)
    bound = max(reached, already + bound)
    ties, all_known = (
        _ties(model, best, reached - already, seconds, ties_max) if reached == bound else ([], False)
    )
    worths = (reached, bound, greedy, reached_by(greedy, whole))
    return Choice(best, *worths, tuple(tuple(tie) for tie in ties), all_known)


def _ties(
    model: "_Model", best: Sequence[Hashable], worth: int, seconds: float, ties_max: int
) -> tuple[list[Sequence[Hashable]], bool]:
    """Other choices that reach as much as the best, and whether these are all."""
    ties: list[Sequence[Hashable]] = []
    if not worth:
        return ties, True
    last = best
    while len(ties) < ties_max:
        model.forbid(last)
        last, bound = model.solve((), worth, seconds / 4)
        if bound < worth:
            return ties, True
        if reached_by(last, model.goals) < worth:
            break
        last = without_useless(last, model.goals)
        ties.append(last)
    return ties, False


def _joined(goals: Sequence[Reach], k: int) -> list[Reach]:
    """The goals that k openings can reach and that are not reached yet; those with the same ways as one."""
    volumes: dict[tuple[Way, ...], int] = {}
    for goal in goals:
        ways = tuple(way for way in goal.ways if len(way) <= k)
        if ways and goal.volume and frozenset() not in ways:
            volumes[ways] = volumes.get(ways, 0) + goal.volume
    return [Reach(volume, ways) for ways, volume in volumes.items()]


def _improved(openings: Sequence[Hashable], goals: Sequence[Reach], k: int) -> tuple[Hashable, ...]:
    """A good answer to begin with: greedy again after taking each opening of the greedy answer away."""
    best, worth = tuple(openings), reached_by(openings, goals)
    for without in openings:
        kept = frozenset(openings) - {without}
        rest = [
            Reach(goal.volume, tuple(way - kept for way in goal.ways if without not in way)) for goal in goals
        ]
        other = (*kept, *greedily(rest, k - len(kept)))
        if (reached := reached_by(other, goals)) > worth:
            best, worth = other, reached
    return best


class _Model:
    """The integer programme; solving it again after an answer was forbidden gives the next best."""

    def __init__(self, goals: Sequence[Reach], k: int) -> None:
        self.goals = goals
        names = {opening for goal in goals for way in goal.ways for opening in way}
        self.openings = sorted(names, key=str)
        self.column = {opening: number for number, opening in enumerate(self.openings)}
        self.costs = [0.0] * len(self.openings)
        self.rows: list[tuple[float, list[int], list[float]]] = []
        """Each at most so much: the columns and their factors."""
        self._row(k, range(len(self.openings)))
        for goal in goals:
            self._add(goal)

    def solve(
        self, start: Sequence[Hashable], at_least: int, seconds: float
    ) -> tuple[Sequence[Hashable], int]:
        """The best openings found in time, and the most that any could reach.

        Answers that reach less than `at_least`, or no more than `start`, are
        not looked for; a bound below `at_least`: there are no others.
        """
        if not self.openings:
            return (), 0
        branching = _Branching(self, at_least - 1 if not start else reached_by(start, self.goals))
        for found in branching.answers(seconds):
            start = found
        return start, branching.bound

    def forbid(self, answer: Sequence[Hashable]) -> None:
        """Let no later answer hold all of these openings."""
        self._row(len(answer) - 1, [self.column[opening] for opening in answer])

    def _add(self, goal: Reach) -> None:
        shares = range(len(self.costs), len(self.costs) + len(goal.ways))
        self.costs += [float(goal.volume)] * len(goal.ways)
        if len(goal.ways) > 1:
            self._row(1, shares)
        for opening in sorted({o for way in goal.ways for o in way}, key=str):
            using = [share for share, way in zip(shares, goal.ways, strict=True) if opening in way]
            self._row(0, using, self.column[opening])

    def _row(self, at_most: float, columns: Sequence[int], less: int | None = None) -> None:
        """The sum of some columns, less another, stays within a limit."""
        named = [*columns] if less is None else [*columns, less]
        factors = [1.0] * len(columns) + ([] if less is None else [-1.0])
        self.rows.append((at_most, named, factors))

    def relaxed(self) -> highspy.Highs:
        """The programme without the demand that openings are whole; one thread, so that it answers alike."""
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        count = len(self.costs)
        solver.addVars(count, np.zeros(count), np.ones(count))
        solver.changeColsCost(count, np.arange(count, dtype=np.int32), np.array(self.costs))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        lengths = [len(named) for _, named, _ in self.rows]
        solver.addRows(
            len(self.rows),
            np.full(len(self.rows), -highspy.kHighsInf),
            np.array([at_most for at_most, _, _ in self.rows], dtype=np.float64),
            sum(lengths),
            np.cumsum([0, *lengths[:-1]], dtype=np.int32),
            np.array([column for _, named, _ in self.rows for column in named], dtype=np.int32),
            np.array([factor for _, _, factors in self.rows for factor in factors]),
        )
        return solver


class _Branching:
    """Depth-first branch and bound: a branch settles an opening, a relaxation bounds what is below it."""

    def __init__(self, model: _Model, worth: int) -> None:
        self.model = model
        self.worth = worth
        """What the best answer so far reaches; only better ones are looked for."""
        self.solver = model.relaxed()
        self.open: list[tuple[int, dict[int, int]]] = [(sum(goal.volume for goal in model.goals), {})]
        """Branches that are left: a bound of each, and the columns that it settles."""
        self.settled: dict[int, int] = {}

    @property
    def bound(self) -> int:
        """The most that any answer reaches, found or not."""
        return max([self.worth, *(bound for bound, _ in self.open)])

    def answers(self, seconds: float) -> Iterator[Sequence[Hashable]]:
        """Ever better answers, until there is none or the time is over."""
        while self.open and self.solver.getRunTime() < seconds:
            bound, settled = self.open[-1]
            if bound <= self.worth:
                self.open.pop()
                continue
            self._settle(settled)
            self.solver.setOptionValue("time_limit", seconds)
            self.solver.run()
            status = self.solver.getModelStatus()
            if status == highspy.HighsModelStatus.kInfeasible:
                self.open.pop()
                continue
            if status != highspy.HighsModelStatus.kOptimal:
                return
            self.open.pop()
            bound = min(bound, floor(self.solver.getInfo().objective_function_value + ROUNDING))
            if bound > self.worth and (found := self._branch(bound, settled)):
                self.worth = reached_by(found, self.model.goals)
                yield found

    def _branch(self, bound: int, settled: dict[int, int]) -> Sequence[Hashable]:
        """Open two branches below, unless the relaxation is whole already: then its openings."""
        values = np.array(self.solver.getSolution().col_value[: len(self.model.openings)])
        column = int(np.minimum(values, 1 - values).argmax())
        if min(values[column], 1 - values[column]) > NEARLY_WHOLE:
            self.open += [(bound, {**settled, column: 0}), (bound, {**settled, column: 1})]
            return ()
        return [opening for opening, value in zip(self.model.openings, values, strict=True) if value > 0.5]

    def _settle(self, columns: dict[int, int]) -> None:
        for column in self.settled.keys() - columns.keys():
            self.solver.changeColBounds(column, 0, 1)
        for column, value in columns.items():
            self.solver.changeColBounds(column, value, value)
        self.settled = columns

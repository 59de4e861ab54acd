"""A plan as a page for the terminal: the visit mark, three counts, papers, visits, days, money."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from onevisit.cli.marks import AMBER, GREEN, GREY, colour_of_visits, name_of_visits, visit_mark
from onevisit.cli.speaking import Speaker
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition, FeeBasis, Need
from onevisit.planner.plans import BillLine, Plan, PlannedDemand, PlannedStep, Reason

BAR_WIDTH_MAX = 46
NEED_NAMES = {
    Need.MUST: Text("", ""),
    Need.LATER: Text("may follow later", "可以后补"),
    Need.OPTIONAL: Text("if you like", "可选"),
}

PAPERS_FROM_YOU = Text("papers from you", "份材料需您提供")
WORKING_DAYS = Text("working days", "个工作日")
TO_PAY = Text("to pay now", "现在支付")
WE_FETCH = Text("We fetch", "我们获取")
YOU_BRING = Text("You bring", "您需提供")
FETCH_FIRST = Text("You fetch first", "您需先领取")
NOTHING = Text("nothing", "无")
VISITS = Text("Where you go", "去哪里")
STEPS = Text("Who does what, and when", "谁来办、何时办好")
AT_ONCE = Text("at once", "当场")
BY = Text("by {day}", "{day}前")
AT_THE_LATEST = Text("by law {day}", "法定{day}前")
FROM = Text("Handed in on {day}. All done by {day_done}.", "{day}提交，{day_done}前全部办结。")
PROVISIONAL = Text(
    "Days after the published working-day calendar are provisional.", "超出已公布工作日历的日期为暂定日期。"
)
LEFT_OUT = Text("Not needed or left out", "不需要或选择不办")
FEES = Text("Fees", "费用")
LATER = Text("later", "日后")
NOW = Text("now", "现在")
AMOUNTS_OPEN = {
    FeeBasis.BY_AREA: Text("by area", "按面积"),
    FeeBasis.MARKET: Text("market price", "市场价"),
}
LIMITS = Text("Limits", "时限")
WITHIN = Text("until {day}", "至{day}")
NOT_KEPT = Text("not kept", "不足")
GOOD_TO_KNOW = Text("Good to know", "须知")
SOMEWHERE = Text("the office that handles it", "经办部门")


class Row(NamedTuple):
    """One thing of the plan: its cells, and what is said of it where reasons are wanted."""

    cells: tuple[Line, ...]
    reason: Reason | None = None
    note: str = ""


class PlanPage:
    """Lays out one plan in one language; `with_reasons` puts the reason under every line."""

    def __init__(self, edition: Edition, plan: Plan, speaker: Speaker, *, with_reasons: bool) -> None:
        self.edition = edition
        self.plan = plan
        self.speaker = speaker
        self.with_reasons = with_reasons

    def whole(self) -> RenderableType:
        """The page from top to bottom."""
        return Group(
            self._mark(),
            self._counts(),
            self._papers(WE_FETCH, self.plan.fetched),
            self._papers(YOU_BRING, self._from_applicant()),
            self._errands(),
            self._visits(),
            self._days(),
            self._limits(),
            self._fees(),
            self._left_out(),
            self._notes(),
        )

    def _from_applicant(self) -> tuple[PlannedDemand, ...]:
        return tuple(demand for demand in self.plan.demands if demand not in self.plan.fetched)

    def _words(self, text: Text, **data: object) -> str:
        return self.speaker.words(text).format_map(data)

    def _mark(self) -> RenderableType:
        visits = len(self.plan.visits)
        words = (
            Line(f"{self._words(self.plan.name)} · {self._words(self.plan.region_name)}", style="bold"),
            Line(self._words(name_of_visits(visits)), style=f"bold {colour_of_visits(visits)}"),
            Line(self.speaker.say(self.plan.visits_reason.sentence)),
        )
        return Group(visit_mark(visits, words), Line())

    def _counts(self) -> RenderableType:
        grid = Table.grid(padding=(0, 3))
        counts = (
            (str(len(self.plan.to_bring)), PAPERS_FROM_YOU),
            (str(self.plan.working_days), WORKING_DAYS),
            (str(self.plan.due), TO_PAY),
        )
        grid.add_row(*(Line.assemble((number, "bold"), " ", self._words(what)) for number, what in counts))
        return Group(grid, Line())

    def _papers(self, title: Text, demands: Sequence[PlannedDemand]) -> RenderableType:
        rows = [self._paper(demand) for demand in demands] or [Row((Line(self._words(NOTHING), style=GREY),))]
        return self._section(f"{self._words(title)} ({len(demands)})", rows)

    def _paper(self, demand: PlannedDemand) -> Row:
        detail = demand.source.name or NEED_NAMES[demand.need]
        return Row(
            (
                Line(f"{self._words(demand.name)} · {self._words(demand.about_name)}"),
                Line(self._words(detail), style=GREY),
            ),
            demand.reason,
        )

    def _errands(self) -> RenderableType:
        rows = [
            Row(
                (
                    Line(f"{self._words(errand.paper_name)} · {self._words(errand.name)}"),
                    Line(self._words(errand.organisation_name), style=GREY),
                ),
                errand.reason,
            )
            for errand in self.plan.errands
        ]
        return self._section(self._words(FETCH_FIRST), rows)

    def _visits(self) -> RenderableType:
        rows = []
        for number, visit in enumerate(self.plan.visits, 1):
            place = self.edition.places.get(visit.place) if visit.place else None
            where = Line(f"{number}. {self._words(place.name if place else SOMEWHERE)}")
            address = Line(self._words(place.address) if place else "", style=GREY)
            rows.append(Row((where, address), visit.reason))
            for index in visit.contacts:
                contact = self.plan.contacts[index]
                rows.append(Row((Line(f"   {self.speaker.say(contact.reason.sentence)}"),), contact.reason))
        return self._section(self._words(VISITS), rows)

    def _days(self) -> RenderableType:
        rows = [self._step(step) for step in self.plan.steps]
        foot = self._words(
            FROM, day=self.speaker.day(self.plan.on), day_done=self.speaker.day(self.plan.promised_on)
        )
        lines = [Line(f"  {foot}")]
        if self.plan.provisional:
            lines.append(Line(f"  {self._words(PROVISIONAL)}", style=AMBER))
        if self.with_reasons and self.plan.reason:
            lines.append(Line(f"  {self.speaker.say(self.plan.reason.sentence)}", style=GREY))
        return Group(self._section(self._words(STEPS), rows), *lines, Line())

    def _step(self, step: PlannedStep) -> Row:
        done = AT_ONCE if step.promised_on == self.plan.on else BY
        law = step.statutory_on
        return Row(
            (
                Line(self._words(step.name), style=f"bold {GREEN}" if step.critical else ""),
                self._bar(step.starts_on, step.promised_on, critical=step.critical),
                Line(self._words(done, day=self.speaker.short_day(step.promised_on))),
                Line(self._words(step.organisation_name), style=GREY),
            ),
            step.reason,
            self._words(AT_THE_LATEST, day=self.speaker.short_day(law)) if law else "",
        )

    def _bar(self, begins: date, ends: date, *, critical: bool) -> Line:
        """One sign a day; where the plan is long, one for several days."""
        days = (self.plan.promised_on - self.plan.on).days + 1
        per_sign = -(-days // BAR_WIDTH_MAX)
        bar = Line()
        for first in range(0, days, per_sign):
            day = self.plan.on + timedelta(days=first)
            last = day + timedelta(days=per_sign - 1)
            if last < begins or day > ends:
                bar.append(" ")
            elif per_sign == 1 and begins != ends and not self.edition.calendar.is_working_day(day):
                bar.append("░", style=GREY)
            else:
                bar.append("█" if begins != ends else "▪", style=GREEN if critical else "")
        return bar

    def _fees(self) -> RenderableType:
        rows = [
            Row(
                (
                    Line(self._words(line.name)),
                    Line(f"{self._amount(line)} {self._words(NOW if line.due_with_case else LATER)}"),
                ),
                line.reason,
            )
            for line in self.plan.bill
        ]
        return self._section(self._words(FEES), rows)

    def _amount(self, line: BillLine) -> str:
        if line.basis in AMOUNTS_OPEN:
            return self._words(AMOUNTS_OPEN[line.basis])
        return f"{line.amount}/{line.per}" if line.per else str(line.amount)

    def _limits(self) -> RenderableType:
        rows = [
            Row(
                (
                    Line(self._words(limit.name)),
                    Line(self._words(WITHIN, day=self.speaker.short_day(limit.last_day))),
                    Line("" if limit.holds else self._words(NOT_KEPT), style=AMBER),
                ),
                limit.reason,
            )
            for limit in self.plan.limits
            if limit.last_day
        ]
        return self._section(self._words(LIMITS), rows)

    def _notes(self) -> RenderableType:
        of_steps = [
            Row((Line(self._words(step.name)), Line(self.speaker.say(note), style=GREY)))
            for step in self.plan.steps
            for note in step.notes
        ]
        rows = [Row((Line(self.speaker.say(note)),)) for note in self.plan.notes]
        return self._section(self._words(GOOD_TO_KNOW), rows + of_steps)

    def _left_out(self) -> RenderableType:
        rows = [Row((Line(self._words(left.name)),), left.reason) for left in self.plan.left_out]
        return self._section(self._words(LEFT_OUT), rows)

    def _section(self, title: str, rows: Sequence[Row]) -> RenderableType:
        """A table; with reasons a list instead, where every line has room for its own."""
        if not rows:
            return Group()
        heading = Line(title, style="bold")
        if self.with_reasons:
            return Group(heading, *(line for row in rows for line in self._explained(row)), Line())
        table = Table.grid(padding=(0, 2), pad_edge=True)
        for row in rows:
            table.add_row(*row.cells)
        return Group(heading, table, Line())

    def _explained(self, row: Row) -> Iterator[RenderableType]:
        yield Padding(Line("  ").join(cell for cell in row.cells if cell), (0, 0, 0, 2))
        if row.reason is None:
            return
        notes = (self.speaker.say(row.reason.sentence), row.note, *self._laws(row.reason), row.reason.rule)
        for note in notes:
            if note:
                yield Padding(Line(note, style=GREY), (0, 0, 0, 4))

    def _laws(self, reason: Reason) -> Iterator[str]:
        for reference in reason.law:
            law = self.edition.laws[reference.law]
            yield f"{self._words(law.name)} {reference.article}".rstrip()

"""`onevisit coverage`: the share of services and life events that keep the promise, computed and declared."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from onevisit.cli.editions import print_json, read_edition
from onevisit.cli.marks import GREEN, GREY, RED, colour_of_visits, name_of_visits
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.clock import today
from onevisit.kernel.text import Text
from onevisit.planner import api
from onevisit.planner.api import Coverage
from onevisit.planner.coverage.figures import Excess, Share, Tally
from onevisit.planner.coverage.figures import Group as Figures

BAR_WIDTH = 24
EXCESSES_SHOWN = 20

SERVICES = Text("Services, counted by offer", "事项（按实施清单计）")
LIFE_EVENTS = Text("Life events, counted by region", "一件事（按开通地区计）")
HEADINGS = (
    Text("", ""),
    Text("at most one visit", "最多跑一次"),
    Text("computed", "计算"),
    Text("declared", "申报"),
    Text("of", "总数"),
    Text("none", "零跑"),
    Text("one", "一次"),
    Text("more", "多次"),
    Text("closed", "未开通"),
)
WHOLE = Text("all", "全部")
BY_LEVEL = Text("by level", "按层级")
BY_CITY = Text("by city", "按设区市")
BY_COUNTY = Text("by county", "按县(市、区)")
BY_BODY = Text("by department", "按部门")
LEVELS = {
    "province": Text("province", "省级"),
    "city": Text("city", "市级"),
    "county": Text("county", "县级"),
    "township": Text("township", "乡镇(街道)"),
    "village": Text("village", "村(社区)"),
}
ABOVE_ONE = Text("More than one visit", "多于一次")
NONE_ABOVE = Text("Nothing needs more than one visit.", "没有多于一次的。")
NOBODY = Text("nobody can be served", "无人可办")
DECLARED = Text("declared {visits}", "申报{visits}次")
REGIONS = Text("in {regions} regions, such as {example}", "{regions}个地区，如{example}")
MORE = Text("and {more} more; --json lists all", "另有{more}项；--json 可列出全部")
WEIGHED = Text(
    "{offers} counted, {weighed} distinct cases proved.", "共计{offers}项，其中{weighed}种情况逐一证明。"
)


def coverage(
    level: Annotated[str | None, typer.Option(help="Only offers of this level, such as county.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that is meant; today if left away.")
    ] = None,
    content: Annotated[Path, typer.Option(help="The folder that holds the definitions.")] = Path("content"),
    lang: Annotated[SpokenLanguage, typer.Option(help="The language to print.")] = SpokenLanguage.ENGLISH,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Count how many services and life events need no visit, one, or more in the worst case.

    Exit status: 0 counted, 2 it cannot be tried.
    """
    edition = read_edition(content)
    found = api.coverage(edition, on.date() if on else today(), level)
    if as_json:
        print_json(found)
    else:
        Console(highlight=False).print(CoveragePage(found, Speaker(lang)).whole())


class CoveragePage:
    """Lays out the coverage: one bar a group, computed and declared side by side, then what to mend."""

    def __init__(self, coverage: Coverage, speaker: Speaker) -> None:
        self.coverage = coverage
        self.speaker = speaker

    def whole(self) -> RenderableType:
        """The page from top to bottom."""
        found = self.coverage
        offers = found.services.whole.computed.total + found.life_events.whole.computed.total
        return Group(
            self._figures(SERVICES, found.services),
            self._figures(LIFE_EVENTS, found.life_events),
            self._above_one(found.above_one),
            Line(self._words(WEIGHED, offers=offers, weighed=found.weighed), style=GREY),
        )

    def _words(self, text: Text, **data: object) -> str:
        return self.speaker.words(text).format_map(data)

    def _figures(self, title: Text, figures: Figures) -> RenderableType:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, title_justify="left")
        for number, heading in enumerate(HEADINGS):
            table.add_column(self._words(heading), justify="right" if number > 1 else "left", style="")
        self._add(table, figures.whole, self._words(WHOLE))
        parts = ((BY_LEVEL, figures.by_level), (BY_CITY, figures.by_city))
        for name, shares in (*parts, (BY_COUNTY, figures.by_county), (BY_BODY, figures.by_body)):
            if shares:
                table.add_row(Line(self._words(name), style=GREY))
            for share in shares:
                self._add(table, share, "  " + self._words(LEVELS.get(share.key, share.name)))
        return Group(Line(self._words(title), style="bold"), table, Line())

    def _add(self, table: Table, share: Share, name: str) -> None:
        computed, declared = share.computed, share.declared
        differs = computed.at_most_one < _of_declared(declared) if declared.total > declared.closed else False
        numbers = (computed.total, computed.zero, computed.one, computed.more, computed.closed)
        table.add_row(
            Line(name),
            _bar(computed),
            Line(_percent(computed.at_most_one, computed.total), style=f"bold {RED if differs else GREEN}"),
            Line(_percent(_of_declared(declared), declared.total - declared.closed), style=GREY),
            *(Line(f"{number:,}" if number else "·") for number in numbers),
        )

    def _above_one(self, excesses: Sequence[Excess]) -> RenderableType:
        heading = Line(f"{self._words(ABOVE_ONE)} ({len(excesses)})", style="bold")
        lines = [Line(f"  {self._words(NONE_ABOVE)}", style=GREY)] if not excesses else []
        for excess in excesses[:EXCESSES_SHOWN]:
            lines += self._excess(excess)
        if len(excesses) > EXCESSES_SHOWN:
            lines.append(Line(f"  {self._words(MORE, more=len(excesses) - EXCESSES_SHOWN)}", style=GREY))
        return Group(heading, *lines, Line())

    def _excess(self, excess: Excess) -> list[Line]:
        if excess.visits is None:
            number = Line(self._words(NOBODY), style=f"bold {RED}")
        else:
            word = self._words(name_of_visits(excess.visits))
            number = Line(f"{excess.visits} {word}", style=f"bold {colour_of_visits(excess.visits)}")
        notes = [self._words(REGIONS, regions=excess.regions, example=excess.example)]
        if excess.declared is not None:
            notes.append(self._words(DECLARED, visits=excess.declared))
        situation = [self._words(words) for words in excess.words]
        return [
            Line.assemble("  ", number, "  ", self._words(excess.name), "  ", (", ".join(notes), GREY)),
            Line(f"    {self.speaker.say(excess.cause.sentence)}"),
            *([Line(f"    {' '.join(situation)}", style=GREY)] if situation else []),
        ]


def _of_declared(tally: Tally) -> float:
    """The declared share, of those for which something is declared."""
    known = tally.total - tally.closed
    return 100 * (tally.zero + tally.one) / known if known else 0.0


def _percent(share: float, total: int) -> str:
    return f"{share:.2f} %" if total else "·"


def _bar(tally: Tally) -> Line:
    if not tally.total:
        return Line()
    none = round(BAR_WIDTH * tally.zero / tally.total)
    kept = round(BAR_WIDTH * (tally.zero + tally.one) / tally.total)
    return Line.assemble(("█" * none, GREEN), ("▓" * (kept - none), GREEN), ("░" * (BAR_WIDTH - kept), RED))

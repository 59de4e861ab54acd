"""`onevisit diff`: which promises got better or worse between two folders of definitions."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.text import Text as Line

from onevisit.cli.editions import print_json, read_edition
from onevisit.cli.marks import AMBER, GREEN, GREY, RED
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.clock import today
from onevisit.kernel.text import Text
from onevisit.planner import api
from onevisit.planner.api import Differences
from onevisit.planner.definitions import Edition
from onevisit.planner.differing.differences import Change, Matter, Turn

REGIONS_SHOWN = 6

TURNS = {
    Turn.WORSE: (Text("Worse", "变差"), "▼", RED),
    Turn.VANISHED: (Text("Vanished", "消失"), "−", RED),
    Turn.CHANGED: (Text("Changed", "变化"), "~", AMBER),
    Turn.BETTER: (Text("Better", "变好"), "▲", GREEN),
    Turn.APPEARED: (Text("Appeared", "新增"), "+", GREEN),
}
WHATS = {
    Matter.OFFER: Text("offer", "实施清单"),
    Matter.VISITS: Text("visits at most", "最多跑动次数"),
    Matter.DAYS: Text("promised time", "承诺时限"),
    Matter.PAPERS: Text("papers to bring", "需提供的材料"),
    Matter.FEES: Text("fees", "费用"),
    Matter.SERVICES: Text("services", "事项"),
    Matter.CHANNELS: Text("channels", "办理渠道"),
    Matter.PLACES: Text("places", "办理地点"),
}
SAME = Text("Every promise is the same.", "所有承诺均无变化。")
FROM_TO = Text("{before} → {after}", "{before} → {after}")
MORE_REGIONS = Text("{regions} and {more} more", "{regions}等，另有{more}个")


def diff(
    before: Annotated[Path, typer.Argument(metavar="DIR_A", help="The folder of the definitions before.")],
    after: Annotated[Path, typer.Argument(metavar="DIR_B", help="The folder of the definitions after.")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that is meant; today if left away.")
    ] = None,
    lang: Annotated[SpokenLanguage, typer.Option(help="The language to print.")] = SpokenLanguage.ENGLISH,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Say which promises got better, worse, appeared or vanished.

    Exit status: 0 nothing worse or vanished, 1 something did, 2 it cannot be tried.
    """
    old, new = read_edition(before), read_edition(after)
    found = api.diff(old, new, on.date() if on else today())
    if as_json:
        print_json(found)
    else:
        Console(highlight=False).print(DiffPage(old, new, found, Speaker(lang)).whole())
    is_worse = found.count(Turn.WORSE) + found.count(Turn.VANISHED) > 0
    raise typer.Exit(1 if is_worse else 0)


class DiffPage:
    """Lays out the changes: the worse ones first, each with what it was and is."""

    def __init__(self, before: Edition, after: Edition, found: Differences, speaker: Speaker) -> None:
        self.editions = (after, before)
        self.found = found
        self.speaker = speaker

    def whole(self) -> RenderableType:
        """The page from top to bottom."""
        if not self.found.changes:
            return Line(self._words(SAME), style=GREEN)
        return Group(*(self._turn(turn) for turn in TURNS))

    def _words(self, text: Text, **data: object) -> str:
        return self.speaker.words(text).format_map(data)

    def _turn(self, turn: Turn) -> RenderableType:
        changes = [change for change in self.found.changes if change.turn is turn]
        if not changes:
            return Group()
        name, sign, colour = TURNS[turn]
        heading = Line(f"{self._words(name)} ({len(changes)})", style=f"bold {colour}")
        return Group(heading, *(line for c in changes for line in self._change(c, sign, colour)), Line())

    def _change(self, change: Change, sign: str, colour: str) -> list[Line]:
        line = Line.assemble(
            "  ", (sign, colour), f" {self._words(change.name)} · {self._words(WHATS[change.what])}"
        )
        lines = [line]
        if change.before is not None and change.after is not None:
            before, after = self._words(change.before), self._words(change.after)
            lines.append(Line(f"      {self._words(FROM_TO, before=before, after=after)}"))
        lines.append(Line(f"      {self._regions(change.regions)}", style=GREY))
        return lines

    def _regions(self, regions: Sequence[str]) -> str:
        names = [f"{self._name(code)} {code}" for code in regions[:REGIONS_SHOWN]]
        comma = "、" if self.speaker.language is SpokenLanguage.CHINESE else ", "
        listed = comma.join(names)
        if len(regions) > REGIONS_SHOWN:
            return self._words(MORE_REGIONS, regions=listed, more=len(regions) - REGIONS_SHOWN)
        return listed

    def _name(self, code: str) -> str:
        known = (edition.regions for edition in self.editions)
        return next(
            (self._words(r.name) for regions in known for r in regions.values() if r.code == code), ""
        )

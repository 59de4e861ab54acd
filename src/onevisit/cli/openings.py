"""`onevisit openings`: what to open next, so that the most cases take at most one visit."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from onevisit.cli.editions import print_json, read_edition
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.clock import today
from onevisit.kernel.errors import Kind, Refusal
from onevisit.kernel.ids import LifeEventId, RegionCode, ServiceId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition
from onevisit.planner.openings import ChosenOpening, Goal, Opening, OpeningKind, Openings, Volume
from onevisit.planner.openings import openings as find_openings
from onevisit.planner.wordings import CHANNEL_NAMES, CONTACT_NAMES

COLUMNS = ("life_event", "service", "region", "volume")
GOALS_SHOWN = 6
VOLUME_LARGEST = 10**9

VOLUMES_UNREADABLE = Refusal(
    "volumes_unreadable", "The file {file} cannot be read as a table in UTF-8.", Kind.UNAVAILABLE
)
VOLUMES_WITHOUT_COLUMNS = Refusal(
    "volumes_without_columns",
    "The first line of {file} must name the columns region, volume and life_event or service.",
)
VOLUME_WRONG = Refusal(
    "volume_wrong",
    "Line {line} of {file} must have one life event or service, a region and a volume from 0 to {most}.",
)

ALREADY = Text(
    "{already} of {cases} cases take at most one visit already.", "{cases}件中已有{already}件最多跑一次。"
)
FREES = Text("Open these {n}, and {freed} more do:", "开放以下{n}项，可再增加{freed}件：")
NOTHING = Text("Nothing that could be opened frees a case.", "没有可开放的事项能够减少跑动。")
PROVED = Text(
    "Proved: no {k} openings free more. Taking the best one again and again frees {greedy}.",
    "已证明：任何{k}项都不能更多。逐项贪心选择可增加{greedy}件。",
)
BOUND = Text(
    "No {k} openings free more than {bound}. Taking the best one again and again frees {greedy}.",
    "任何{k}项最多可增加{bound}件。逐项贪心选择可增加{greedy}件。",
)
TIE = Text("As good, instead of {less}: {more}", "同样好：以{more}代替{less}")
MORE_TIES = Text("There may be further choices that are as good.", "可能还有其他同样好的选择。")
TOGETHER = Text("{goal} (together with {numbers})", "{goal}（与{numbers}一起）")
AND_MORE = Text("and {n} more", "等，另有{n}个")
NEEDED = Text("{goal}: needs {n} openings at once", "{goal}：需同时开放{n}项")
NEVER = Text("{goal}: nothing helps that law permits to open", "{goal}：法律允许开放的都无济于事")
UNREACHABLE = Text("Stay above one visit:", "仍需跑一次以上：")
NOT_SERVED = Text("Served nowhere there, so not counted as reached:", "当地无人可办，未计入：")
INCOMPLETE = Text(
    "So many ways that only a part was looked at; more may be possible:", "办法过多，仅检视了一部分："
)
OPENINGS = {
    OpeningKind.RIGHT: Text("{body} may read {evidence} in {dataset}", "{body}可读取{dataset}中的{evidence}"),
    OpeningKind.CHANNEL: Text(
        "{contact} for {service}: open the channel {channel}", "{service}{contact}：开通{channel}"
    ),
    OpeningKind.COURIER: Text("{contact} for {service}: {channel}", "{service}{contact}：{channel}"),
    OpeningKind.ACCEPTANCE: Text("{place} takes in {service}", "{place}受理{service}"),
    OpeningKind.PLACE: Text("{place} serves {service} too", "{place}一并办理{service}"),
}


def openings(  # noqa: PLR0917 - typer reads the options from the parameters
    k: Annotated[int, typer.Option("--k", min=1, help="How many things can be opened.")] = 20,
    volumes: Annotated[
        Path | None,
        typer.Option(help="A CSV file: life_event or service, region, volume; one case each if left away."),
    ] = None,
    region: Annotated[str | None, typer.Option(help="Only this region and what lies in it.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that counts; today if left away.")
    ] = None,
    content: Annotated[Path, typer.Option(help="The folder that holds the definitions.")] = Path("content"),
    lang: Annotated[SpokenLanguage, typer.Option(help="The language to print.")] = SpokenLanguage.ENGLISH,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to look for the optimum.")] = 10.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Find what to open next: rights, channels, courier, acceptance near home, shared places.

    Exit status: 0 answered, 2 the question cannot be put.
    """
    counted = read_volumes(volumes) if volumes else None
    edition = read_edition(content)
    where = RegionCode(region) if region else None
    found = find_openings(edition, counted, k, on.date() if on else today(), region=where, seconds=seconds)
    if as_json:
        print_json(found)
    else:
        print("\n".join(OpeningsPage(edition, Speaker(lang), found).lines()))


def read_volumes(file: Path) -> list[Volume]:
    """The rows; raises `volumes_unreadable`, `volumes_without_columns`, `volume_wrong`."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            columns = set(rows.fieldnames or ())
            if not {"region", "volume"} <= columns or not {"life_event", "service"} & columns:
                raise VOLUMES_WITHOUT_COLUMNS(file=file)
            return [_volume(file, rows.line_num, row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise VOLUMES_UNREADABLE(file=file) from wrong


def _volume(file: Path, line: int, row: dict[str, str | None]) -> Volume:
    life_event, service, region, volume = ((row.get(name) or "").strip() for name in COLUMNS)
    digits = volume.isascii() and volume.isdigit() and len(volume) <= len(str(VOLUME_LARGEST))
    if not digits or int(volume) > VOLUME_LARGEST or not region or bool(life_event) == bool(service):
        raise VOLUME_WRONG(file=file, line=line, most=VOLUME_LARGEST)
    return Volume(
        RegionCode(region),
        int(volume),
        LifeEventId(life_event) if life_event else None,
        ServiceId(service) if service else None,
    )


class OpeningsPage:
    """Says an answer in lines of text."""

    def __init__(self, edition: Edition, speaker: Speaker, found: Openings) -> None:
        self.edition = edition
        self.speaker = speaker
        self.found = found

    def lines(self) -> Iterator[str]:
        """The whole answer."""
        found = self.found
        yield self._say(ALREADY, already=found.already, cases=found.cases)
        if found.chosen:
            yield self._say(FREES, n=len(found.chosen), freed=found.freed)
            for number, chosen in enumerate(found.chosen, 1):
                yield f"{number:3}. {self.name(chosen.opening)}"
                yield f"     {self._frees(chosen)}"
        else:
            yield self._say(NOTHING)
        yield self._say(
            PROVED if found.proved else BOUND, k=found.k, bound=found.bound, greedy=found.greedy_freed
        )
        yield from self._ties()
        yield from self._left()

    def name(self, opening: Opening) -> str:
        """What one opening is, in words."""
        edition = self.edition
        data = {
            "body": edition.bodies[opening.body].name if opening.body else None,
            "evidence": edition.evidence[opening.evidence].name if opening.evidence else None,
            "dataset": edition.datasets[opening.dataset].name if opening.dataset else None,
            "service": edition.services[opening.service].name if opening.service else None,
            "place": edition.places[opening.place].name if opening.place else None,
            "contact": CONTACT_NAMES[opening.contact] if opening.contact else None,
            "channel": CHANNEL_NAMES[opening.channel] if opening.channel else None,
        }
        words = {name: self.speaker.words(text) for name, text in data.items() if text}
        region = self.speaker.words(edition.regions[opening.region].name)
        return f"{self._say(OPENINGS[opening.kind], **words)} ({region})"

    def _say(self, text: Text, **data: object) -> str:
        return self.speaker.words(text).format_map(data)

    def _goal(self, goal: Goal) -> str:
        return f"{self.speaker.words(goal.name)}, {self.speaker.words(goal.region_name)}"

    def _frees(self, chosen: ChosenOpening) -> str:
        goals = []
        for freed in chosen.frees[:GOALS_SHOWN]:
            goal = self._goal(freed.goal)
            numbers = ", ".join(str(number + 1) for number in freed.together_with)
            goals.append(self._say(TOGETHER, goal=goal, numbers=numbers) if numbers else goal)
        if len(chosen.frees) > GOALS_SHOWN:
            goals.append(self._say(AND_MORE, n=len(chosen.frees) - GOALS_SHOWN))
        return "; ".join(goals)

    def _ties(self) -> Iterator[str]:
        chosen = {one.opening for one in self.found.chosen}
        for tie in self.found.ties:
            more = "; ".join(self.name(opening) for opening in tie if opening not in chosen)
            less = "; ".join(self.name(one.opening) for one in self.found.chosen if one.opening not in tie)
            yield self._say(TIE, more=more, less=less)
        if not self.found.all_ties_known:
            yield self._say(MORE_TIES)

    def _left(self) -> Iterator[str]:
        if self.found.unreachable:
            yield self._say(UNREACHABLE)
        for one in self.found.unreachable:
            words = NEEDED if one.openings_needed else NEVER
            yield "  " + self._say(words, goal=self._goal(one.goal), n=one.openings_needed)
        for heading, goals in ((NOT_SERVED, self.found.not_served), (INCOMPLETE, self.found.incomplete)):
            yield from self._listed(heading, goals)

    def _listed(self, heading: Text, goals: Sequence[Goal]) -> Iterator[str]:
        if goals:
            yield self._say(heading)
            yield from (f"  {self._goal(goal)}" for goal in goals)

"""`onevisit prove`: the promise of life events for every situation, or the situation that breaks it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from onevisit.cli.editions import print_json, read_edition
from onevisit.cli.marks import GREEN, GREY, RED, colour_of_visits, name_of_visits, visit_mark
from onevisit.cli.speaking import Speaker, SpokenLanguage
from onevisit.kernel.clock import today
from onevisit.kernel.ids import LifeEventId, RegionCode
from onevisit.kernel.text import Text
from onevisit.planner import api
from onevisit.planner.api import Proof
from onevisit.planner.definitions import Edition

BROKEN = 1
"""Exit status where some situation needs more visits."""
REGIONS_SHOWN = 6

NOT_SERVED = Text("Nobody is served here", "此地无人可办")
PROVED = Text("Proved: at most {at_most} in every situation.", "已证明：任何情形最多跑{at_most}次。")
NOT_PROVED = Text("Not kept: at most {at_most} was asked for.", "未达到：要求最多跑{at_most}次。")
IN_REGIONS = Text("In {regions}", "适用于{regions}")
MORE_REGIONS = Text("{regions} and {more} more", "{regions}等，另有{more}个")
WORST = Text("The worst situation", "最差情形")
ALWAYS = Text("whatever is answered", "无论如何回答")
LEFT_OUT = Text("left out: {steps}", "选择不办：{steps}")
TO_BLAME = Text("What makes it so many", "原因环节")
AT = Text("{contact} for {service} at {office}", "{service}的{contact}，在{office}")
BECAUSE = Text("then wait for {service}: {limit}", "随后等待{service}：{limit}")
PAUSE = Text("then a pause before {service}: {limit}", "随后在{service}之前间隔：{limit}")
NOT_OFFERED = Text("Not offered there: {services}", "当地未开通：{services}")
NOWHERE = Text("No region offers it.", "没有地区开通。")
UNITS = {
    "immediate": Text("at once", "当场"),
    "minute": Text("{n} minutes", "{n}分钟"),
    "hour": Text("{n} hours", "{n}小时"),
    "working_day": Text("{n} working days", "{n}个工作日"),
    "calendar_day": Text("{n} days", "{n}日"),
    "month": Text("{n} months", "{n}个月"),
    "year": Text("{n} years", "{n}年"),
}


def prove(  # noqa: PLR0917 - typer reads the options from the parameters
    life_events: Annotated[
        list[str] | None, typer.Argument(metavar="[LIFE_EVENT ...]", help="Which; all if none is named.")
    ] = None,
    at_most: Annotated[int, typer.Option(min=0, help="The visits that are promised at most.")] = 1,
    region: Annotated[
        list[str] | None, typer.Option(help="A region's code; all that offer it if left away.")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of applying; today if left away.")
    ] = None,
    content: Annotated[Path, typer.Option(help="The folder that holds the definitions.")] = Path("content"),
    lang: Annotated[SpokenLanguage, typer.Option(help="The language to print.")] = SpokenLanguage.ENGLISH,
    as_json: Annotated[bool, typer.Option("--json", help="Print the proofs as JSON.")] = False,
) -> None:
    """Prove for all situations how many visits a life event needs at most.

    Exit status: 0 proved, 1 some situation needs more, 2 the proof cannot be tried.
    """
    edition = read_edition(content)
    day = on.date() if on else today()
    proofs: dict[LifeEventId, list[Proof]] = {}
    for name in life_events or list(edition.life_events):
        matter = LifeEventId(name)
        regions = [RegionCode(r) for r in region] if region else api.regions_offering(edition, matter)
        proofs[matter] = [api.prove(edition, matter, where, day, at_most) for where in regions]
    found = [proof for of_matter in proofs.values() for proof in of_matter]
    holds = all(proof.holds for proof in found)
    if as_json:
        print_json({"at_most": at_most, "holds": holds, "proofs": found})
    else:
        page = ProofPage(edition, Speaker(lang))
        console = Console(highlight=False)
        for matter, of_matter in proofs.items():
            console.print(page.life_event(matter, of_matter))
    raise typer.Exit(0 if holds else BROKEN)


class ProofPage:
    """Lays out the proofs of a life event: a mark for each outcome, and the regions that share it."""

    def __init__(self, edition: Edition, speaker: Speaker) -> None:
        self.edition = edition
        self.speaker = speaker

    def life_event(self, matter: LifeEventId, proofs: Sequence[Proof]) -> RenderableType:
        """One life event, the worst outcome first."""
        if not proofs:
            name = self._words(self.edition.life_events[matter].name)
            return Group(Line(name, style="bold"), Line(f"  {self._words(NOWHERE)}", style=GREY), Line())
        outcomes: dict[object, list[Proof]] = {}
        for proof in proofs:
            blamed = tuple((b.step, b.kind) for b in proof.to_blame)
            key = (proof.visits, str(proof.words), blamed, proof.not_offered, proof.left_out)
            outcomes.setdefault(key, []).append(proof)
        worst_first = sorted(outcomes.values(), key=lambda same: -(same[0].visits or 0))
        return Group(*(self._outcome(same) for same in worst_first))

    def _words(self, text: Text, **data: object) -> str:
        return self.speaker.words(text).format_map(data)

    def _outcome(self, proofs: Sequence[Proof]) -> RenderableType:
        proof = proofs[0]
        lines = [self._mark(proof), Padding(Line(self._regions(proofs), style=GREY), (0, 0, 0, 6))]
        if not proof.holds:
            lines += [Padding(line, (0, 0, 0, 6)) for line in self._why(proof)]
        if proof.not_offered:
            names = [self._words(self.edition.services[service].name) for service in proof.not_offered]
            words = self._words(NOT_OFFERED, services=self._list(names))
            lines.append(Padding(Line(words, style=GREY), (0, 0, 0, 6)))
        return Group(*lines, Line())

    def _mark(self, proof: Proof) -> RenderableType:
        name = Line(self._words(proof.name), style="bold")
        reason = Line(self.speaker.say(proof.reason.sentence))
        if proof.visits is None:
            return Group(name, Line(self._words(NOT_SERVED), style=GREY), reason)
        verdict = self._words(PROVED if proof.holds else NOT_PROVED, at_most=proof.at_most)
        word = self._words(name_of_visits(proof.visits))
        style = colour_of_visits(proof.visits, proof.at_most)
        second = Line.assemble((word, f"bold {style}"), "  ", (verdict, GREEN if proof.holds else RED))
        return visit_mark(proof.visits, (name, second, reason), proof.at_most)

    def _regions(self, proofs: Sequence[Proof]) -> str:
        names = [f"{self._words(p.region_name)} {p.region}" for p in proofs[:REGIONS_SHOWN]]
        regions = self._list(names)
        if len(proofs) > REGIONS_SHOWN:
            regions = self._words(MORE_REGIONS, regions=regions, more=len(proofs) - REGIONS_SHOWN)
        return self._words(IN_REGIONS, regions=regions)

    def _why(self, proof: Proof) -> Iterator[Line]:
        yield Line(self._words(WORST), style="bold")
        for answer in proof.words or (ALWAYS,):
            yield Line(f"  {self._words(answer)}")
        if proof.left_out:
            names = [self._name_of_step(proof, step) for step in proof.left_out]
            yield Line(f"  {self._words(LEFT_OUT, steps=self._list(names))}")
        yield Line(self._words(TO_BLAME), style="bold")
        for number, contact in enumerate(proof.to_blame):
            words = self._words(
                AT,
                contact=self._words(contact.kind_name),
                service=self._words(contact.service_name),
                office=self._words(contact.organisation_name),
            )
            at = f"{contact.position.file}:{contact.position.line}" if contact.position else ""
            yield Line.assemble(f"  {number + 1}. {words}  ", (at, GREY))
            for wait in proof.waits:
                if wait.earlier == number:
                    limit = self._words(UNITS[wait.limit.unit], n=wait.limit.quantity)
                    text = PAUSE if wait.is_pause else BECAUSE
                    said = self._words(text, service=self._words(wait.service_name), limit=limit)
                    yield Line(f"     {said}", style=GREY)

    def _name_of_step(self, proof: Proof, step: str) -> str:
        steps = self.edition.life_events[proof.life_event].steps
        service = next(s.service for s in steps if s.id == step)
        return self._words(self.edition.services[service].name)

    def _list(self, names: Sequence[str]) -> str:
        return ("、" if self.speaker.language is SpokenLanguage.CHINESE else ", ").join(names)

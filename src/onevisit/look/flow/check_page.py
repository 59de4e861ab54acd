"""The check page: everything that will be sent, each with the way to change it."""

from collections.abc import Callable

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import Draft, FieldProblem
from onevisit.look import formats
from onevisit.look.flow.form_page import facts_of_group, groups_of, value_words
from onevisit.look.flow.way import PAPERS, Stop, stop_of, way_of
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan, SourceKind

Address = Callable[[Stop], str]
"""Where the surface keeps a stop of the way."""


class Line(msgspec.Struct, frozen=True):
    """A value, or that it is missing."""

    label: str
    value: str
    error: str


class Section(msgspec.Struct, frozen=True):
    """A page of the form, read back."""

    title: str
    change: str
    lines: tuple[Line, ...]


class CheckPage(msgspec.Struct, frozen=True):
    """All that the template needs, in the reader's words."""

    title: str
    sections: tuple[Section, ...]
    errors: tuple[dict[str, str], ...]
    fetched: tuple[str, ...]
    steps: tuple[str, ...]
    promised_on: str
    visits: int
    due: str


def check_page(
    draft: Draft, plan: Plan, edition: Edition, problems: tuple[FieldProblem, ...], address: Address
) -> CheckPage:
    """The page for `draft`; `problems` are what still stands in the way."""
    way = way_of(plan, edition)
    errors = {problem.field: formats.say(problem.sentence) for problem in problems}
    sections = [
        Section(
            title=formats.words(group.name),
            change=address(Stop("form", group.id)),
            lines=tuple(
                Line(
                    formats.words(edition.facts[fact.fact].name),
                    value_words(edition.facts[fact.fact], draft.facts.get(fact.fact, "")),
                    errors.get(fact.fact, ""),
                )
                for fact in facts_of_group(plan, group.id)
            ),
        )
        for group in groups_of(plan, edition)
    ]
    if Stop(PAPERS) in way:
        sections.append(_papers(draft, plan, errors, address(Stop(PAPERS))))
    return CheckPage(
        title=formats.words(plan.name),
        sections=tuple(sections),
        errors=tuple(
            {"text": errors[p.field], "href": f"{address(stop_of(way, plan, p.field))}#{p.field}"}
            for p in problems
        ),
        fetched=tuple(
            _("{paper} ({person}), from: {register}").format(
                paper=formats.words(d.name),
                person=formats.words(d.about_name),
                register=formats.words(d.source.name),
            )
            for d in plan.demands
            if d.source.kind is SourceKind.SHARED
        ),
        steps=tuple(formats.words(step.name) for step in plan.steps),
        promised_on=formats.day(plan.promised_on),
        visits=len(plan.visits),
        due=formats.money(plan.due),
    )


def _papers(draft: Draft, plan: Plan, errors: dict[str, str], change: str) -> Section:
    given = {paper.key: paper.file_name for paper in draft.papers}
    return Section(
        title=_("Your papers"),
        change=change,
        lines=tuple(
            Line(formats.words(d.name), given.get(d.paper.key, ""), errors.get(d.paper.key, ""))
            for d in plan.demands
            if d.source.kind is SourceKind.APPLICANT
        ),
    )

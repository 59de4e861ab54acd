"""The pages of an application being prepared: taken up, filled in page by page, papers added, checked, sent.

Both webs serve them from here; each brings its addresses and its frame as a `Surface`.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onevisit.cases import api as cases
from onevisit.cases.api import Draft, FieldProblem
from onevisit.catalogue.api import edition as edition_of
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError, Kind
from onevisit.kernel.ids import FactId
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import official_date
from onevisit.look.flow.check_page import check_page
from onevisit.look.flow.form_page import (
    facts_of_group,
    form_page,
    groups_of,
    prefill_for,
    read_form,
)
from onevisit.look.flow.papers_page import paper_cards
from onevisit.look.flow.way import CHECK, PAPERS, Stop, stop_after, stop_before, way_of
from onevisit.look.formats import say
from onevisit.look.statuses import STATUS
from onevisit.look.uploads import uploaded_file
from onevisit.people.api import person
from onevisit.people.api import prefill as known_of
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan, PlannedFact

VERSION_DIGITS_MAX = 9


class Surface(msgspec.Struct, frozen=True):
    """One web's way of showing the flow.

    `namespace` has the addresses application, form, papers, change_paper,
    draft_picture, check, case and sent; `leave` names the page on which unsent
    applications are kept; `show` puts a page into the frame; `prefilled` says
    where values that need not be typed come from.
    """

    namespace: str
    leave: str
    show: Callable[[HttpRequest, str, dict[str, Any], int], HttpResponse]
    prefilled: Callable[[], str]

    def address(self, name: str, *arguments: str) -> str:
        """The address of a page."""
        return reverse(f"{self.namespace}:{name}", args=arguments)

    def stop(self, draft: Draft, stop: Stop) -> str:
        """Where a stop of the way is."""
        if stop.group:
            return self.address("form", draft.id, stop.group)
        return self.address(stop.kind, draft.id)


def take_up(surface: Surface, actor: Actor, draft: str, *, now: datetime) -> HttpResponse:
    """Go on at the first page where something is missing."""
    found = cases.read_draft(actor, draft)
    if found.case:
        return redirect(surface.address("case", found.case))
    plan, edition = _plan_and_edition(found, now)
    missing = {problem.field for problem in cases.problems_of(found, on=official_date(now))}
    for group in groups_of(plan, edition):
        if any(fact.fact in missing for fact in facts_of_group(plan, group.id)):
            return redirect(surface.address("form", found.id, group.id))
    way = way_of(plan, edition)
    return redirect(surface.stop(found, way[-2] if missing and len(way) > 1 else Stop(CHECK)))


def fill_in(
    surface: Surface, request: HttpRequest, actor: Actor, draft: str, group: str, *, now: datetime
) -> HttpResponse:
    """One page of the form: what is typed is saved first, then looked at."""
    found = cases.read_draft(actor, draft)
    if found.case:
        return redirect(surface.address("case", found.case))
    plan, edition = _plan_and_edition(found, now)
    shown = next((g for g in groups_of(plan, edition) if g.id == group), None)
    if shown is None:
        return redirect(surface.address("application", found.id))
    problems: tuple[FieldProblem, ...] = ()
    if request.method == "POST":
        facts = facts_of_group(plan, shown.id)
        given = read_form((edition.facts[fact.fact] for fact in facts), request.POST)
        found = cases.save_facts(actor, found.id, given, version=_version(request), now=now)
        problems = _problems_among(found, facts, now)
        if "later" in request.POST:
            return redirect(f"{reverse(surface.leave)}?saved={found.id}")
        if not problems and not found.replaced:
            onward = stop_after(way_of(plan, edition), Stop("form", shown.id))
            return redirect(surface.stop(found, onward))
    prefill = prefill_for(found, known_of(person(actor, found.applicant)), edition, surface.prefilled())
    context = {
        "page": form_page(found, plan, edition, shown, prefill=prefill, problems=problems),
        "replaced": _replaced(found, edition) if request.method == "POST" else [],
        **_frame(surface, found, plan, edition, Stop("form", shown.id)),
    }
    return surface.show(request, "form.html", context, 400 if problems else 200)


def add_papers(
    surface: Surface, request: HttpRequest, actor: Actor, draft: str, *, now: datetime
) -> HttpResponse:
    """A card for each paper."""
    found = cases.read_draft(actor, draft)
    if found.case:
        return redirect(surface.address("case", found.case))
    return _papers(surface, request, found, now=now)


def change_paper(
    surface: Surface, request: HttpRequest, actor: Actor, draft: str, key: str, *, now: datetime
) -> HttpResponse:
    """Add or remove one paper; a file that cannot be taken is said at its card."""
    try:
        if "remove" in request.POST:
            found = cases.remove_paper(actor, draft, key, now=now)
        else:
            name, content = uploaded_file(request, "camera", "file")
            found = cases.add_paper(actor, draft, key, name, content, now=now)
    except DomainError as error:
        if error.kind not in (Kind.INVALID, Kind.TOO_LARGE):
            raise
        return _papers(surface, request, cases.read_draft(actor, draft), key, error, now=now)
    return redirect(f"{surface.address('papers', found.id)}#{key}")


def check(surface: Surface, request: HttpRequest, actor: Actor, draft: str, *, now: datetime) -> HttpResponse:
    """Everything once more; sending it twice gives the same case."""
    found = cases.read_draft(actor, draft)
    problems: tuple[FieldProblem, ...] = ()
    undeclared = ""
    if request.method == "POST":
        try:
            case = cases.submit(actor, found.id, declared="declared" in request.POST, now=now)
        except DomainError as error:
            if error.code == cases.FORM_INCOMPLETE.code:
                problems = error.data["problems"]
            elif error.code == cases.DECLARATION_NEEDED.code:
                undeclared = say(error.sentence)
            else:
                raise
        else:
            return redirect(surface.address("sent", case))
    elif found.case:
        return redirect(surface.address("case", found.case))
    plan, edition = _plan_and_edition(found, now)
    page = check_page(found, plan, edition, problems, lambda stop: surface.stop(found, stop))
    errors = [*page.errors, *([{"text": undeclared, "href": "#declared"}] if undeclared else [])]
    context = {
        "page": page,
        "errors": errors,
        "undeclared": undeclared,
        **_frame(surface, found, plan, edition, Stop(CHECK)),
    }
    return surface.show(request, "check.html", context, 400 if errors else 200)


def _problems_among(draft: Draft, facts: Iterable[PlannedFact], now: datetime) -> tuple[FieldProblem, ...]:
    names = {fact.fact for fact in facts}
    problems = cases.problems_of(draft, on=official_date(now))
    return tuple(problem for problem in problems if problem.field in names)


def _replaced(draft: Draft, edition: Edition) -> list[tuple[Text, str]]:
    """What another writer had saved, under the fields' names."""
    named = ((edition.facts.get(FactId(fact)), value) for fact, value in draft.replaced.items())
    return [(fact.name, value) for fact, value in named if fact is not None]


def _papers(
    surface: Surface,
    request: HttpRequest,
    draft: Draft,
    wrong: str = "",
    error: DomainError | None = None,
    *,
    now: datetime,
) -> HttpResponse:
    plan, edition = _plan_and_edition(draft, now)
    here, way = Stop(PAPERS), way_of(plan, edition)
    if here not in way:
        return redirect(surface.address("application", draft.id))
    sentence = say(error.sentence) if error else ""
    context = {
        "cards": paper_cards(draft, plan, edition, wrong, sentence),
        "errors": [{"text": sentence, "href": f"#{wrong}"}] if sentence else [],
        "address": lambda key: surface.address("change_paper", draft.id, key),
        "picture": lambda key: surface.address("draft_picture", draft.id, key),
        "onward": surface.stop(draft, stop_after(way, here)),
        **_frame(surface, draft, plan, edition, here),
    }
    return surface.show(request, "papers.html", context, STATUS[error.kind] if error else 200)


def _plan_and_edition(draft: Draft, now: datetime) -> tuple[Plan, Edition]:
    """The draft's plan as if it were sent today, and the edition it was begun under."""
    return cases.plan_of(draft, on=official_date(now)), edition_of(draft.edition)


def _frame(surface: Surface, draft: Draft, plan: Plan, edition: Edition, here: Stop) -> dict[str, str]:
    """How far this page is along the way, and the page before it."""
    way = way_of(plan, edition)
    before = stop_before(way, here)
    return {
        "progress": _("Step {number} of {count}").format(number=way.index(here) + 1, count=len(way)),
        "applicant": draft.applicant_name,
        "back": surface.stop(draft, before) if before else reverse(surface.leave),
    }


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) <= VERSION_DIGITS_MAX else None

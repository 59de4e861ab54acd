"""Preparing an application: begun from a plan, filled in page by page, checked, sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onevisit.cases.api import (
    FORM_INCOMPLETE,
    Draft,
    plan_of,
    problems_of,
    read_draft,
    remove_draft,
    save_facts,
    start_draft,
    submit,
)
from onevisit.catalogue.api import current_edition
from onevisit.catalogue.api import edition as edition_of
from onevisit.kernel import clock
from onevisit.kernel.actors import Actor
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import PartyId
from onevisit.look.flow.answers import read_asked
from onevisit.look.flow.check_page import check_page
from onevisit.look.flow.form_page import (
    Prefill,
    facts_of_group,
    form_page,
    groups_of,
    prefill_for,
    read_form,
)
from onevisit.look.flow.way import CHECK, Stop, stop_after, stop_before, way_of
from onevisit.look.formats import say
from onevisit.look.requests import signed_in
from onevisit.people.api import person
from onevisit.people.api import prefill as known_of
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import Plan
from onevisit.planner.situations import find_life_event
from onevisit.web_citizen.views.guides import county_offering


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, life_event: str) -> HttpResponse:
    """Ask who applies, then begin the application that the address's answers describe."""
    actor = signed_in(request)
    edition = current_edition()
    event = find_life_event(edition, life_event)
    county = county_offering(request, edition, event)
    if county is None:
        return redirect("web_citizen:guide", event.id)
    texts = {name: str(value) for name, value in request.GET.items()}
    asked = read_asked(event, texts, request.GET.getlist("without"), county)
    parties = [party for party in event.parties if party.may_apply]
    chosen = request.POST.get("party", "") or (parties[0].id if len(parties) == 1 else "")
    if chosen and (request.method == "POST" or len(parties) == 1):
        draft = start_draft(
            actor,
            region=county,
            life_event=event.id,
            situation=asked.situation,
            left_out=asked.left_out,
            party=PartyId(chosen),
            now=clock.now(),
        )
        return redirect("web_citizen:application", draft.id)
    error = _("Choose who you are, then go on.") if request.method == "POST" else ""
    context = {
        "event": event,
        "parties": parties,
        "error": error,
        "back": f"{reverse('web_citizen:plan', args=[event.id])}?{asked.query()}",
    }
    return render(request, "web_citizen/apply.html", context, status=400 if error else 200)


@require_GET
def application(request: HttpRequest, draft: str) -> HttpResponse:
    """Take an application up again, at the first page where something is missing."""
    found = read_draft(signed_in(request), draft)
    if found.case:
        return redirect("web_citizen:case", found.case)
    plan, edition = plan_and_edition(found)
    missing = {problem.field for problem in problems_of(found, on=clock.today())}
    for group in groups_of(plan, edition):
        if any(fact.fact in missing for fact in facts_of_group(plan, group.id)):
            return redirect("web_citizen:form", found.id, group.id)
    way = way_of(plan, edition)
    if missing and len(way) > 1:
        return redirect(address_of(found, way[-2]))
    return redirect(address_of(found, Stop(CHECK)))


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, draft: str, group: str) -> HttpResponse:
    """One page of the form: what is typed is saved first, then looked at."""
    actor = signed_in(request)
    found = read_draft(actor, draft)
    if found.case:
        return redirect("web_citizen:case", found.case)
    plan, edition = plan_and_edition(found)
    shown = next((g for g in groups_of(plan, edition) if g.id == group), None)
    if shown is None:
        return redirect("web_citizen:application", found.id)
    here = Stop("form", shown.id)
    facts = facts_of_group(plan, shown.id)
    problems, replaced = (), {}
    if request.method == "POST":
        given = read_form((edition.facts[fact.fact] for fact in facts), request.POST)
        found = save_facts(actor, found.id, given, version=_version(request), now=clock.now())
        if "later" in request.POST:
            return redirect(f"{reverse('web_citizen:matters')}?saved={found.id}")
        names = {fact.fact for fact in facts}
        problems = tuple(p for p in problems_of(found, on=clock.today()) if p.field in names)
        replaced = found.replaced
        if not problems and not replaced:
            return redirect(address_of(found, stop_after(way_of(plan, edition), here)))
    page = form_page(found, plan, edition, shown, prefill=_prefill(actor, found, edition), problems=problems)
    context = {
        "page": page,
        "replaced": [(edition.facts[f].name, value) for f, value in replaced.items() if f in edition.facts],
        **frame(found, plan, edition, here),
    }
    return render(request, "web_citizen/form.html", context, status=400 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, draft: str) -> HttpResponse:
    """Everything once more; sending it twice gives the same case."""
    actor = signed_in(request)
    found = read_draft(actor, draft)
    plan, edition = plan_and_edition(found)
    problems, undeclared = (), ""
    if request.method == "POST":
        try:
            case = submit(actor, found.id, declared="declared" in request.POST, now=clock.now())
        except DomainError as error:
            if error.code == FORM_INCOMPLETE.code:
                problems = error.data["problems"]
            elif error.code == "declaration_needed":
                undeclared = say(error.sentence)
            else:
                raise
        else:
            return redirect("web_citizen:sent", case)
    elif found.case:
        return redirect("web_citizen:case", found.case)
    page = check_page(found, plan, edition, problems, lambda stop: address_of(found, stop))
    errors = [*page.errors, *([{"text": undeclared, "href": "#declared"}] if undeclared else [])]
    context = {
        "page": page,
        "errors": errors,
        "undeclared": undeclared,
        **frame(found, plan, edition, Stop(CHECK)),
    }
    return render(request, "web_citizen/check.html", context, status=400 if errors else 200)


@require_POST
def throw_away(request: HttpRequest, draft: str) -> HttpResponse:
    """Delete an application that was not sent."""
    remove_draft(signed_in(request), draft)
    return redirect("web_citizen:matters")


def address_of(draft: Draft, stop: Stop) -> str:
    """Where a stop of the way is in this web."""
    if stop.group:
        return reverse("web_citizen:form", args=[draft.id, stop.group])
    return reverse(f"web_citizen:{stop.kind}", args=[draft.id])


def plan_and_edition(draft: Draft) -> tuple[Plan, Edition]:
    """The draft's plan as if it were sent today, and the edition it was begun under."""
    return plan_of(draft, on=clock.today()), edition_of(draft.edition)


def frame(draft: Draft, plan: Plan, edition: Edition, here: Stop) -> dict[str, str]:
    """How far this page is along the way, and the page before it."""
    way = way_of(plan, edition)
    before = stop_before(way, here)
    return {
        "progress": _("Step {number} of {count}").format(number=way.index(here) + 1, count=len(way)),
        "back": address_of(draft, before) if before else reverse("web_citizen:matters"),
    }


def _prefill(actor: Actor, draft: Draft, edition: Edition) -> Prefill:
    known = known_of(person(actor, draft.applicant))
    return prefill_for(draft, known, edition, _("From your account. Change it where it is wrong."))


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None

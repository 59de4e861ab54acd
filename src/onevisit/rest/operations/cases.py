"""Cases: what happened, who has it, and what can be done."""

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, UploadedFile

from onevisit.cases import api as cases
from onevisit.catalogue.api import edition
from onevisit.kernel import clock
from onevisit.kernel.errors import Kind
from onevisit.kernel.ids import StepId
from onevisit.kernel.tracking import parse_tracking_number
from onevisit.rest import places
from onevisit.rest.access import actor_of
from onevisit.rest.describe import gives_bytes, refuses
from onevisit.rest.files import MEDIA_TYPES, paper_response, read_upload
from onevisit.rest.shapes.cases import (
    ActionsShape,
    CaseRowShape,
    CaseShape,
    CasesShape,
    ChangedShape,
    DoneShape,
)
from onevisit.rest.shapes.papers import EntryShape
from onevisit.rest.shapes.speaker import Speaker

router = Router()


@router.get("/cases", response=CasesShape, summary="List one's cases")
def list_cases(request: HttpRequest) -> CasesShape:
    """This person's own cases over all counties, the newest first."""
    rows = cases.my_cases(actor_of(request))
    return CasesShape(items=[CaseRowShape.of(row, Speaker(edition(row.edition))) for row in rows])


@router.get("/cases/{case}", response=CaseShape, summary="Read a case", openapi_extra=refuses(Kind.UNKNOWN))
def read_case(request: HttpRequest, case: places.Case) -> CaseShape:
    """By its tracking number, as far as this person may see it."""
    view = cases.read_case(actor_of(request), parse_tracking_number(case))
    return CaseShape.of(view, Speaker(edition(view.case.edition)))


@router.post(
    "/cases/{case}/proceedings/{step}/actions",
    response=DoneShape,
    summary="Accept, grant, refuse, issue or withdraw",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.UNKNOWN, Kind.CONFLICT),
)
def act(request: HttpRequest, case: places.Case, step: places.Step, body: ActionsShape) -> DoneShape:
    """One or several actions on one part, all or none; two people at once: one wins, the other is told."""
    changed = cases.act(
        actor_of(request),
        parse_tracking_number(case),
        StepId(step),
        body.actions,
        version=body.version,
        reasons=body.reasons,
        numbers=dict(body.numbers),
        now=clock.now(),
    )
    return DoneShape.of_step(changed, StepId(step), Speaker(edition(changed.edition)))


@router.post(
    "/cases/{case}/papers/{key}",
    response=ChangedShape,
    summary="Supply a paper that was asked for",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.UNKNOWN, Kind.CONFLICT, Kind.TOO_LARGE),
)
def supply_paper(
    request: HttpRequest, case: places.Case, key: places.PaperKey, file: File[UploadedFile]
) -> ChangedShape:
    """A photo (JPEG, PNG, WebP) or PDF of at most 20 MB, for a paper whose state is `asked`."""
    changed = cases.supply_paper(
        actor_of(request),
        parse_tracking_number(case),
        key,
        file.name or "",
        read_upload(file),
        now=clock.now(),
    )
    return ChangedShape.of(changed)


@router.get(
    "/cases/{case}/papers/{key}",
    response=EntryShape,
    summary="Fetch a paper or a result",
    openapi_extra=gives_bytes(*MEDIA_TYPES, also=refuses(Kind.UNKNOWN, Kind.CONFLICT)),
)
def fetch_paper(request: HttpRequest, case: places.Case, key: places.PaperKey) -> HttpResponse:
    """The file, or what a register, a form or a result says; for those who may see it."""
    return paper_response(*cases.read_paper(actor_of(request), parse_tracking_number(case), key))


@router.post(
    "/cases/{case}/visits",
    response=ChangedShape,
    summary="Record a visit",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.UNKNOWN, Kind.CONFLICT),
)
def record_visit(request: HttpRequest, case: places.Case) -> ChangedShape:
    """For staff: the applicant has just appeared here in person for this case."""
    return ChangedShape.of(
        cases.record_visit(actor_of(request), parse_tracking_number(case), now=clock.now())
    )

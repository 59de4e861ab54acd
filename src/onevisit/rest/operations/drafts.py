"""Applications being prepared, until they are submitted."""

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status, UploadedFile

from onevisit.cases import api as cases
from onevisit.catalogue.api import edition
from onevisit.kernel import clock
from onevisit.kernel.errors import Kind
from onevisit.kernel.ids import LifeEventId, OrganisationId, PartyId, PersonId, RegionCode, StepId
from onevisit.rest import places
from onevisit.rest.access import actor_of
from onevisit.rest.describe import gives_bytes, refuses
from onevisit.rest.files import MEDIA_TYPES, paper_response, read_upload
from onevisit.rest.shapes.drafts import (
    DraftShape,
    DraftsShape,
    MissingListShape,
    NewDraftShape,
    SavedFactsShape,
    SubmissionShape,
    SubmittedShape,
)
from onevisit.rest.shapes.plans import PlanShape
from onevisit.rest.shapes.speaker import Speaker

router = Router()


@router.post(
    "/drafts",
    response={201: DraftShape},
    summary="Begin an application",
    openapi_extra=refuses(Kind.FORBIDDEN, Kind.UNKNOWN, Kind.UNAVAILABLE),
)
def begin_draft(request: HttpRequest, body: NewDraftShape) -> Status[DraftShape]:
    """Under the current edition, with the facts that are known already; a clerk names who applies."""
    draft = cases.start_draft(
        actor_of(request),
        region=RegionCode(body.region),
        life_event=LifeEventId(body.life_event),
        situation=dict(body.answers),
        left_out=[StepId(step) for step in body.left_out],
        party=PartyId(body.party),
        applicant=PersonId(body.applicant) if body.applicant else None,
        filed_for=OrganisationId(body.filed_for) if body.filed_for else None,
        consented=body.consented,
        now=clock.now(),
    )
    return Status(201, _shape(draft))


@router.get("/drafts", response=DraftsShape, summary="List one's applications")
def list_drafts(request: HttpRequest) -> DraftsShape:
    """What this person has begun and not yet submitted, the latest first."""
    return DraftsShape(items=[_shape(draft) for draft in cases.my_drafts(actor_of(request))])


@router.get(
    "/drafts/{draft}",
    response=DraftShape,
    summary="Read an application",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def read_draft(request: HttpRequest, draft: places.Draft) -> DraftShape:
    """With the facts and papers so far."""
    return _shape(cases.read_draft(actor_of(request), draft))


@router.get(
    "/drafts/{draft}/plan",
    response=PlanShape,
    summary="Plan an application",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def read_plan_of_draft(request: HttpRequest, draft: places.Draft) -> PlanShape:
    """The plan under the edition with which it was begun; `form` and `papers` say what is asked."""
    found = cases.read_draft(actor_of(request), draft)
    return PlanShape.of(cases.plan_of(found), Speaker(edition(found.edition)))


@router.get(
    "/drafts/{draft}/missing",
    response=MissingListShape,
    summary="Tell what is missing",
    openapi_extra=refuses(Kind.UNKNOWN),
)
def list_missing(request: HttpRequest, draft: places.Draft) -> MissingListShape:
    """Everything at once, so that nobody is sent back twice; empty: it can be submitted today."""
    found = cases.read_draft(actor_of(request), draft)
    problems = cases.problems_of(found, on=clock.today())
    return MissingListShape.of(problems, Speaker(edition(found.edition)))


@router.patch(
    "/drafts/{draft}/facts",
    response=DraftShape,
    summary="Save facts",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.CONFLICT),
)
def save_facts(request: HttpRequest, draft: places.Draft, body: SavedFactsShape) -> DraftShape:
    """Values of the merged form; they may be incomplete until the application is submitted."""
    saved = cases.save_facts(
        actor_of(request), draft, dict(body.facts), version=body.version, now=clock.now()
    )
    return _shape(saved)


@router.post(
    "/drafts/{draft}/papers/{key}",
    response=DraftShape,
    summary="Add a paper",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.CONFLICT, Kind.TOO_LARGE),
)
def add_paper(
    request: HttpRequest, draft: places.Draft, key: places.PaperKey, file: File[UploadedFile]
) -> DraftShape:
    """A photo (JPEG, PNG, WebP) or PDF of at most 20 MB; one given before is replaced."""
    added = cases.add_paper(
        actor_of(request), draft, key, file.name or "", read_upload(file), now=clock.now()
    )
    return _shape(added)


@router.get(
    "/drafts/{draft}/papers/{key}",
    summary="Fetch a paper that was added",
    openapi_extra=gives_bytes(*MEDIA_TYPES, also=refuses(Kind.UNKNOWN)),
)
def fetch_added_paper(request: HttpRequest, draft: places.Draft, key: places.PaperKey) -> HttpResponse:
    """The file as it came in."""
    return paper_response(*cases.read_draft_paper(actor_of(request), draft, key))


@router.delete(
    "/drafts/{draft}/papers/{key}",
    response=DraftShape,
    summary="Take a paper away",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.CONFLICT),
)
def remove_paper(request: HttpRequest, draft: places.Draft, key: places.PaperKey) -> DraftShape:
    """From this application only."""
    return _shape(cases.remove_paper(actor_of(request), draft, key, now=clock.now()))


@router.delete(
    "/drafts/{draft}",
    response={204: None},
    summary="Throw an application away",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.CONFLICT),
)
def delete_draft(request: HttpRequest, draft: places.Draft) -> Status[None]:
    """What is submitted already cannot be thrown away; withdraw it."""
    cases.remove_draft(actor_of(request), draft)
    return Status(204, None)


@router.post(
    "/drafts/{draft}/submission",
    response=SubmittedShape,
    summary="Submit an application",
    openapi_extra=refuses(Kind.UNKNOWN, Kind.CONFLICT),
)
def submit_draft(request: HttpRequest, draft: places.Draft, body: SubmissionShape) -> SubmittedShape:
    """Once, however often it is sent: the same application is always the same case."""
    case = cases.submit(actor_of(request), draft, declared=body.declared, now=clock.now())
    return SubmittedShape(case=case)


def _shape(draft: cases.Draft) -> DraftShape:
    return DraftShape.of(draft, Speaker(edition(draft.edition)))

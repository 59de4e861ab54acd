"""An application being prepared, as the API tells it."""

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import Field

from onevisit.cases.api import Draft, DraftPaper, FieldProblem
from onevisit.rest.shapes.base import Shape
from onevisit.rest.shapes.speaker import Speaker
from onevisit.rest.shapes.words import AnswerShape, NamedShape


class NewDraftShape(Shape):
    """What an application begins with."""

    life_event: str = Field(examples=["birth"])
    region: str = Field(examples=["330122"], pattern=r"^\d{6}$")
    """The county in which it is filed."""
    answers: dict[str, AnswerShape] = Field(default_factory=dict, examples=[{"parents_married": True}])
    """To every question that matters, as `next-question` gives them back."""
    left_out: list[str] = Field(default_factory=list)
    """Optional steps that the applicant does not want."""
    party: str = Field(examples=["mother"])
    """Who the applicant is in the life event."""
    applicant: str | None = None
    """For a clerk at a window: the person who applies (`POST /api/persons`)."""
    filed_for: str | None = None
    """For a clerk at a window: the window's organisation."""
    consented: bool = False
    """For a clerk at a window: the person who stands there agrees that the window files for them."""


class SavedFactsShape(Shape):
    """Values of the merged form."""

    facts: dict[str, str] = Field(examples=[{"child_name": "林知夏"}])
    """Values by fact id; those not given stay as they are."""
    version: int | None = Field(default=None, ge=1)
    """The draft's version that the form showed."""


class DraftPaperShape(Shape):
    """A paper that was added."""

    key: str
    file_name: str
    media_type: str
    size: int
    """In bytes."""

    @classmethod
    def of(cls, paper: DraftPaper) -> "DraftPaperShape":
        return cls(key=paper.key, file_name=paper.file_name, media_type=paper.media_type, size=paper.size)


class MissingShape(Shape):
    """A fact or paper that is still missing or wrong."""

    field: str
    """The fact's id or the paper's key."""
    sentence: str


class MissingListShape(Shape):
    """Everything that keeps an application from being submitted, in the form's order."""

    items: list[MissingShape]

    @classmethod
    def of(cls, problems: Iterable[FieldProblem], say: Speaker) -> "MissingListShape":
        return cls(
            items=[MissingShape(field=each.field, sentence=say.sentence(each.sentence)) for each in problems]
        )


class SubmissionShape(Shape):
    """What the applicant states on submitting."""

    declared: bool
    """All is true and complete, and the shared papers may be fetched; both are kept in the history."""


class DraftShape(Shape):
    """An application being prepared; it keeps the edition under which it was begun."""

    id: str
    version: int
    region: NamedShape
    life_event: NamedShape
    edition: str
    answers: dict[str, AnswerShape]
    left_out: list[str]
    begun_on: date
    updated_at: datetime
    applicant_name: str
    party: str
    filed_for: NamedShape | None
    facts: dict[str, str]
    papers: list[DraftPaperShape]
    replaced: dict[str, str]
    """Values that the latest save replaced although its form had not shown them."""
    case: str | None
    """The tracking number, once submitted."""

    @classmethod
    def of(cls, draft: Draft, say: Speaker) -> "DraftShape":
        return cls(
            id=draft.id,
            version=draft.version,
            region=say.region(draft.region),
            life_event=say.life_event(draft.life_event),
            edition=draft.edition,
            answers=dict(draft.situation),
            left_out=list(draft.left_out),
            begun_on=draft.begun_on,
            updated_at=draft.updated_at,
            applicant_name=draft.applicant_name,
            party=draft.party,
            filed_for=None if draft.filed_for is None else say.organisation(draft.filed_for),
            facts=dict(draft.facts),
            papers=[DraftPaperShape.of(paper) for paper in draft.papers],
            replaced=dict(draft.replaced),
            case=draft.case,
        )


class DraftsShape(Shape):
    """A person's unfinished applications, latest first."""

    items: list[DraftShape]


class SubmittedShape(Shape):
    """The case that an application became."""

    case: str
    """The tracking number."""

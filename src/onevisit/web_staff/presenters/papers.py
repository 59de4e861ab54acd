"""Papers and results of a proceeding: what each is, where it came from, whether it is here."""

import msgspec
from django.utils.translation import gettext as _

from onevisit.cases.api import Case, CasePaper, CaseView, Output, PaperState
from onevisit.look.formats import short_day, words
from onevisit.planner.definitions import Edition, Need
from onevisit.planner.plans import SourceKind
from onevisit.web_staff.presenters.names import party_name, step_name
from onevisit.web_staff.presenters.words import paper_state_words

TONES = {
    PaperState.EXPECTED: "calm",
    PaperState.ASKED: "soon",
    PaperState.ARRIVED: "done",
    PaperState.ABSENT: "soon",
}


class PaperLine(msgspec.Struct, frozen=True):
    """A paper that this department may see, and where it came from."""

    key: str
    name: str
    about: str
    source: str
    state_words: str
    tone: str
    arrived: str
    note: str
    can_be_opened: bool


class ResultLine(msgspec.Struct, frozen=True):
    """A result that was issued."""

    key: str
    name: str
    number: str
    issued: str
    named_as: str


def paper_line(paper: CasePaper, case: Case, edition: Edition) -> PaperLine:
    """The line of a paper."""
    life_event = edition.life_events[case.life_event]
    name = paper.name or edition.evidence[paper.paper.evidence].name
    return PaperLine(
        key=paper.key,
        name=words(name),
        about=words(paper.about_name) or party_name(life_event, paper.paper.about),
        source=source_words(paper, case, edition),
        state_words=paper_state_words(paper.state),
        tone=TONES[paper.state],
        arrived=short_day(paper.arrived_at) if paper.arrived_at else "",
        note=_note(paper),
        can_be_opened=paper.state is PaperState.ARRIVED and paper.snapshot is not None,
    )


def result_line(output: Output, edition: Edition) -> ResultLine:
    """The line of a result."""
    return ResultLine(
        key=output.key,
        name=words(edition.evidence[output.paper.evidence].name),
        number=output.number,
        issued=short_day(output.issued_at),
        named_as=output.named_as,
    )


def source_words(paper: CasePaper, case: Case, edition: Edition) -> str:
    """Where a paper comes from: a register with its keeper, an earlier part, the applicant."""
    match paper.source:
        case SourceKind.SHARED if paper.dataset in edition.datasets:
            dataset = edition.datasets[paper.dataset]
            return _("register: {register} ({keeper})").format(
                register=words(dataset.name), keeper=words(edition.bodies[dataset.owner].name)
            )
        case SourceKind.STEP if paper.from_step is not None:
            return _("result of: {service}").format(service=step_name(edition, case, paper.from_step))
        case SourceKind.FORM:
            return _("made from the form's answers")
        case SourceKind.AGENCY:
            return _("made by the department itself")
        case SourceKind.HELD:
            return _("known from before")
        case _:
            return _("uploaded by the applicant")


def _note(paper: CasePaper) -> str:
    if paper.failure and paper.state is PaperState.ASKED:
        return _("Its register could not give it; the applicant is asked for exactly this one.")
    if paper.state is PaperState.ABSENT:
        return _("Its source could not give it. Check for yourself, or decide without it.")
    if paper.need is Need.LATER and paper.state is not PaperState.ARRIVED:
        return _("May follow after acceptance; the result waits for it.")
    return ""


class Viewed(msgspec.Struct, frozen=True):
    """The head of the viewer's page."""

    name: str
    about: str
    source: str
    arrived: str


def viewed(view: CaseView, key: str, edition: Edition) -> Viewed:
    """What the paper or result named `key` is called, and where it came from."""
    paper = view.case.paper(key)
    if paper is not None:
        line = paper_line(paper, view.case, edition)
        return Viewed(line.name, line.about, line.source, line.arrived)
    output = view.case.output(key)
    assert output is not None, "the case engine has let the reader see it"
    result = result_line(output, edition)
    return Viewed(
        result.name,
        "",
        _("Result {number}, in the name of {organisation}").format(
            number=result.number, organisation=result.named_as
        ),
        result.issued,
    )

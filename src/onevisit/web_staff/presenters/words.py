"""The staff's words for states, sources and actions; the citizen's page has gentler ones."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from onevisit.cases.api import ActionName, CaseStatus, PaperState, ProceedingState

_STATES = {
    ProceedingState.WAITING: gettext_noop("waiting"),
    ProceedingState.RECEIVED: gettext_noop("to accept"),
    ProceedingState.ACCEPTED: gettext_noop("to decide"),
    ProceedingState.GRANTED: gettext_noop("to issue"),
    ProceedingState.REFUSED: gettext_noop("refused"),
    ProceedingState.ISSUED: gettext_noop("issued"),
    ProceedingState.WITHDRAWN: gettext_noop("withdrawn"),
    ProceedingState.LAPSED: gettext_noop("cannot go on"),
}
_PAPERS = {
    PaperState.EXPECTED: gettext_noop("on its way"),
    PaperState.ASKED: gettext_noop("asked of the applicant"),
    PaperState.ARRIVED: "here",
    PaperState.ABSENT: gettext_noop("not found"),
}
_STATUSES = {
    CaseStatus.OPEN: gettext_noop("in progress"),
    CaseStatus.NEEDS_APPLICANT: gettext_noop("waits for the applicant"),
    CaseStatus.FINISHED: gettext_noop("finished"),
}
_ACTIONS = {
    ActionName.ACCEPT: gettext_noop("Accept"),
    ActionName.GRANT: gettext_noop("Grant"),
    ActionName.REFUSE: gettext_noop("Refuse"),
    ActionName.ISSUE: gettext_noop("Issue"),
    ActionName.WITHDRAW: gettext_noop("Withdraw"),
}


def state_words(state: ProceedingState) -> str:
    """Where a proceeding stands, as an officer says it: by what is to be done next."""
    return _(_STATES[state])


def paper_state_words(state: PaperState) -> str:
    """Where a paper stands."""
    return pgettext("paper", "here") if state is PaperState.ARRIVED else _(_PAPERS[state])


def status_words(status: CaseStatus) -> str:
    """Where the whole case stands."""
    return _(_STATUSES[status])


def action_words(action: ActionName) -> str:
    """The words on an action's button."""
    return _(_ACTIONS[action])


_NOW = {
    ProceedingState.WAITING: gettext_noop("Nothing to do here yet"),
    ProceedingState.RECEIVED: gettext_noop("Look it through and accept it"),
    ProceedingState.ACCEPTED: gettext_noop("Decide: grant or refuse"),
    ProceedingState.GRANTED: gettext_noop("Issue the result"),
    ProceedingState.REFUSED: gettext_noop("This part was refused"),
    ProceedingState.ISSUED: gettext_noop("This part is finished"),
    ProceedingState.WITHDRAWN: gettext_noop("The applicant withdrew this part"),
    ProceedingState.LAPSED: gettext_noop("This part cannot go on"),
}


def now_words(state: ProceedingState) -> str:
    """What a department has to do now."""
    return _(_NOW[state])


def visit_words(planned: int, made: int) -> str:
    """One line beside the visit mark: how the promise and the fact compare."""
    if made > max(planned, 1):
        return _("More visits than promised: this needs a cause.")
    if made > planned:
        return _("Somebody came although the plan needs no visit.")
    if planned == 0:
        return _("The plan needs nobody to come.")
    return _("The plan needs one appearance for everything.")

"""The only door of the case engine: drafts, cases, the work list.

Every function takes the actor and `now`; each object is reached through an
access check, and a person without access is told that there is no such case.
Nobody (None) is asked to sign in. A command costs two database round trips, a
read one.
"""

from onevisit.cases.domain.access import CaseView, Offered
from onevisit.cases.domain.decide import REMEDIES
from onevisit.cases.domain.refusals import (
    CANNOT_APPLY,
    CONSENT_NEEDED,
    DECLARATION_NEEDED,
    FORM_INCOMPLETE,
    NO_SUCH_CASE,
    NO_SUCH_DRAFT,
)
from onevisit.cases.domain.telling import said
from onevisit.cases.domain.transitions import STATE_NAMES, reasons_refused
from onevisit.cases.domain.values import (
    ActionName,
    Case,
    CasePaper,
    CaseStatus,
    Draft,
    DraftPaper,
    Event,
    FieldProblem,
    MatterRow,
    Output,
    PaperState,
    Proceeding,
    ProceedingState,
    Visit,
    WorkRow,
)
from onevisit.cases.services.acting import act, record_visit
from onevisit.cases.services.drafting import (
    my_drafts,
    plan_of,
    problems_of,
    read_draft,
    remove_draft,
    remove_paper,
    save_facts,
    start_draft,
)
from onevisit.cases.services.filing import submit
from onevisit.cases.services.papers import add_paper, read_draft_paper, read_paper, supply_paper
from onevisit.cases.services.reading import my_cases, read_case, work_list

__all__ = [
    "CANNOT_APPLY",
    "CONSENT_NEEDED",
    "DECLARATION_NEEDED",
    "FORM_INCOMPLETE",
    "NO_SUCH_CASE",
    "NO_SUCH_DRAFT",
    "REMEDIES",
    "STATE_NAMES",
    "ActionName",
    "Case",
    "CasePaper",
    "CaseStatus",
    "CaseView",
    "Draft",
    "DraftPaper",
    "Event",
    "FieldProblem",
    "MatterRow",
    "Offered",
    "Output",
    "PaperState",
    "Proceeding",
    "ProceedingState",
    "Visit",
    "WorkRow",
    "act",
    "add_paper",
    "my_cases",
    "my_drafts",
    "plan_of",
    "problems_of",
    "read_case",
    "read_draft",
    "read_draft_paper",
    "read_paper",
    "reasons_refused",
    "record_visit",
    "remove_draft",
    "remove_paper",
    "said",
    "save_facts",
    "start_draft",
    "submit",
    "supply_paper",
    "work_list",
]

"""Every way in which the case engine says no, each with the sentence that people read."""

from onevisit.kernel.errors import Kind, Refusal

NO_SUCH_CASE = Refusal(
    "no_such_case",
    "There is no case {case} that you may see. Check the number, or sign in as the person who filed it.",
    Kind.UNKNOWN,
)
NO_SUCH_DRAFT = Refusal(
    "no_such_draft",
    "There is no such application of yours. Look at your list, or begin a new one.",
    Kind.UNKNOWN,
)
NO_SUCH_STEP = Refusal(
    "no_such_step",
    "This case has no part {step}. Open the case again and choose one of its parts.",
    Kind.UNKNOWN,
)
NO_SUCH_PAPER = Refusal(
    "no_such_paper",
    "This case has no paper {paper} that you may see.",
    Kind.UNKNOWN,
)
PAPER_NOT_THERE = Refusal(
    "paper_not_there",
    "{paper} has not arrived yet. Look again later.",
    Kind.CONFLICT,
)
CANNOT_APPLY = Refusal(
    "cannot_apply",
    "{party} cannot apply for this. Choose one of: {parties}.",
)
NOT_YOUR_WINDOW = Refusal(
    "not_your_window",
    "Only a clerk of that window can file for somebody else. Sign in with your post there.",
    Kind.FORBIDDEN,
)

CASE_CHANGED = Refusal(
    "case_changed",
    "{who} changed this part to “{state}” meanwhile. Look again before you decide.",
    Kind.CONFLICT,
)
CASE_BUSY = Refusal(
    "case_busy",
    "Many people work on this case just now. Nothing was changed; try again in a moment.",
    Kind.CONFLICT,
)
DRAFT_BUSY = Refusal(
    "draft_busy",
    "This application is being saved elsewhere just now. Nothing was lost; try again in a moment.",
    Kind.CONFLICT,
)
DRAFT_SUBMITTED = Refusal(
    "draft_submitted",
    "This application is submitted already, under number {case}. Open that case to go on.",
    Kind.CONFLICT,
)

NOTHING_TO_DO = Refusal("nothing_to_do", "Choose what to do with this part.")
NOT_NOW = Refusal("not_now", "This is not possible while it is {state}.", Kind.CONFLICT)
NOT_TO_ACCEPT = Refusal(
    "not_to_accept",
    "Only what has been received and not yet accepted can be accepted; this part is {state}.",
    Kind.CONFLICT,
)
NOT_TO_DECIDE = Refusal(
    "not_to_decide",
    "Only an accepted and undecided part can be decided; this one is {state}.",
    Kind.CONFLICT,
)
NOT_TO_ISSUE = Refusal(
    "not_to_issue",
    "A result is issued once, after it was granted; this part is {state}.",
    Kind.CONFLICT,
)
NOT_TO_WITHDRAW = Refusal(
    "not_to_withdraw",
    "You can withdraw until it is decided; this part is {state}.",
    Kind.CONFLICT,
)
REASONS_NEEDED = Refusal(
    "reasons_needed",
    "Write the reasons for the refusal, so that the applicant knows what to do.",
    law="administrative_licensing_law art. 38",
)
LATER_PAPERS_MISSING = Refusal(
    "later_papers_missing",
    "The result waits for {papers}. It can be issued when that has come.",
    Kind.CONFLICT,
)
PAPER_NOT_ASKED = Refusal(
    "paper_not_asked",
    "This paper is not asked of you: it is {state}.",
    Kind.CONFLICT,
)

NOT_THE_APPLICANT = Refusal(
    "not_the_applicant",
    "Only the applicant, or who filed for them, can do this.",
    Kind.FORBIDDEN,
)
NOT_THE_ACCEPTING_ORGANISATION = Refusal(
    "not_the_accepting_organisation",
    "Only the organisation that accepts this part can do this. Pass it to a colleague there.",
    Kind.FORBIDDEN,
)
NOT_THE_DECIDING_ORGANISATION = Refusal(
    "not_the_deciding_organisation",
    "Only an officer of the organisation that decides this part can do this.",
    Kind.FORBIDDEN,
)
NOT_BY_HAND = Refusal("not_by_hand", "The program does this by itself.", Kind.FORBIDDEN)
NOT_AT_A_WINDOW = Refusal(
    "not_at_a_window",
    "Only somebody with a post that handles this case can record a visit.",
    Kind.FORBIDDEN,
)

CONSENT_NEEDED = Refusal(
    "consent_needed",
    "Ask the person whether you may file for them, and tick that they agree.",
)

FORM_INCOMPLETE = Refusal(
    "form_incomplete",
    "{count} answers or papers are missing or need another look. Each is named below.",
)
"""Its data: `problems`, a tuple of `FieldProblem`, and `count`."""
DECLARATION_NEEDED = Refusal(
    "declaration_needed",
    "Declare that what you give is true and complete; then you can submit.",
)
UNKNOWN_FIELD = Refusal("unknown_field", "This application does not ask for {field}. Leave it out.")
TOO_LONG_TO_KEEP = Refusal(
    "too_long_to_keep",
    "The answer to “{field}” is longer than {length} characters. Shorten it.",
)
PAPER_NOT_WANTED = Refusal(
    "paper_not_wanted",
    "This application does not ask you for {paper}. Leave it out.",
)
UNKNOWN_RESULT = Refusal(
    "unknown_result",
    "This part does not issue {result}. Give numbers only for its own results.",
)

FACT_MISSING = Refusal("fact_missing", "Answer “{field}”.")
FACT_TOO_LONG = Refusal("fact_too_long", "“{field}” has more than {length} characters. Shorten it.")
FACT_NOT_A_DATE = Refusal("fact_not_a_date", "Give “{field}” as year, month and day, such as 2026-03-14.")
FACT_IN_FUTURE = Refusal("fact_in_future", "“{field}” lies in the future. Look at the year again.")
FACT_NOT_A_TIME = Refusal("fact_not_a_time", "Give “{field}” as hour and minute, such as 08:30.")
FACT_NOT_A_NUMBER = Refusal("fact_not_a_number", "Give “{field}” in digits, such as 3250.")
FACT_NOT_A_CHOICE = Refusal("fact_not_a_choice", "Choose one of the answers offered for “{field}”.")
FACT_NOT_AN_ACCOUNT = Refusal("fact_not_an_account", "Give “{field}” as 8 to 30 digits, as on the bank card.")
PAPER_MISSING = Refusal("paper_missing", "Add a photo or file of {paper}.")

COUNTY_NEEDED = Refusal("county_needed", "Choose a county: its code has six digits, such as 330122.")
NOT_A_PLACE_IN_LIST = Refusal(
    "not_a_place_in_list",
    "This is no place in the list. Open the list again from its beginning.",
)
PAPER_NOT_KEPT = Refusal(
    "paper_not_kept",
    "{paper} is made by the office itself, so there is nothing to open here.",
    Kind.CONFLICT,
)

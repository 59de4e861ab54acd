"""The sentences with which a plan explains itself, and words for channels and contacts.

The English template is the key that translators see (Babel keyword `Wording:2`);
data that are `Text` are put in the reader's language by the surface.
"""

from typing import Any

from onevisit.kernel.text import Sentence, Text
from onevisit.planner.definitions import Channel, ClockStop, ContactKind


class Wording:
    """One way to say why; calling it with its data makes the sentence."""

    def __init__(self, code: str, template: str) -> None:
        self.code = code
        self.template = template

    def __call__(self, **data: Any) -> Sentence:
        return Sentence(self.code, self.template, data)


# Which services apply
STEP_ALWAYS = Wording("step_always", "Everybody needs this for {life_event}.")
STEP_ANSWERS = Wording("step_answers", "You need this because of your answers: {answers}.")
STEP_OPTIONAL = Wording("step_optional", "This is open to you. You may leave it out.")
STEP_OPTIONAL_ANSWERS = Wording(
    "step_optional_answers", "This is open to you because of your answers: {answers}. You may leave it out."
)
STEP_NOT_NEEDED = Wording("step_not_needed", "You do not need this because of your answers: {answers}.")
STEP_NEVER = Wording("step_never", "This is no part of {life_event} here.")
STEP_OTHER_INSTEAD = Wording("step_other_instead", "{other} is done instead.")
STEP_DROPPED = Wording("step_dropped", "This falls away here. {because}")
STEP_LEFT_OUT = Wording("step_left_out", "You left this out.")

# Where papers come from
PAPER_HELD = Wording("paper_held", "You have it already.")
PAPER_FROM_STEP = Wording("paper_from_step", "{service} makes it in this matter and passes it on.")
PAPER_SHARED = Wording("paper_shared", "We fetch it from {register}, which {body} may read.")
PAPER_FORM = Wording("paper_form", "We make it from what you tell us.")
PAPER_AGENCY = Wording("paper_agency", "{service} makes it while handling your application.")
PAPER_NO_REGISTER = Wording("paper_no_register", "Please add it: no register holds it.")
PAPER_NO_RIGHT = Wording(
    "paper_no_right", "Please add it: {register} holds it, but {body} may not read it yet."
)
PAPER_REGISTER_FAILED = Wording(
    "paper_register_failed", "Please add it: {register} does not answer just now."
)
PAPER_FETCH = Wording("paper_fetch", "Please fetch it first: {service} gives it.")
ERRAND = Wording("errand", "You fetch {paper} here, because {service} asks for it.")

# Facts
FACT = Wording("fact", "Asked once, for: {services}.")

# Contacts and visits
CONTACT_REMOTE = Wording("contact_remote", "{contact} for {service} is done without a visit: {channel}.")
CONTACT_IN_PERSON = Wording("contact_in_person", "{contact} for {service} must be done in person.")
CONTACT_IN_PERSON_WHY = Wording(
    "contact_in_person_why", "{contact} for {service} must be done in person: {why}"
)
VISIT = Wording("visit", "One appearance is enough for: {contacts}.")
VISITS_NONE = Wording("visits_none", "Nothing asks you to appear in person.")
VISITS_ONE = Wording("visits_one", "One place serves all that must be done in person: {contacts}.")
VISITS_WAIT = Wording(
    "visits_wait", "Offices need time between these, so each needs its own visit: {contacts}."
)
VISITS_PLACES = Wording("visits_places", "No one place serves these together: {contacts}.")
VISITS_BOTH = Wording("visits_both", "Places and waiting times keep these apart: {contacts}.")

# Proofs
PROVED_NOBODY = Wording("proved_nobody", "No situation is served here, so there is nothing to prove.")
PROVED_NO_VISIT = Wording("proved_no_visit", "Every contact has a way without a visit.")
PROVED_AT_ONCE = Wording(
    "proved_at_once",
    "All {contacts} personal contacts that can ever apply, taken together, need no more than this: {visits}.",
)
PROVED_BY_SEARCH = Wording(
    "proved_by_search",
    "All answers to the {questions} questions that matter were weighed. None needs more than this: {visits}.",
)

# Money
FEE = Wording("fee", "{service} charges this fee.")
FEE_ANSWERS = Wording("fee_answers", "{service} charges this fee because of your answers: {answers}.")
FEE_ERRAND = Wording("fee_errand", "{service} charges this fee where you fetch the paper.")
FEE_LATER = Wording("fee_later", "This is paid later and not with this application.")
FEE_BY_AREA = Wording("fee_by_area", "The amount depends on the area. {service} tells it.")
FEE_MARKET = Wording("fee_market", "The amount is a market price. {service} tells it.")

# Limits of the whole
PROMISE_OF_ALL = Text("Promised for the whole", "整体承诺时限")
STATUTORY_OF_ALL = Text("Limit for the whole", "整体法定时限")
LIMIT_KEPT = Wording("limit_kept", "All that counts here ends on {ends}. The limit ends on {last_day}.")
LIMIT_BROKEN = Wording(
    "limit_broken", "All that counts here ends on {ends}. The limit ends on {last_day}, which is too early."
)
LIMIT_EMPTY = Wording("limit_empty", "Nothing that counts here applies to you.")

# What else to know about a step
NOTE_COMMITMENT = Wording("note_commitment", "It is decided at once because you commit yourself.")
NOTE_COMMITMENT_CHECKED = Wording(
    "note_commitment_checked", "It is decided at once because you commit yourself. It is checked until {day}."
)
NOTE_EXTENSION = Wording("note_extension", "The head of the office may lengthen the law's limit once.")
NOTE_CLOCK_STOPS = Wording("note_clock_stops", "These stop the office's clock: {causes}.")
NOTE_TOGETHER_WITH = Wording("note_together_with", "Decided jointly with: {bodies}.")
NOTE_APPOINTMENT = Wording("note_appointment", "Please agree a time first for: {contacts}.")
NOTE_REPEATS = Wording("note_repeats", "It comes again later. This plan holds the first time.")
NOTE_PROACTIVE = Wording("note_proactive", "The office begins by itself. You need not apply.")
NOTE_ROUND = Wording(
    "note_round", "Applications are taken from {opens} to {closes} and decided together ({window})."
)
NOTE_RANKED = Wording("note_ranked", "Places are given in this order: {by}.")
NOTE_RESULTS = Wording("note_results", "The result: {results}")
NOTE_DRAW = Wording("note_draw", "A lot decides when it is accepted: {question}")
NOTE_OFFICERS = Wording("note_officers", "At least {officers} officers come together.")
NOTE_ON_FAILURE = Wording("note_on_failure", "If it fails: {what}.")
NOTE_SEND_BACK = Wording("note_send_back", "It is sent back for these reasons: {grounds}.")
NOTE_WAIT = Wording("note_wait", "Time passes before this: {what}.")
NOTE_WAIT_UNCOUNTED = Wording("note_wait_uncounted", "Time passes before this that no limit counts: {what}.")
NOTE_WAIT_UNKNOWN = Wording(
    "note_wait_unknown", "Time passes before this, and nobody knows how long: {what}. The days leave it out."
)
NOTE_SUPERVISED = Wording("note_supervised", "{body} supervises it.")
NOTE_PAPER = Wording("note_paper", "{paper}: {note}")

# What else to know about the whole
NOTE_GUIDE_FIRST = Wording("note_guide_first", "Please ask before you apply.")
NOTE_GUIDE_FIRST_ABOUT = Wording("note_guide_first_about", "Please ask before you apply. {about}")
NOTE_GUIDE_GROUP = Wording("note_guide_group", "Officers of all offices answer in one chat group.")
NOTE_AGENT = Wording("note_agent", "{body} runs the errands for you, free of charge.")
NOTE_ISSUE_TOGETHER = Wording("note_issue_together", "These are handed over at one time: {papers}.")
NOTE_SITE_CHECK = Wording("note_site_check", "One joint visit on the spot serves: {services}.")
NOTE_VARIANT = Wording("note_variant", "Because of your answers: {because}")
NOTE_LOT = Wording("note_lot", "Nobody knows yet: {question} This plan counts with no.")

# Days
DAYS = Wording("days", "The last day comes from these, one after the other: {services}.")
DAYS_NONE = Wording("days_none", "All of it is decided on the spot.")

# What if a source fails
FALLBACK_APPLICANT = Wording("fallback_applicant", "If that fails, we ask you for exactly this one.")


CHANNEL_NAMES = {
    Channel.ONLINE: Text("online", "网上办"),
    Channel.PHONE: Text("by phone", "电话办"),
    Channel.POST: Text("by post", "邮寄办"),
    Channel.COURIER: Text("by courier", "快递送"),
    Channel.HOSPITAL: Text("at the hospital", "医院内办"),
    Channel.KIOSK: Text("at a self-service kiosk", "自助机办"),
    Channel.DOORSTEP: Text("at your door", "上门办"),
    Channel.HALL: Text("at a service hall", "办事大厅办"),
    Channel.STATION: Text("at a station", "服务站点办"),
    Channel.VILLAGE: Text("at a village service point", "村(社区)代办点办"),
}

CLOCK_STOP_NAMES = {
    ClockStop.HEARING: Text("a hearing", "听证"),
    ClockStop.BIDDING: Text("bidding", "招标"),
    ClockStop.AUCTION: Text("an auction", "拍卖"),
    ClockStop.INSPECTION: Text("an inspection", "检验"),
    ClockStop.TESTING: Text("testing", "检测"),
    ClockStop.QUARANTINE: Text("quarantine", "检疫"),
    ClockStop.APPRAISAL: Text("an appraisal", "鉴定"),
    ClockStop.EXPERT_REVIEW: Text("a review by experts", "专家评审"),
    ClockStop.SITE_CHECK: Text("a check on the spot", "现场核查"),
    ClockStop.PUBLICITY: Text("publicity", "公示"),
    ClockStop.PUBLIC_NOTICE: Text("a public notice", "公告"),
    ClockStop.EMBASSY_REPLY: Text("waiting for an embassy's reply", "等待驻外使领馆复函"),
}

CONTACT_NAMES = {
    ContactKind.APPLY: Text("Applying", "申请"),
    ContactKind.SHOW_ORIGINAL: Text("Showing originals", "核验原件"),
    ContactKind.IDENTIFY: Text("Proving who you are", "核验身份"),
    ContactKind.SIGN: Text("Signing", "签字"),
    ContactKind.INTERVIEW: Text("An interview", "面谈"),
    ContactKind.PAY: Text("Paying", "缴费"),
    ContactKind.COLLECT: Text("Receiving the result", "领取结果"),
}

YES = Text("yes", "是")
NO = Text("no", "否")

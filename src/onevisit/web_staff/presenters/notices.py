"""The line on top of a page after an act: what was done, or why nothing was."""

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_DONE = {
    "accept": gettext_noop("Accepted. Both clocks run from today."),
    "grant": gettext_noop("Granted. What remains is to issue the result."),
    "issue": gettext_noop(
        "Issued. The applicant has the result, and the next departments go on by themselves."
    ),
    "refuse": gettext_noop("Refused. The applicant reads your reasons and their remedies."),
    "withdraw": gettext_noop("Withdrawn, as the applicant asked."),
    "visit": gettext_noop("The visit is recorded."),
    "paper": gettext_noop("The paper is added."),
}


class Notice(msgspec.Struct, frozen=True):
    """A sentence; a warning says that nothing was changed."""

    text: str
    is_warning: bool = False


def done_notice(word: str) -> Notice | None:
    """What the address says was done; nothing for other words."""
    return Notice(_(_DONE[word])) if word in _DONE else None

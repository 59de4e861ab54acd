"""Keeps identity numbers out of logs: resident ids of 15 or 18 characters become their first six digits."""

import logging
import re

_RESIDENT_ID = re.compile(r"(?<!\d)(\d{6})(?:\d{11}[\dXx]|\d{9})(?![\dXx])")


def masked(text: str) -> str:
    """The text with every resident id cut to its region: `330122************`."""
    return _RESIDENT_ID.sub(lambda found: found.group(1) + "*" * (len(found.group(0)) - 6), text)


class MaskIdentityNumbers(logging.Filter):
    """Masks the finished message, its traceback included."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True

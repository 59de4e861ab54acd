"""Signals as a flag that is looked at in safe places.

A handler that raised could do so anywhere, in the middle of starting a process
too, where Python drops the error: the request to stop would be lost.
"""

import contextlib
import os
import select
import signal
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAskedError(Exception):
    """Ctrl-C, or the operator's SIGTERM: no fault, but it ends everything on its way."""


class Signals:
    """Catches what asks this process to stop; wakes it when a child ends."""

    def __init__(self) -> None:
        self.stop_asked = False
        self._reader, writer = os.pipe()
        for end in (self._reader, writer):
            os.set_blocking(end, False)
        for sign in STOP_SIGNALS:
            signal.signal(sign, self._ask)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.stop_asked = True

    def pause(self, seconds: float) -> None:
        """Sleep, shorter when something happens; raises StopAskedError when asked to stop."""
        if not self.stop_asked:
            select.select([self._reader], [], [], seconds)
            with contextlib.suppress(BlockingIOError):
                os.read(self._reader, 4096)
        if self.stop_asked:
            raise StopAskedError

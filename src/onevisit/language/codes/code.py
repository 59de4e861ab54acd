"""What a code of the compiler is."""

import msgspec

from onevisit.language.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Code(msgspec.Struct, frozen=True):
    """One kind of fault; the sentences are templates over the diagnostic's data."""

    code: str
    severity: Severity
    what: str
    why: str
    mend: str

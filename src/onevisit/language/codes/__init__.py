"""Every fault that the compiler knows, in one table: what it says, why it matters, how to mend it.

`docs/reference/diagnostics.md` is generated from this table and the examples
in `code_examples`; a test compiles each example and expects exactly its code.
"""

from typing import Any

from onevisit.kernel.text import Sentence
from onevisit.language.codes import links, rules, shape, staged, text
from onevisit.language.codes.code import Code
from onevisit.language.diagnostics import Diagnostic, Span

CODES: dict[str, Code] = {
    code.code: code
    for module in (text, shape, links, rules, staged)
    for code in sorted(module.CODES, key=lambda c: c.code)
}


def diagnose(code: str, span: Span, line: str, /, **data: Any) -> Diagnostic:
    """The diagnostic of `code` at `span`, whose line reads `line`."""
    known = CODES[code]
    return Diagnostic(
        code=code,
        severity=known.severity,
        span=span,
        sentence=Sentence(code, known.what, data),
        why=known.why.format_map(data),
        mend=known.mend.format_map(data),
        line=line,
    )

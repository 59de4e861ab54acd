"""The definition language: YAML text and tables in, diagnostics and the planner's values out. Pure."""

from onevisit.language.compiler import Compilation, assemble, compile, read_file
from onevisit.language.diagnostics import Diagnostic, Severity, Span, render
from onevisit.language.shapes.examples import Example, Expectation

__all__ = [
    "Compilation",
    "Diagnostic",
    "Example",
    "Expectation",
    "Severity",
    "Span",
    "assemble",
    "compile",
    "read_file",
    "render",
]

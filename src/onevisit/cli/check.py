"""`onevisit check`: compile definitions and say everything that is wrong with them."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from onevisit.cli.folder import read_folder, without_collecting
from onevisit.language import Compilation, Diagnostic, Severity, compile, render
from onevisit.planner.definitions import Edition

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}


def check(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the definitions.")] = Path("content"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the diagnostics as JSON.")] = False,
) -> None:
    """Compile the definitions of a folder and report every fault in one run.

    Exit status: 0 no errors (warnings may be there), 1 errors, 2 the folder cannot be read.
    """
    files = read_folder(folder)
    with without_collecting():
        compilation = compile(files)
    text = _json(compilation, len(files)) if as_json else _report(compilation, len(files))
    sys.stdout.write(text + "\n")
    raise typer.Exit(1 if compilation.errors else 0)


def _json(compilation: Compilation, files: int) -> str:
    edition = compilation.edition
    counts = _counts(compilation)
    answer = {
        "edition": edition.hash if edition else None,
        "files": files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "diagnostics": [as_data(diagnostic) for diagnostic in compilation.diagnostics],
    }
    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as its JSON shows it."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "what": diagnostic.what,
        "why": diagnostic.why,
        "mend": diagnostic.mend,
    }


def _report(compilation: Compilation, files: int) -> str:
    show = _coloured if _is_colourful() else render
    blocks = [show(diagnostic) for diagnostic in compilation.diagnostics]
    counts = _counts(compilation)
    found = ", ".join(
        f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count
    )
    summary = f"{files} files: {found or 'nothing to mend'}"
    if compilation.edition:
        summary += f"\nedition {compilation.edition.hash}: {_contents(compilation.edition)}"
    return "\n\n".join([*blocks, summary])


def _counts(compilation: Compilation) -> dict[Severity, int]:
    severities = [diagnostic.severity for diagnostic in compilation.diagnostics]
    return {severity: severities.count(severity) for severity in Severity}


def _contents(edition: Edition) -> str:
    counts = {
        "life event": len(edition.life_events),
        "service": len(edition.services),
        "offer": sum(len(by_region) for by_region in edition.offers.values()),
        "region": len(edition.regions),
    }
    return ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts.items())


def _is_colourful() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _coloured(diagnostic: Diagnostic) -> str:
    colour = COLOURS[diagnostic.severity]
    heading, *rest = render(diagnostic).splitlines()
    lines = [_paint(heading, f"1;{colour}")]
    for line in rest:
        is_caret = line.partition("|")[2].strip("^ ") == "" and "^" in line
        lines.append(_paint(line, colour) if is_caret else line)
    return "\n".join(lines)


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"

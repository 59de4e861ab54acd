"""Whether every id that is mentioned is defined, and every definition is mentioned."""

from onevisit.language.diagnostics import Span
from onevisit.language.dictionary import Dictionary
from onevisit.language.reading import did_you_mean
from onevisit.language.shapes import KINDS, WORDS


def report_unknown(dictionary: Dictionary) -> None:
    """Report each mention of a definition that does not exist."""
    for reference in dictionary.references():
        if not dictionary.is_known(reference.kind, reference.id):
            dictionary.report(
                "OV301",
                reference.span,
                kind=WORDS[reference.kind],
                id=reference.id,
                hint=did_you_mean(reference.id, dictionary.of(reference.kind)),
            )


def report_unused(dictionary: Dictionary, used_by_tables: set[tuple[str, str]]) -> None:
    """Warn of each definition that no other mentions; only where everything could be read.

    Where an id of a kind is unknown, the unused one is most likely what was meant, and needs no second word.
    """
    if not dictionary.is_complete:
        return
    used = used_by_tables | {
        (reference.kind, reference.id)
        for reference in dictionary.references()
        if reference.owner != (reference.kind, reference.id)
    }
    unknown = {r.kind for r in dictionary.references() if not dictionary.is_known(r.kind, r.id)}
    unknown |= {kind for kind, name in used_by_tables if not dictionary.is_known(kind, name)}
    for name, kind in KINDS.items():
        if not kind.must_be_used or name in unknown:
            continue
        for definition in dictionary.of(name).values():
            if (name, definition.id) not in used:
                dictionary.report("OV302", definition.key_span, kind=kind.what, id=definition.id)


def report_calendars(dictionary: Dictionary) -> None:
    """There is exactly one working-day calendar."""
    calendars = list(dictionary.of("calendars").values())
    is_broken = any(kind == "calendars" for kind, _ in dictionary.recognised)
    if len(calendars) == 1 or (not calendars and is_broken):
        return
    if calendars:
        span, found = calendars[1].key_span, f"are {len(calendars)}"
    else:
        span, found = Span(min(dictionary.readings, default="calendars.yaml"), 1, 1), "is none"
    dictionary.report("OV303", span, kind="calendar", found=found, kinds="calendars")

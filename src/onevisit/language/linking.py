"""Whether every id that is mentioned is defined, and every definition is mentioned."""

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
    """Warn of each definition that no other mentions; only where everything could be read."""
    if not dictionary.is_complete:
        return
    used = used_by_tables | {
        (reference.kind, reference.id)
        for reference in dictionary.references()
        if reference.owner != (reference.kind, reference.id)
    }
    for name, kind in KINDS.items():
        for definition in dictionary.of(name).values() if kind.must_be_used else ():
            if (name, definition.id) not in used:
                dictionary.report("OV302", definition.key_span, kind=kind.what, id=definition.id)


def report_calendars(dictionary: Dictionary) -> None:
    """There is exactly one working-day calendar."""
    calendars = list(dictionary.of("calendars").values())
    is_broken = any(kind == "calendars" for kind, _ in dictionary.recognised)
    if len(calendars) == 1 or (not calendars and is_broken) or not dictionary.readings:
        return
    if calendars:
        span, found = calendars[1].key_span, f"are {len(calendars)}"
    else:
        first = min(dictionary.readings)
        span, found = dictionary.start_of(first), "is none"
    dictionary.report("OV303", span, kind="calendar", found=found, kinds="calendars")

"""One declarative shape for each kind of definition: its fields, their forms, and the value they make."""

from onevisit.language.shapes import events, examples, papers, places, reference, services
from onevisit.language.shapes.kind import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for module in (reference, places, papers, services, events, examples)
    for kind in module.KINDS
}
"""Every kind that a definition file may hold, by its top-level key."""

WORDS = {"regions": "region", "offers": "offer", **{name: kind.what for name, kind in KINDS.items()}}
"""What one of each kind is called in a sentence."""

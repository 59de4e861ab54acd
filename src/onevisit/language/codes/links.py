"""Faults in what definitions say about each other: OV3xx."""

from onevisit.language.codes.code import ERROR, WARNING, Code

CODES = (
    Code(
        "OV301",
        ERROR,
        "there is no {kind} `{id}`",
        "The definition that it belongs to cannot be completed.",
        "{hint}",
    ),
    Code(
        "OV302",
        WARNING,
        "nothing uses {kind} `{id}`",
        "Unused definitions grow old unseen; often the id was mistyped where it should be used.",
        "Use it, or delete it.",
    ),
    Code(
        "OV303",
        ERROR,
        "there must be exactly one {kind}, and there {found}",
        "Days and limits are counted on it.",
        "Define one under `{kinds}:`, in one file.",
    ),
)

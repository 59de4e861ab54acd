"""Faults in the shape of a definition: OV2xx."""

from onevisit.language.codes.code import ERROR, Code

CODES = (
    Code(
        "OV201",
        ERROR,
        "`{name}` is no kind of definition",
        "What nobody reads would be lost without a word.",
        "{hint}",
    ),
    Code(
        "OV202",
        ERROR,
        "{thing} has no field `{name}`",
        "What nobody reads would be lost without a word.",
        "{hint}",
    ),
    Code(
        "OV203",
        ERROR,
        "the field `{name}` of {thing} is missing",
        "The definition cannot be used without it: {about}",
        "Add `{name}:` below this line.",
    ),
    Code(
        "OV204",
        ERROR,
        "here {expected} must stand, and this is {found}",
        "The compiler cannot tell what is meant.",
        "{hint}",
    ),
    Code(
        "OV205",
        ERROR,
        "`{given}` is not {expected}",
        "The compiler cannot tell what is meant.",
        "Write it like this: {example}",
    ),
    Code(
        "OV206",
        ERROR,
        "`{given}` is not one of the words that can stand here",
        "The program acts differently for each of these words, so it must know it.",
        "{hint}",
    ),
    Code(
        "OV207",
        ERROR,
        "`{given}` cannot be an id",
        "Ids stand in conditions, addresses and tables, so they are plain words.",
        "Use small letters, digits and _, beginning with a letter: `{example}`",
    ),
    Code(
        "OV208",
        ERROR,
        "{kind} `{id}` is defined a second time; the first is at {first}",
        "Only one of the two could count, and a reader cannot know which.",
        "Keep one of them, or give the second its own id.",
    ),
    Code(
        "OV209",
        ERROR,
        "this is no condition: {problem}",
        "Without it nobody knows in which situations the rule applies.",
        "{hint}",
    ),
    Code(
        "OV210",
        ERROR,
        "the words in {language} are missing",
        "Everything that people read is there in English and in Chinese.",
        "Add `{tag}:` with the words in {language}.",
    ),
    Code(
        "OV211",
        ERROR,
        "`{given}` stands after the later date {before}",
        "Values are read from the earliest to the latest; a wrong order hides a slip.",
        "Put the dates in order.",
    ),
    Code(
        "OV212",
        ERROR,
        "`{name}` stands in this list a second time",
        "It would be done, asked or counted twice.",
        "Delete one of the two.",
    ),
    Code(
        "OV213",
        ERROR,
        "{thing} needs at least one of `{name}`, and here is none",
        "The definition cannot be used without it: {about}",
        "Add one below `{name}:`.",
    ),
)

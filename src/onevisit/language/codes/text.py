"""Faults of the text itself: OV1xx."""

from onevisit.language.codes.code import ERROR, Code

CODES = (
    Code(
        "OV101",
        ERROR,
        "this is not YAML: {problem}",
        "The rest of the file cannot be read, so its definitions are missing.",
        "Mend the line at the caret; often a quote or bracket before it was not closed.",
    ),
    Code(
        "OV102",
        ERROR,
        "a tab stands at the beginning of this line",
        "Indentation tells what belongs to what, and a tab has no fixed width.",
        "Put spaces instead, two for each level.",
    ),
    Code(
        "OV103",
        ERROR,
        "`{name}` stands here a second time; the first is in line {line}",
        "Only one of the two could count, and a reader cannot know which.",
        "Keep one of them, or give the second its right name.",
    ),
    Code(
        "OV104",
        ERROR,
        "{what} is no part of the definition language",
        "Definitions say things by name, so that each can be read by itself.",
        "Write the value itself.",
    ),
    Code(
        "OV105",
        ERROR,
        "this is nested more than {deepest} levels deep",
        "No definition needs that; a bracket or indentation has gone wrong.",
        "Take the brackets or spaces away that do not belong here.",
    ),
    Code(
        "OV106",
        ERROR,
        "this line does not fit in here: {problem}",
        "Indentation tells what belongs to what; the rest of the file cannot be read.",
        "Indent it like its neighbours, and quote a text that has a colon and a space in it.",
    ),
    Code(
        "OV107",
        ERROR,
        "this character cannot stand in a definition file",
        "The file is not plain text in UTF-8, so nothing in it can be read safely.",
        "Delete the character, and save the file as UTF-8.",
    ),
    Code(
        "OV108",
        ERROR,
        "this row has {found} cells where the heading has {expected}",
        "Cells would be read under the wrong heading.",
        "Add or remove commas; quote a cell that has a comma in it.",
    ),
    Code(
        "OV109",
        ERROR,
        "the column `{name}` is missing in the heading",
        "Without it the rows of this table cannot be understood.",
        "The first line of the file must be: {heading}",
    ),
    Code(
        "OV110",
        ERROR,
        "there is no column `{name}` in this table",
        "What nobody reads would be lost without a word.",
        "{hint}",
    ),
)

"""Every fault that the compiler knows, in one table: what it says, why it matters, how to mend it.

`docs/reference/diagnostics.md` is generated from this table and the examples
in `code_examples`; a test compiles each example and expects exactly its code.
"""

from typing import Any

import msgspec

from onevisit.kernel.text import Sentence
from onevisit.language.diagnostics import Diagnostic, Severity, Span

ERROR, WARNING = Severity.ERROR, Severity.WARNING


class Code(msgspec.Struct, frozen=True):
    """One kind of fault; the sentences are templates over the diagnostic's data."""

    code: str
    severity: Severity
    what: str
    why: str
    mend: str


_ALL = (
    # 1: the text itself
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
    # 2: the shape of a definition
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
        "`{given}` comes after a later date",
        "Values are read from the earliest to the latest; a wrong order hides a slip.",
        "Put the dates in order.",
    ),
    # 3: what definitions say about each other
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
    # 4: whether services and life events can work
    Code(
        "OV401",
        ERROR,
        "these steps wait for each other: {cycle}",
        "None of them could ever begin.",
        "Take one `after` away; the paper that a step needs tells the true order.",
    ),
    Code(
        "OV402",
        ERROR,
        "nobody gives the evidence `{id}`",
        "The service demands it, and an applicant could never have it.",
        "Name its `issuer`, let a dataset give it, or let a step put it out.",
    ),
    Code(
        "OV403",
        ERROR,
        "the condition asks about `{id}`, which {where} does not ask",
        "Unasked questions count as answered with no, so the condition is never what it seems.",
        "{hint}",
    ),
    Code(
        "OV404",
        ERROR,
        "`{question}` can never be answered with {value}",
        "The comparison would always come out the same.",
        "{hint}",
    ),
    Code(
        "OV405",
        ERROR,
        "the promise of {promised} is longer than the law's {statutory}",
        "A promise may only be shorter than the limit that the law sets.",
        "Shorten the promise, or correct the statutory limit.",
    ),
    Code(
        "OV406",
        ERROR,
        "the offer opens the channel {channel} for `{contact}`, which the service does not permit",
        "A region may open fewer channels than the law permits, never more.",
        "The service permits: {permitted}",
    ),
    Code(
        "OV407",
        ERROR,
        "`{organisation}` is a {is_body}, and this service belongs to a {body}",
        "A decision by a body without the power is void.",
        "Name an organisation of the right kind as `deciding`.",
    ),
    Code(
        "OV408",
        ERROR,
        "the offer opens no channel for `{contact}`",
        "The service needs this contact, and nobody could make it.",
        "Add `{contact}: ...` with one of: {permitted}",
    ),
    Code(
        "OV409",
        ERROR,
        "`{organisation}` serves {serves}, which does not cover {region}",
        "A decision outside its territory is void.",
        "Name an organisation of this region, or one above it.",
    ),
    Code(
        "OV410",
        ERROR,
        "the channel {channel} of `{contact}` needs a place, and the offer names none",
        "People could not be told where to go.",
        "Add a place whose channel is {channel} to `places`.",
    ),
    Code(
        "OV411",
        WARNING,
        "no region offers `{id}`, which the life event `{life_event}` needs",
        "The life event can be planned nowhere.",
        "Add a row for it to a table in `offers/`.",
    ),
    Code(
        "OV412",
        ERROR,
        "the alternatives `{group}` {problem}",
        "Exactly one of the alternatives is done in every situation.",
        "{hint}",
    ),
    Code(
        "OV413",
        ERROR,
        "there is no party `{id}` in the life event `{life_event}`",
        "Nobody would know whose paper or fact is meant.",
        "{hint}",
    ),
    Code(
        "OV414",
        WARNING,
        "no situation leads here: the condition is never true",
        "What never applies is either superfluous or mistaken.",
        "Correct the condition, or delete what depends on it.",
    ),
    Code(
        "OV415",
        ERROR,
        "the right `{right}` lets {consumer} read `{evidence}`, which {dataset} does not give",
        "The register would be asked for something that it does not have.",
        "Add it to what the dataset `gives`, or take it out of the right.",
    ),
    Code(
        "OV416",
        WARNING,
        "the right `{right}` is for `{service}`, which does not demand {evidence}",
        "A right without a purpose must not be given.",
        "Take the service or the evidence out of the right.",
    ),
    Code(
        "OV417",
        WARNING,
        "{thing} has no field `{name}`, so it cannot be from memory",
        "The mark would protect nothing.",
        "{hint}",
    ),
    Code(
        "OV418",
        ERROR,
        "the fact `{fact}` belongs to the group `{group}`, which this life event's form does not have",
        "The fact would be asked on no page.",
        "Add `{group}` to the `form` of the life event `{life_event}`.",
    ),
    Code(
        "OV419",
        ERROR,
        "the life event promises {promised}, and its steps need up to {needed}",
        "The promise would be broken whenever every department uses its own.",
        "Lengthen the promise, or shorten those of: {steps}",
    ),
    Code(
        "OV420",
        ERROR,
        "`{service}` is offered twice in {region}; the first is at {first}",
        "Only one of the two could count, and a reader cannot know which.",
        "Keep one of the two rows.",
    ),
    Code(
        "OV421",
        WARNING,
        "the step `{step}` can begin before `{before}` has put out `{evidence}`, which it demands",
        "It would then ask the applicant for a paper that the government is about to issue.",
        "Add `{before}` to its `after`.",
    ),
    Code(
        "OV422",
        WARNING,
        "the dataset gives `{evidence}` to nobody: no right is open for it",
        "Applicants bring the paper although the government has it.",
        "Grant a right to the bodies that demand it.",
    ),
    Code(
        "OV423",
        ERROR,
        "a choice needs at least two `choices`, and other questions have none",
        "The question could not be answered.",
        "Give the choices, or correct the `kind`.",
    ),
)

CODES: dict[str, Code] = {code.code: code for code in _ALL}


def diagnose(code: str, span: Span, line: str, **data: Any) -> Diagnostic:
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

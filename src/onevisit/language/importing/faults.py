"""What can be wrong in an item list: OV9xx. Everything usable is taken, so most of these are warnings."""

from typing import Any

from onevisit.kernel.text import Sentence
from onevisit.language.codes.code import ERROR, WARNING, Code
from onevisit.language.diagnostics import Diagnostic, Span

FAULTS = {
    code.code: code
    for code in (
        Code(
            "OV901",
            WARNING,
            "the column for {meaning} is missing; it is usually called {names}",
            "{why}",
            "Add the column, or complete the definitions by hand.",
        ),
        Code(
            "OV902",
            ERROR,
            "this row has no name, so it was left out",
            "Nobody could tell which item is meant.",
            "Fill in {names}.",
        ),
        Code(
            "OV903",
            WARNING,
            "the code {given} has {found} characters, and {meaning} has {expected}; it was not used",
            "A code with a character too few or too many may be another item's.",
            "Copy the code from the system that gave it.",
        ),
        Code(
            "OV904",
            WARNING,
            "a spreadsheet has shortened the code to {given}, so it was not used",
            "A spreadsheet keeps 15 digits of a number; the others are lost for good.",
            "Format the column as text, and export the list again.",
        ),
        Code(
            "OV905",
            WARNING,
            "the basic code {given} has lost its leading zeros; {taken} was taken",
            "Codes of national items begin with 00, and spreadsheets drop leading zeros.",
            "Format the column as text, and export the list again.",
        ),
        Code(
            "OV906",
            WARNING,
            "the credit code in {given} fails its check character",
            "A character was probably mistyped; but some official codes fail too, so it was taken.",
            "Compare the first 18 characters with the organisation's certificate.",
        ),
        Code(
            "OV907",
            WARNING,
            "the basic code {basic} differs from the end of the implementation code, {tail}",
            "One of them belongs to another item. The basic code was taken.",
            "Correct the wrong one.",
        ),
        Code(
            "OV908",
            ERROR,
            "this row repeats row {first} ({name}), so it was left out",
            "The same office would offer the same item twice.",
            "Keep one of them; if they are two items, give each its code.",
        ),
        Code(
            "OV909",
            WARNING,
            "{name} is also the name of row {first}, under another code",
            "People could not tell the two apart.",
            "If they are two items, let their names differ.",
        ),
        Code(
            "OV910",
            WARNING,
            "no organisation here is called {given}; a new one was written, to be completed",
            "The power of a department must rest on a department that exists.",
            "{hint}",
        ),
        Code(
            "OV911",
            WARNING,
            "the department is missing; the item stands with a department to be named",
            "A decision by nobody is void.",
            "Fill in {names}, or complete the new organisation.",
        ),
        Code(
            "OV912",
            WARNING,
            "the region of this row is unknown{given}; only the service was taken, not its offer",
            "Without a region nobody could be sent there.",
            "Name the region with --region, or mend the credit code.",
        ),
        Code(
            "OV913",
            WARNING,
            "{given} is no type of item; it was taken as a public service",
            "The program keeps apart what the law keeps apart.",
            "Use one of: {known}",
        ),
        Code(
            "OV914",
            WARNING,
            "{given} is no limit; {taken} was taken",
            "Days are counted and promised on it.",
            "Write a number and its unit, such as 20个工作日 or 即办.",
        ),
        Code(
            "OV915",
            WARNING,
            "the promise of {promised} is longer than the law's {statutory}; the law's limit was taken",
            "A promise may only be shorter than the limit that the law sets.",
            "Correct one of the two limits.",
        ),
        Code(
            "OV916",
            WARNING,
            "{given} is no number of visits; it was left out",
            "The number that is declared stands beside the one that is computed.",
            "Write a whole number from 0 to 9.",
        ),
        Code(
            "OV917",
            WARNING,
            "{name} costs something, and the amount is not told",
            "Applicants must know the fee before they apply.",
            "Add the fee to the service `{id}`.",
        ),
        Code(
            "OV918",
            WARNING,
            "complete by hand in {file}: {what}",
            "The list does not have it; what stands there keeps the definitions readable until then.",
            "Look for the comments that begin with `# complete`.",
        ),
        Code(
            "OV919",
            ERROR,
            "no row of this table is a heading with {names}",
            "Without a heading nobody knows what the cells mean.",
            "Put the names of the columns above the rows.",
        ),
        Code(
            "OV920",
            WARNING,
            "the column {given} was not read",
            "Its content is in none of the definitions.",
            "Nothing, if it is not needed. It is usually a field that this program keeps elsewhere.",
        ),
        Code(
            "OV921",
            WARNING,
            "{service} is offered in {region} already; this second offer was left out",
            "A region has one offer of a service, so that everybody there is treated alike.",
            "Keep one office for it, or give the region of the other with a code of its own.",
        ),
        Code(
            "OV922",
            WARNING,
            "{department} does not serve {region}; only the service was taken, not its offer",
            "A decision outside its territory is void.",
            "Correct the department, or the region in the code.",
        ),
        Code(
            "OV923",
            WARNING,
            "{department} is no {body}, to which {service} belongs; its offer was left out",
            "A decision by a body without the power is void.",
            "Correct the department, or the item's code.",
        ),
    )
}


def fault(code: str, file: str, row: int, column: int, /, **data: Any) -> Diagnostic:
    """The diagnostic at a cell: row and column counted from 1, row 1 being the first of the table."""
    known = FAULTS[code]
    return Diagnostic(
        code=code,
        severity=known.severity,
        span=Span(file, row, column),
        sentence=Sentence(code, known.what, data),
        why=known.why.format_map(data),
        mend=known.mend.format_map(data),
    )

"""The forms that a value can have, each reading a node of the tree into a value.

A form reports what is wrong and raises `UnreadError`; forms that hold others
read all parts before they give up, so that one run shows every fault.
"""

from onevisit.language.forms.composites import Field, Keyed, ListOf, Record
from onevisit.language.forms.references import (
    BUILT_IN_QUESTIONS,
    ID_PATTERN,
    Article,
    ConditionForm,
    Id,
    Name,
    read_id,
    text_span,
)
from onevisit.language.forms.values import (
    Amount,
    AmountOrBasis,
    Day,
    Form,
    LimitForm,
    LongText,
    OneOf,
    Translated,
    Whole,
    Word,
    YearDayForm,
    YesNo,
    parse_day,
    scalar,
)

__all__ = [
    "BUILT_IN_QUESTIONS",
    "ID_PATTERN",
    "Amount",
    "AmountOrBasis",
    "Article",
    "ConditionForm",
    "Day",
    "Field",
    "Form",
    "Id",
    "Keyed",
    "LimitForm",
    "ListOf",
    "LongText",
    "Name",
    "OneOf",
    "Record",
    "Translated",
    "Whole",
    "Word",
    "YearDayForm",
    "YesNo",
    "parse_day",
    "read_id",
    "scalar",
    "text_span",
]

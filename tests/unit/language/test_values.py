"""Single values: limits, amounts, dates, yes and no, texts in two languages."""

import pytest

from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.language import compile
from onevisit.language.code_examples import Edit, apply
from onevisit.language.limits import are_surely_longer, parse_limit, show_limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("immediate", IMMEDIATE),
        ("即办", IMMEDIATE),
        ("10 working days", Limit(10, Unit.WORKING_DAY)),
        ("1 working day", Limit(1, Unit.WORKING_DAY)),
        ("10个工作日", Limit(10, Unit.WORKING_DAY)),
        ("30 calendar days", Limit(30, Unit.CALENDAR_DAY)),
        ("1 month", Limit(1, Unit.MONTH)),
        ("2 hours", Limit(2, Unit.HOUR)),
        ("10  minutes", Limit(10, Unit.MINUTE)),
        ("1 year", Limit(1, Unit.YEAR)),
    ],
)
def test_limits_read_as_officials_write_them(text: str, limit: Limit) -> None:
    assert parse_limit(text) == limit
    assert parse_limit(show_limit(limit)) == limit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "days",
        "0 working days",
        "-1 month",
        "1.5 hours",
        "10 days",
        "ten days",
        "1 fortnight",
        "٣ hours",
    ],
)
def test_a_limit_that_says_too_little_is_none(text: str) -> None:
    """`10 days` does not say which days: working or calendar."""
    assert parse_limit(text) is None


@pytest.mark.parametrize(
    ("limit", "other", "longer"),
    [
        ("11 working days", "10 working days", True),
        ("10 working days", "10 working days", False),
        ("10 working days", "1 month", False),
        ("2 months", "20 working days", True),
        ("1 month", "20 working days", False),
        ("1 year", "11 months", True),
        ("2 hours", "immediate", True),
    ],
)
def test_limits_are_compared_only_where_no_calendar_could_turn_the_answer(
    limit: str, other: str, longer: bool
) -> None:
    first, second = parse_limit(limit), parse_limit(other)
    assert first is not None
    assert second is not None
    assert are_surely_longer([first], second) is longer


def code_of(file: str, old: str, new: str) -> list[str]:
    return [d.code for d in compile(apply(Edit(file, old, new))).diagnostics]


@pytest.mark.parametrize("amount", ["10 CNY", "12.50 CNY", "0 EUR"])
def test_amounts_have_a_currency(amount: str) -> None:
    assert code_of("services.yaml", "10 CNY", amount) == []


@pytest.mark.parametrize("amount", ["10", "10 Yuan", "1.234 CNY", "-1 CNY", "1e3 CNY", "free"])
def test_an_amount_without_currency_or_too_fine_is_shown(amount: str) -> None:
    assert code_of("services.yaml", "amount: 10 CNY", f"amount: {amount}") == ["OV205"]


@pytest.mark.parametrize("day", ["2019-02-29", "2019-1-1", "2019", "01.01.2019", "2019-01-01T00:00"])
def test_a_date_that_does_not_exist_is_shown(day: str) -> None:
    assert code_of("laws.yaml", "2019-01-01", day) == ["OV205"]


@pytest.mark.parametrize("word", ["yes", "no", "true", "false", "是", "否", "'yes'"])
def test_yes_and_no_may_be_said_in_several_ways(word: str) -> None:
    is_no = word in ("no", "false", "否")
    assert code_of("birth.yaml", "may_apply: yes", f"may_apply: {word}") == (["OV431"] if is_no else [])


@pytest.mark.parametrize("word", ["ja", "1", "[]", "''", "{a: b}"])
def test_what_is_neither_yes_nor_no_is_shown(word: str) -> None:
    assert code_of("birth.yaml", "may_apply: yes", f"may_apply: {word}")[0] in ("OV204", "OV205")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{en: Tongjun, zh: 桐君街道, de: Tongjun}", []),
        ("{en: Tongjun}", ["OV210"]),
        ("{zh: 桐君街道}", ["OV210"]),
        ("{en: '', zh: 桐君街道}", ["OV210"]),
        ("{}", ["OV210"]),
        ("Tongjun", ["OV204"]),
        ("{en: Tongjun, zh: 桐君街道, East: x}", ["OV202"]),
        ("{en: [Tongjun], zh: 桐君街道}", ["OV204"]),
    ],
)
def test_texts_stand_in_english_and_chinese(text: str, codes: list[str]) -> None:
    assert sorted(set(code_of("bodies.yaml", "{en: Tongjun, zh: 桐君街道}", text))) == codes


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ("2026-01-01 to 2026-01-03", []),
        ("2026-01-01", []),
        ("2026-01-03 to 2026-01-01", ["OV205"]),
        ("2026-01-01 to 2026-03-01", ["OV205"]),
        ("2026-01-01 to 2026-01-02 to 2026-01-03", ["OV205"]),
        ("2026-12-01", ["OV211"]),
    ],
)
def test_holidays_are_days_or_stretches_of_at_most_a_month_in_order(days: str, codes: list[str]) -> None:
    assert code_of("calendar.yaml", "2026-01-01 to 2026-01-03", days) == codes


def test_a_bare_value_counts_as_a_list_of_one() -> None:
    assert code_of("services.yaml", "outputs: [household_register]", "outputs: household_register") == []

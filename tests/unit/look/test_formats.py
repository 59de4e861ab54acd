"""Days, limits and money are written as people say them (look.md "Voice")."""

from datetime import UTC, date, datetime

import pytest

from onevisit.kernel.money import Money
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit, Unit
from onevisit.look import formats
from onevisit.planner.definitions import FeeBasis

THURSDAY = date(2026, 11, 26)


@pytest.mark.usefixtures("english")
class TestEnglish:
    def test_a_day_has_its_weekday_first(self) -> None:
        assert formats.day(THURSDAY) == "Thursday 26 November"

    def test_an_instant_is_said_in_official_time(self) -> None:
        assert formats.moment(datetime(2026, 11, 26, 16, 30, tzinfo=UTC)) == "Friday 27 November, 00:30"

    @pytest.mark.parametrize(
        ("count", "said"), [(0, "no visit"), (1, "one visit"), (2, "2 visits"), (11, "11 visits")]
    )
    def test_visits_are_counted_in_words(self, count: int, said: str) -> None:
        assert formats.visits(count) == said

    @pytest.mark.parametrize(
        ("limit", "said"),
        [
            (Limit(0, Unit.IMMEDIATE), "on the spot"),
            (Limit(1, Unit.WORKING_DAY), "1 working day"),
            (Limit(20, Unit.WORKING_DAY), "20 working days"),
            (Limit(1, Unit.HOUR), "1 hour"),
            (Limit(2, Unit.MONTH), "2 months"),
        ],
    )
    def test_limits_are_said_with_their_unit(self, limit: Limit, said: str) -> None:
        assert formats.limit(limit) == said

    def test_nothing_to_pay_is_said_in_words(self) -> None:
        assert (formats.money(Money(0)), formats.money(Money(1250))) == ("free", "¥12.50")


@pytest.mark.usefixtures("chinese")
class TestChinese:
    def test_a_day_has_its_weekday_last(self) -> None:
        assert formats.day(THURSDAY) == "11月26日 星期四"

    def test_visits_are_the_reforms_own_words(self) -> None:
        assert [formats.visits(n) for n in (0, 1, 3)] == ["零跑", "跑一次", "跑3次"]

    def test_content_is_in_the_readers_language(self) -> None:
        assert formats.words(Text("birth", "出生")) == "出生"

    def test_a_date_as_typed_is_read_back_in_words(self) -> None:
        assert formats.date_words("2026-03-05") == "2026年3月5日"
        assert formats.date_words("2026-3-") == "2026-3-"


@pytest.mark.parametrize(("size", "said"), [(10, "1 KB"), (31_400, "31 KB"), (2_340_000, "2.3 MB")])
def test_sizes_are_rounded_for_people(size: int, said: str) -> None:
    assert formats.file_size(size) == said


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("minor", "basis", "per", "said"),
    [
        (0, FeeBasis.FIXED, "", "free"),
        (55_000, FeeBasis.FIXED, "unit", "¥550.00 each"),
        (40_000, FeeBasis.FIXED, "year", "¥400.00 a year"),
        (0, FeeBasis.BY_AREA, "", "by area"),
        (0, FeeBasis.MARKET, "", "market price"),
    ],
)
def test_a_fee_that_is_not_fixed_is_never_said_to_be_free(
    minor: int, basis: FeeBasis, per: str, said: str
) -> None:
    assert formats.fee(Money(minor), basis, per) == said

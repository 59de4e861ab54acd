"""Offers: channels within the law, places for personal ones, and bodies with the power."""

import pytest

from onevisit.kernel.ids import RegionCode, ServiceId
from onevisit.language import compile
from onevisit.language.code_examples import CATALOGUE
from onevisit.planner.definitions import Channel, ContactKind, Offer

FILE = "offers/330122.csv"
HEADING = "service,region,deciding,accepting,named,liable,contacts,places,promised,src\n"
EXTRACT = "household_extract,330122,tongjun_station,,,,apply: online,,,memory\n"
GOOD = (
    "household_registration,330122,tongjun_station,,,,apply: online; collect: courier,tongjun_hall,,memory\n"
)


def codes(row: str) -> list[str]:
    return [d.code for d in compile({**CATALOGUE, FILE: HEADING + EXTRACT + row + "\n"}).diagnostics]


def offer(row: str) -> Offer:
    edition = compile({**CATALOGUE, FILE: HEADING + EXTRACT + row + "\n"}).edition
    assert edition is not None
    return edition.offers[ServiceId("household_registration")][RegionCode("330122")]


def test_roles_that_are_left_out_fall_to_the_deciding_body() -> None:
    found = offer(GOOD)
    assert {found.accepting, found.named, found.liable} == {found.deciding}


def test_a_body_without_the_power_may_accept_for_the_one_that_decides() -> None:
    """Accept-only delegation (domain.md 2.8)."""
    row = GOOD.replace("tongjun_station,,,", "tongjun_station,tonglu_civil_affairs,,")
    assert offer(row).accepting == "tonglu_civil_affairs"


def test_places_go_to_the_contacts_whose_channel_they_are() -> None:
    apply, collect = offer(GOOD.replace("apply: online", "apply: online station")).opened
    assert (apply.kind, apply.channels) == (ContactKind.APPLY, (Channel.ONLINE, Channel.STATION))
    assert apply.places == ("tongjun_hall",)
    assert collect.places == ()


def test_a_promise_may_be_shorter_than_that_of_the_service() -> None:
    limit = offer(GOOD.replace("tongjun_hall,,", "tongjun_hall,1 working day,")).promised
    assert limit is not None
    assert limit.quantity == 1


@pytest.mark.parametrize("promised", ["11 working days", "3 months"])
def test_a_promise_longer_than_the_law_is_shown(promised: str) -> None:
    assert codes(GOOD.replace("tongjun_hall,,", f"tongjun_hall,{promised},")) == ["OV405"]


def test_a_promise_that_is_no_limit_is_shown() -> None:
    assert codes(GOOD.replace("tongjun_hall,,", "tongjun_hall,soon,")) == ["OV205"]


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ("online", ["OV205"]),
        ("apply:", ["OV205"]),
        ("apply: onlin; collect: courier", ["OV206"]),
        ("applly: online; collect: courier", ["OV206"]),
        ("apply: online; collect: courier; pay: online", ["OV206"]),
        ("apply: online", ["OV408"]),
        ("apply: online hall; collect: courier", ["OV410"]),
        ("apply: phone; collect: courier", ["OV406"]),
        ("", ["OV205"]),
    ],
)
def test_faults_in_the_contacts_are_shown(contacts: str, expected: list[str]) -> None:
    assert codes(GOOD.replace("apply: online; collect: courier", contacts)) == expected


def test_a_place_that_does_not_exist_is_shown() -> None:
    assert "OV301" in codes(GOOD.replace("tongjun_hall", "tongjun_haal"))


def test_all_faults_of_a_row_are_told() -> None:
    row = GOOD.replace("tongjun_station", "keqiao_station").replace("collect: courier", "collect: post")
    assert codes(row.replace(",,memory", ",one year,memory: shoe size")) == [
        "OV409",
        "OV406",
        "OV205",
        "OV417",
    ]


def test_a_row_for_a_region_above_serves_those_below() -> None:
    assert codes(GOOD.replace(",330122,", ",3301,")) == []


def test_columns_may_stand_in_another_order() -> None:
    lines = [line.split(",") for line in (HEADING + EXTRACT + GOOD).splitlines()]
    turned = "".join(",".join(reversed(line)) + "\n" for line in lines)
    assert compile({**CATALOGUE, FILE: turned}).diagnostics == ()


def test_a_table_from_a_spreadsheet_may_begin_with_a_mark_and_end_lines_its_own_way() -> None:
    text = "\ufeff" + (HEADING + EXTRACT + GOOD).replace("\n", "\r\n")
    assert compile({**CATALOGUE, FILE: text}).diagnostics == ()


def test_quoted_cells_may_hold_commas_and_the_caret_still_fits() -> None:
    row = GOOD.replace(",,memory", ',,"memory: places, shoes"')
    (fault,) = compile({**CATALOGUE, FILE: HEADING + EXTRACT + row}).diagnostics
    assert (fault.code, fault.span.column) == ("OV417", row.index('"') + 1)

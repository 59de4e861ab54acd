"""One row of an item list as values; what cannot be used is told and left away."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from onevisit.kernel.working_days import IMMEDIATE, Limit, Unit
from onevisit.language.diagnostics import Diagnostic
from onevisit.language.importing.columns import names_of, plain
from onevisit.language.importing.faults import fault
from onevisit.language.importing.item_codes import (
    BASIC,
    CREDIT,
    IMPLEMENTATION,
    has_right_check_character,
    read_code,
)
from onevisit.language.limits import are_surely_longer, parse_limit, show_limit

KINDS = {
    "行政许可": "licence",
    "行政处罚": "penalty",
    "行政强制": "coercion",
    "行政征收": "collection",
    "行政给付": "payment",
    "行政检查": "inspection",
    "行政确认": "confirmation",
    "行政奖励": "reward",
    "行政裁决": "adjudication",
    "其他行政权力": "other_power",
    "公共服务": "public_service",
}
KIND_CODES = dict(
    zip(("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "20"), KINDS.values(), strict=True)
)
"""The national types by their two digits; in lists that follow another order the words count."""

USUAL = Limit(20, Unit.WORKING_DAY)
"""Administrative Licensing Law art. 42: where nothing else is set."""

_YES = ("是", "y", "yes", "true", "1", "支持", "收费")
_AT_ONCE = ("即办", "即办件", "当场办结", "当场办理", "0", "immediate")
_UNIT_WORDS = {"工作日": "个工作日", "天": "个自然日", "日": "个自然日", "自然日": "个自然日", "月": "个月"}


class Item(msgspec.Struct, frozen=True):
    """What a row says, read; "" and None where it says nothing that can be used."""

    row: int
    name: str
    code: str
    basic: str
    kind: str
    department: str
    law: str
    statutory: Limit | None
    promised: Limit
    is_promise_told: bool
    visits: int | None
    why_visit: str
    is_online: bool
    by_courier: bool
    costs: bool
    fee: str
    result: str
    materials: tuple[str, ...]
    place: str
    hours: str
    about: str

    @property
    def credit(self) -> str:
        """The office's credit code, or ""."""
        return self.code[:CREDIT]


class RowReader:
    """Reads rows of one table; `report` takes the faults."""

    def __init__(self, file: str, columns: Mapping[str, int], report: Callable[[Diagnostic], None]) -> None:
        self.file = file
        self.columns = columns
        self.keep = report
        self.row = 0
        self.cells: Sequence[str] = ()

    def read(self, row: int, cells: Sequence[str]) -> Item | None:
        """The item of a row, or None where it has no name."""
        self.row, self.cells = row, cells
        name = self._cell("name")
        if not name:
            self.report("OV902", "name", names=names_of("name"))
            return None
        code, basic = self._codes()
        statutory, promised = self._limits()
        return Item(
            row=row,
            name=name,
            code=code,
            basic=basic,
            kind=self._kind(),
            department=self._cell("department"),
            law=self._cell("law"),
            statutory=statutory,
            promised=promised or USUAL,
            is_promise_told=promised is not None,
            visits=self._visits(),
            why_visit=self._cell("why_visit"),
            is_online=self._is_yes("online"),
            by_courier=self._is_yes("express"),
            costs=self._is_yes("fee"),
            fee=self._cell("fee_amount"),
            result=self._cell("result"),
            materials=self._materials(),
            place=self._cell("place"),
            hours=self._cell("hours"),
            about=self._cell("about"),
        )

    def report(self, code: str, column: str, **data: Any) -> None:
        """Keep a fault at this row's cell of a column."""
        self.keep(fault(code, self.file, self.row, self.columns.get(column, 0) + 1, **data))

    def _cell(self, column: str) -> str:
        return plain(self._raw(column))

    def _raw(self, column: str) -> str:
        at = self.columns.get(column)
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def _is_yes(self, column: str) -> bool:
        return self._cell(column).lower() in _YES

    def _codes(self) -> tuple[str, str]:
        code = self._code("code", IMPLEMENTATION, "an implementation code")
        basic = self._code("basic_code", BASIC, "a basic code")
        if code and not has_right_check_character(code[:CREDIT]):
            self.report("OV906", "code", given=code)
        tail = code[-BASIC:]
        if code and basic and basic != tail:
            self.report("OV907", "basic_code", basic=basic, tail=tail)
        return code, basic or tail

    def _code(self, column: str, length: int, meaning: str) -> str:
        found = read_code(self._raw(column), length)
        if found.fault:
            data = {"found": len(found.given), "expected": length, "meaning": meaning, "taken": found.code}
            self.report(found.fault, column, given=found.given, **data)
        return found.code

    def _kind(self) -> str:
        given = self._cell("kind")
        kind = (
            KINDS.get(given) or KIND_CODES.get(given.zfill(2)) or (given if given in KINDS.values() else "")
        )
        if given and not kind:
            self.report("OV913", "kind", given=given, known=", ".join(KINDS))
        return kind or "public_service"

    def _limits(self) -> tuple[Limit | None, Limit | None]:
        statutory = self._limit("statutory")
        promised = self._limit("promised") or statutory
        if statutory and promised and are_surely_longer([promised], statutory):
            data = {"promised": show_limit(promised), "statutory": show_limit(statutory)}
            self.report("OV915", "promised", **data)
            promised = statutory
        return statutory, promised

    def _limit(self, column: str) -> Limit | None:
        given = self._cell(column).removesuffix(".0")
        if not given or given in ("无", "none"):
            return None
        if given in _AT_ONCE:
            return IMMEDIATE
        unit = self._cell(f"{column}_unit")
        word = unit if given.isdigit() else re.sub(r"^[0-9]+ *个?", "", given).strip()
        number = re.match(r"[0-9]+", given)
        unit_word = _UNIT_WORDS.get(word.removeprefix("个"), word)
        limit = parse_limit(given) or (parse_limit(f"{number[0]}{unit_word}") if number and word else None)
        if limit is None and given.isdigit() and not word:
            limit = parse_limit(f"{given}个工作日")
        if limit is None:
            self.report("OV914", column, given=given, taken="none" if column == "statutory" else "20个工作日")
        return limit

    def _visits(self) -> int | None:
        given = self._cell("visits").removesuffix(".0").removesuffix("次")
        if len(given) == 1 and given.isascii() and given.isdigit():
            return int(given)
        if given:
            self.report("OV916", "visits", given=given)
        return None

    def _materials(self) -> tuple[str, ...]:
        parts = re.split(r"[;；\n|]|(?<![0-9])、", self._raw("materials"))
        names = (plain(re.sub(r"^\s*[(（]?[0-9]+[.)）、]\s*", "", part)) for part in parts)
        return tuple(dict.fromkeys(name for name in names if name))

"""The columns of an implementation list (实施清单), under the names that exports give them (GB/T 39554.1)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("事项名称", "实施清单名称", "事项全称", "主项名称", "子项名称", "name"),
    "code": ("实施编码", "实施清单编码", "实施码", "implementation code"),
    "basic_code": ("基本编码", "基本目录编码", "事项编码", "basic code"),
    "kind": ("事项类型", "权力类型", "type"),
    "department": ("实施主体", "实施机构", "实施主体名称", "部门名称", "部门", "department"),
    "law": ("设定依据", "法律依据", "实施依据", "legal basis"),
    "statutory": ("法定办结时限", "法定时限", "法定期限", "statutory limit"),
    "statutory_unit": ("法定办结时限单位", "法定时限单位", "法定期限单位", "statutory unit"),
    "promised": ("承诺办结时限", "承诺时限", "承诺期限", "promised limit"),
    "promised_unit": ("承诺办结时限单位", "承诺时限单位", "承诺期限单位", "promised unit"),
    "visits": ("到办事现场次数", "跑动次数", "到现场次数", "visits"),
    "why_visit": ("必须现场办理原因", "必须现场办理原因说明", "reason for visit"),
    "online": ("是否网办", "是否支持网上办理", "网上办理", "online"),
    "express": ("是否支持物流快递", "物流快递", "express"),
    "fee": ("是否收费", "fee"),
    "fee_amount": ("收费标准", "fee amount"),
    "result": ("办理结果名称", "结果名称", "审批结果名称", "result"),
    "materials": ("申请材料", "材料名称", "申请材料名称", "materials"),
    "place": ("办理地点", "办公地址", "place"),
    "hours": ("办理时间", "办公时间", "hours"),
    "about": ("事项简介", "受理条件", "about"),
}

MEANINGS: Mapping[str, str] = {
    "name": "the item's name",
    "code": "the implementation code (31 characters)",
    "basic_code": "the basic code (12 characters)",
    "kind": "the type of item",
    "department": "the department",
    "law": "the legal basis",
    "statutory": "the limit set by law",
    "promised": "the promised limit",
    "visits": "the number of visits",
    "materials": "the papers",
}
"""Columns whose lack is told, each with what it is."""

_CONSEQUENCES = {
    "code": "Offices that offer the same item, and their regions, cannot be told from it.",
    "basic_code": "Rows of the same item cannot be recognised.",
}


def plain(text: str) -> str:
    """A cell without what spreadsheets and people add: full-width forms, odd spaces, marks of text."""
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    return "".join(c for c in words if not unicodedata.category(c).startswith("C")).strip("'\"` ")


def heading_of(rows: Sequence[Sequence[str]], look_at: int = 20) -> tuple[int, dict[str, int]] | None:
    """The row that is the heading, and where each column stands; titles above it are passed over."""
    for number, row in enumerate(rows[:look_at]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = _column_of(cell)
            if name:
                found.setdefault(name, column)
        if "name" in found and len(found) > 1:
            return number, found
    return None


def consequence(column: str) -> str:
    """Why the lack of a column matters."""
    return _CONSEQUENCES.get(column, f"What it says, {MEANINGS[column]}, must be completed by hand.")


def names_of(column: str) -> str:
    """The names under which a column is known, for a sentence."""
    return " or ".join(COLUMNS[column][:2])


def _column_of(cell: str) -> str | None:
    words = re.sub(r"[\s*()（）_:：]|\(.*?\)", "", plain(cell)).lower()
    return next(
        (name for name, known in COLUMNS.items() if words in (other.replace(" ", "") for other in known)),
        None,
    )

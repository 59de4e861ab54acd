"""Fills the demo's registers with what other bodies know about the personas."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError
from psycopg import sql

from onevisit.nonprod.personas import COUNTIES, PERSONAS, Persona
from onevisit.people.api import check_identity_number

READER = "onevisit_demo_reader"
TABLES = Path(__file__).with_name("registers.sql")

Value = str | date
Rows = Iterable[tuple[Value, ...]]


def fill_registers(on: date) -> bool:
    """Make the registers anew; False where the server did not let us make a role that may only read."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TABLES.read_text(encoding="utf-8"))
        for table, rows in _contents(on).items():
            _insert(cursor, table, rows)
        return _let_read(cursor)


def _contents(on: date) -> dict[str, Rows]:
    mothers = [each for each in PERSONAS if each.partner and _is_woman(each, on)]
    fathers = {each.partner: each for each in PERSONAS if each.partner}
    couples = [(mother, fathers[mother.username]) for mother in mothers]
    return {
        "resident": [_resident(each, on) for each in PERSONAS],
        "household": [row for couple in couples for row in _households(*couple)],
        "household_member": [row for couple in couples for row in _members(*couple)],
        "marriage": [
            (
                f"J{mother.region}-2021-{number:06d}",
                mother.identity_number,
                father.identity_number,
                date(2021, 5, 20),
                f"{_place(mother)}民政局",
            )
            for number, (mother, father) in enumerate(couples, start=101)
            if mother.married
        ],
        "hospital_stay": [
            (
                f"ZY{on:%Y}{number:06d}",
                mother.identity_number,
                f"{_place(mother)}第一人民医院",
                on - timedelta(days=4),
                on - timedelta(days=1),
                "足月顺产",
                "6820.50",
            )
            for number, mother in enumerate(mothers, start=1)
        ],
        "medical_insurance": [
            (each.identity_number, "职工基本医疗保险", _place(each), date(2018, 7, 1)) for each in PERSONAS
        ],
    }


def _resident(persona: Persona, on: date) -> tuple[Value, ...]:
    number = check_identity_number(persona.identity_number, on)
    return (
        number.number,
        persona.name,
        "女" if number.sex == "female" else "男",
        "汉族",
        number.birth_date,
        persona.address or f"浙江省{_place(persona)}",
        f"{_place(persona)}公安局",
        date(2018, 3, 1),
        date(2038, 3, 1),
    )


def _households(mother: Persona, father: Persona) -> Rows:
    """One household of a married couple, headed by the father; one of each parent otherwise."""
    heads = [father] if mother.married else [father, mother]
    return [(_household(head), "家庭户", head.address, head.identity_number) for head in heads]


def _members(mother: Persona, father: Persona) -> Rows:
    head = father if mother.married else mother
    relation = "妻" if mother.married else "户主"
    return [
        (father.identity_number, _household(father), "户主"),
        (mother.identity_number, _household(head), relation),
    ]


def _household(head: Persona) -> str:
    return f"{head.region}{head.identity_number[6:14]}{head.identity_number[14:17]}"


def _is_woman(persona: Persona, on: date) -> bool:
    return check_identity_number(persona.identity_number, on).sex == "female"


def _place(persona: Persona) -> str:
    return next(name.zh for region, name in COUNTIES.values() if region == persona.region)


def _insert(cursor: CursorWrapper, table: str, rows: Rows) -> None:
    for row in rows:
        holes = sql.SQL(", ").join([sql.Placeholder()] * len(row))
        cursor.execute(
            sql.SQL("INSERT INTO {} VALUES ({})").format(sql.Identifier("demo_registers", table), holes), row
        )


def _let_read(cursor: CursorWrapper) -> bool:
    """Give a role the right to read the registers; the program takes it on before it asks them."""
    role = sql.Identifier(READER)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [READER])
    is_there = cursor.fetchone() is not None
    statements = [] if is_there else [sql.SQL("CREATE ROLE {} NOLOGIN").format(role)]
    statements += [
        sql.SQL("GRANT {} TO CURRENT_USER").format(role),
        sql.SQL("GRANT USAGE ON SCHEMA demo_registers TO {}").format(role),
        sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA demo_registers TO {}").format(role),
    ]
    try:
        with transaction.atomic():
            for statement in statements:
                cursor.execute(statement)
    except ProgrammingError:
        return False  # an operator's server may keep roles to itself; reading works all the same
    return True

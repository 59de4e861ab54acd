"""What an operator writes about a register in a database.

    [population_register]
    url = "postgresql://reader:secret@registers.example:5432/population"
    deadline_seconds = 5

    [population_register.papers.identity_card]
    sql = "select name, number from card where number = %(subject)s"
    [population_register.papers.identity_card.fields]
    name = {en = "Name", zh = "姓名"}
    number = {en = "Number", zh = "号码"}

A query may use `%(subject)s`, the identity number of the person whose paper it
is, and `%(subjects)s`, those of all concerned. It answers with at most one row;
the columns are the fields.
"""

import msgspec

from onevisit.kernel.ids import EvidenceId
from onevisit.kernel.text import Text


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to read one kind of paper."""

    sql: str
    fields: dict[str, Text]


class SqlSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One register.

    `role`: taken on after connecting, where the server has it, so that a
    connection with more rights than needed gives them up.
    """

    papers: dict[EvidenceId, Paper]
    url: str = ""
    role: str = ""
    deadline_seconds: float = 5.0

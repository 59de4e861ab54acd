"""A fetched paper is canonical JSON, so that the same entry has the same hash."""

from onevisit.exchange.domain.snapshots import Field, read_fields, write_fields
from onevisit.kernel.text import Text

FIELDS = (Field("name", Text("Name", "姓名", {"fr": "Nom", "de": "Name"}), "李晓梅"),)


def test_fields_come_back_as_written() -> None:
    assert read_fields(write_fields(FIELDS)) == FIELDS


def test_same_entry_gives_the_same_bytes() -> None:
    again = (Field("name", Text("Name", "姓名", {"de": "Name", "fr": "Nom"}), "李晓梅"),)
    assert write_fields(again) == write_fields(FIELDS)

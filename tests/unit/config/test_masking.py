"""Identity numbers stay out of logs (the brief's security rule; domain.md section 4)."""

import logging

import pytest

from onevisit.config.masking import MaskIdentityNumbers, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id 330122199001011234.", "id 330122************."),
        ("id 33012219900101123X", "id 330122************"),
        ("old id 330122900101123", "old id 330122*********"),
        ("身份证330122199001011234号", "身份证330122************号"),
        ("case 33012226112312345678 stays", "case 33012226112312345678 stays"),
        ("phone 13800138000 stays", "phone 13800138000 stays"),
    ],
)
def test_resident_ids_are_cut_to_their_region_and_other_numbers_stay(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_arguments_and_tracebacks_are_masked_too() -> None:
    try:
        raise ValueError("no such person 330122199001011234")
    except ValueError as error:
        record = logging.LogRecord(
            "x",
            logging.ERROR,
            "f",
            1,
            "of %s",
            ("330122199001011234",),
            (type(error), error, error.__traceback__),
        )
    MaskIdentityNumbers().filter(record)
    written = logging.Formatter().format(record)
    assert "330122199001011234" not in written
    assert written.startswith("of 330122************")

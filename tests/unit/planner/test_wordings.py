"""Every sentence of the planner is short, and says in Chinese what it says in English."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import onevisit.planner
from onevisit.kernel.errors import Refusal
from onevisit.planner import refusals, wordings
from onevisit.planner.definitions import Channel, ContactKind
from onevisit.planner.wordings import CHANNEL_NAMES, CONTACT_NAMES, Wording

SAID = [
    value
    for module in (wordings, refusals)
    for value in vars(module).values()
    if isinstance(value, Wording | Refusal)
]
CATALOGUE = Path(onevisit.planner.__file__).parent / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.template)
def test_a_sentence_has_at_most_twenty_words(said: Wording | Refusal) -> None:
    assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.?:] ", said.template))


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.template)
def test_a_sentence_has_its_chinese_with_the_same_data(said: Wording | Refusal) -> None:
    with CATALOGUE.open("rb") as stream:
        chinese = read_po(stream, locale="zh_Hans").get(said.template)
    assert chinese is not None
    assert set(re.findall(r"{(\w+)}", chinese.string)) == set(re.findall(r"{(\w+)}", said.template))


def test_every_channel_and_contact_has_its_words() -> None:
    assert set(CHANNEL_NAMES) == set(Channel)
    assert set(CONTACT_NAMES) == set(ContactKind)

"""A workshop compiles again as a fresh compilation would, whatever changed."""

import random

import pytest

from onevisit.language import compile
from onevisit.language.code_examples import CATALOGUE, EXAMPLES, apply
from onevisit.language.workshop import Workshop

OFFERS = "offers/330122.csv"
HEADING, FIRST, SECOND = CATALOGUE[OFFERS].splitlines()
KEQIAO = SECOND.replace("330122,tongjun_station", "330603,keqiao_station")
TABLES = {
    "as it was": CATALOGUE[OFFERS],
    "other order": f"{HEADING}\n{SECOND}\n{FIRST}\n",
    "another region": f"{HEADING}\n{FIRST}\n{SECOND}\n{KEQIAO}\n",
    "one less": f"{HEADING}\n{FIRST}\n",
    "none": f"{HEADING}\n",
    "twice": f"{HEADING}\n{FIRST}\n{SECOND}\n{SECOND}\n",
    "another place": CATALOGUE[OFFERS].replace(",tongjun_hall,", ",,"),
    "sooner": CATALOGUE[OFFERS].replace("tongjun_hall,,", "tongjun_hall,1 working day,"),
    "with a fault": CATALOGUE[OFFERS].replace("apply: online;", "apply: online kiosk;"),
    "broken": CATALOGUE[OFFERS].replace(",memory", ",memory,more"),
    "a visit": CATALOGUE[OFFERS].replace("collect: courier", "collect: station"),
    "from memory": CATALOGUE[OFFERS].replace(",memory", ",memory: nothing"),
}


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_changes_gives_what_a_fresh_compilation_gives(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test's own chance
    workshop = Workshop()
    files = dict(CATALOGUE)
    for _ in range(40):
        match chance.randrange(4):
            case 0:
                files = {**apply(chance.choice(list(EXAMPLES.values()))), OFFERS: files[OFFERS]}
            case 1:
                files = dict(CATALOGUE)
            case 2:
                files = {**files, OFFERS: chance.choice(list(TABLES.values()))}
            case _:
                files = {**files, "offers/330603.csv": f"{HEADING}\n{chance.choice([KEQIAO, SECOND, ''])}\n"}
        assert workshop.compile(files) == compile(files)


@pytest.mark.parametrize("name", TABLES)
def test_a_changed_table_of_offers_is_told_as_if_all_were_new(name: str) -> None:
    workshop = Workshop()
    workshop.compile(CATALOGUE)
    files = {**CATALOGUE, OFFERS: TABLES[name]}
    found, fresh = workshop.compile(files), compile(files)
    assert found == fresh
    if found.edition and fresh.edition:
        assert [list(by_region) for by_region in found.edition.offers.values()] == [
            list(by_region) for by_region in fresh.edition.offers.values()
        ]
        assert list(found.edition.offers) == list(fresh.edition.offers)
    assert workshop.compile(CATALOGUE) == compile(CATALOGUE)


def test_what_did_not_change_is_not_done_again() -> None:
    workshop = Workshop()
    assert workshop.compile(CATALOGUE) is workshop.compile(dict(CATALOGUE))

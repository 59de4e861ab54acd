"""A birth in Tonglu over the real content and the real database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.db import connection

from onevisit.cases import api
from onevisit.cases.domain.papers import paper_arrived
from onevisit.cases.domain.values import ActionName, Case, Draft, PaperState
from onevisit.cases.services.acting import change_case
from onevisit.catalogue import api as catalogue
from onevisit.kernel.actors import SYSTEM, Actor, Post, Role
from onevisit.language import compile as compile_content
from onevisit.planner.definitions import Edition
from onevisit.planner.plans import SourceKind

CONTENT = Path(__file__).resolve().parents[2] / "content"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""A Monday morning in Hangzhou."""

SITUATION = {
    "born_in_licensed_institution": True,
    "older_than_one_year": False,
    "surname_of_a_parent": True,
    "parents_married": True,
    "household_follows": "mother",
    "ethnic_groups_differ": False,
    "mother_insured": True,
    "needs_social_security_card": True,
}
FACTS = {
    "child_name": "李新",
    "child_sex": "female",
    "child_born_on": "2026-11-20",
    "child_born_at": "08:30",
    "place_of_birth": "桐庐县第一人民医院",
    "child_ethnic_group": "han",
    "mother_name": "李晓梅",
    "mother_identity_number": "11010519491231002x",
    "mother_phone": "138 0013 8000",
    "children_before": "0",
    "father_name": "王强",
    "father_identity_number": "330783201003071231",
    "household_address": "桐庐县城南街道",
    "bank_account_holder": "李晓梅",
    "bank_name": "桐庐农商银行",
    "bank_account_number": "6222000011112222",
    "delivery_address": "桐庐县城南街道",
}


@pytest.fixture(scope="session", autouse=True)
def search_index_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Indexes for searching are built aside from those of this checkout."""
    settings.SEARCH_INDEX = tmp_path_factory.mktemp("search")


@cache
def content() -> Edition:
    files = {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*")
        if path.suffix in (".yaml", ".csv")
    }
    compilation = compile_content(files)
    assert compilation.edition is not None, compilation.errors
    return compilation.edition


def officer(organisation: str, name: str = "") -> Actor:
    return Actor(name or f"at_{organisation}", f"At {organisation}", posts=(_post(organisation),))


def _post(organisation: str, role: Role = Role.OFFICER) -> Post:
    return Post(role, organisation, "330122")


class Town:
    """The people of the story and the usual moves."""

    now = NOW
    mother = Actor("mother", "李晓梅")
    stranger = Actor("stranger", "陌生人")
    midwife = officer("tonglu_hospital")
    policeman = officer("tonglu_police_station")
    other_policeman = officer("tonglu_police_station", "other_policeman")
    insurer = officer("tonglu_healthcare_security_bureau")
    elsewhere = officer("keqiao_police_station")
    officers = (
        midwife,
        policeman,
        insurer,
        officer("tonglu_health_commission"),
        officer("tonglu_human_resources_bureau"),
    )
    facts = FACTS
    situation = SITUATION

    def start(self, actor: Actor | None = None, **given: Any) -> Draft:
        return api.start_draft(
            actor or self.mother,
            **{
                "region": "330122",
                "life_event": "birth",
                "situation": SITUATION,
                "party": "mother",
                "now": NOW,
                **given,
            },
        )

    def filled(self) -> Draft:
        return api.save_facts(self.mother, self.start().id, FACTS, now=NOW)

    def filed(self) -> str:
        return api.submit(self.mother, self.filled().id, now=NOW)

    def fetched(self) -> str:
        """A case whose registers have answered."""
        case = self.filed()
        whole = api.read_case(self.mother, case).case
        for paper in whole.papers:
            if paper.source is SourceKind.SHARED and paper.state is PaperState.EXPECTED:
                change_case(SYSTEM, case, lambda c, key=paper.key: paper_arrived(c, key, "snap", now=NOW))
        return case

    def do(self, actor: Actor, case: str, step: str, *actions: ActionName, **given: Any) -> Case:
        return api.act(actor, case, step, actions, **{"now": NOW, **given})

    def state(self, case: str, step: str) -> str:
        part = api.read_case(self.mother, case).case.proceeding(step)
        assert part is not None
        return part.state.value


@pytest.fixture
def town(db: None) -> Town:
    catalogue.publish(content(), NOW)
    return Town()


@pytest.fixture
def round_trips() -> Callable[[], Any]:
    """Counts what goes to the database inside `with round_trips() as statements`."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
            statements.append(sql)
            return execute(sql, parameters, many, context)

        with connection.execute_wrapper(note):
            yield statements

    return counting


@pytest.fixture
def edition_without_birth(town: Town) -> Callable[[], None]:
    """Publishes a new edition in which the life event is gone."""

    def publish() -> None:
        changed = msgspec.structs.replace(content(), hash="e" * 32, life_events={})
        catalogue.publish(changed, NOW)

    return publish

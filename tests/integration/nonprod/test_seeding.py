"""Seeding: everybody can sign in, the registers answer through the real connectors, twice changes nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from onevisit.config import wiring
from onevisit.exchange.api import Query, SourceFailed
from onevisit.kernel.actors import Role
from onevisit.kernel.ids import DatasetId, EvidenceId, LifeEventId
from onevisit.language import compile as compile_content
from onevisit.nonprod import api
from onevisit.people import api as people
from onevisit.people.models import Account, Person, Post
from onevisit.planner.definitions import Edition

CONTENT = Path(__file__).resolve().parents[3] / "content"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MOTHER = api.personas()[0]


@cache
def content() -> Edition:
    files = {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*")
        if path.suffix in (".yaml", ".csv")
    }
    edition = compile_content(files).edition
    assert edition is not None
    return edition


@pytest.fixture
def seeded(transactional_db: None, settings: Settings) -> Iterator[None]:
    """Committed, because the connectors look from a connection of their own."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    api.seed(NOW)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA demo_registers CASCADE")


@pytest.mark.usefixtures("seeded")
class TestSeeded:
    """After one seeding."""

    def test_everybody_signs_in_and_holds_the_post_that_is_said(self) -> None:
        for persona in api.personas():
            account = people.authenticate(persona.username, persona.password, NOW)
            actor = people.actor_of_token(people.open_session(account, NOW), NOW)
            posts = [(post.role, post.organisation, post.region) for post in actor.posts]
            expected = (
                [(Role(persona.role), persona.organisation, persona.region)] if persona.organisation else []
            )
            assert (actor.name, posts) == (persona.name, expected)

    def test_organisations_of_posts_are_in_the_content(self) -> None:
        assert {post.organisation for post in Post.objects.all()} <= set(content().organisations)

    def test_seeding_again_changes_nothing(self) -> None:
        before = [list(model.objects.order_by("pk").values()) for model in (Person, Account, Post)]
        out = StringIO()
        call_command("seed_personas", stdout=out)
        assert [list(model.objects.order_by("pk").values()) for model in (Person, Account, Post)] == before
        assert "lixiaomei" in out.getvalue()
        assert api.PASSWORD in out.getvalue()

    def test_connectors_are_ready(self) -> None:
        for dataset, connector in wiring.connectors().items():
            assert (dataset, connector.check_config()) == (dataset, [])

    def test_every_paper_that_a_right_covers_is_read_for_the_family(self) -> None:
        """Papers that earlier steps make, or that nobody has yet, are not in the registers.

        The demo's registers are those of a birth.
        """
        absent = {"medical_certificate_of_birth"}
        connectors = wiring.connectors()
        catalogue = content()
        services = {step.service for step in catalogue.life_events[LifeEventId("birth")].steps}
        asked = {paper.evidence for service in services for paper in catalogue.services[service].demands}
        for right in catalogue.rights.values():
            if not services.intersection(right.services):
                continue
            for evidence in (set(right.evidence) & asked) - absent:
                query = Query(right.dataset, EvidenceId(evidence), (MOTHER.identity_number,), "r")
                values = {field.id: field.value for field in connectors[right.dataset].ask(query)}
                assert MOTHER.name in values.values(), evidence

    def test_marriage_register_knows_who_is_married(self) -> None:
        marriages = wiring.connectors()[DatasetId("marriage_register")]
        certificate = EvidenceId("marriage_certificate")
        for persona in api.personas():
            query = Query(DatasetId("marriage_register"), certificate, (persona.identity_number,), "r")
            if persona.married:
                assert persona.name in [field.value for field in marriages.ask(query)]
            else:
                with pytest.raises(SourceFailed) as failed:
                    marriages.ask(query)
                assert failed.value.permanent

    def test_registers_are_read_as_a_role_that_cannot_write(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT count(*) FILTER (WHERE has_table_privilege(%(role)s, tables.oid, 'SELECT')),
                       count(*) FILTER (
                           WHERE has_table_privilege(%(role)s, tables.oid, 'INSERT,UPDATE,DELETE'))
                  FROM pg_class tables JOIN pg_namespace spaces ON spaces.oid = relnamespace
                 WHERE relkind = 'r' AND nspname IN ('demo_registers', 'public')
                """,
                {"role": "onevisit_demo_reader"},
            )
            assert cursor.fetchone() == (7, 0)


def test_personas_are_listed_for_programs(client: Client, settings: Settings, tmp_path: Path) -> None:
    answer = client.get("/nonprod/personas")
    assert answer.status_code == 200
    first = answer.json()["items"][0]
    assert {"username", "password", "region", "role", "name", "identity_number"} <= first.keys()
    assert (first["username"], first["role"], first["region"]) == ("lixiaomei", "citizen", "330122")


def test_production_has_no_demo() -> None:
    """No app, no address, no registers, no command: each would let strangers in with a known password."""
    asked = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import get_commands
from django.urls import Resolver404, resolve
from onevisit.config import wiring
try:
    resolve("/nonprod/personas")
    found = True
except Resolver404:
    found = False
print(json.dumps([
    [app for app in settings.INSTALLED_APPS if "nonprod" in app], settings.PERSONAS, found,
    "seed_personas" in get_commands(), list(wiring.connectors()),
]))
"""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ONEVISIT_")},
        "ONEVISIT_ENV": "production",
        "ONEVISIT_SECRET_KEY": "long and random enough for a test",
        "ONEVISIT_HOSTS": "onevisit.example",
        "DJANGO_SETTINGS_MODULE": "onevisit.config.settings",
    }
    told = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == [[], "", False, False, []]

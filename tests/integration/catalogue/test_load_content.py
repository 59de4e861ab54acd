"""`load_content`: publishes what compiles, and keeps the edition before where something is wrong."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from onevisit.catalogue import api
from onevisit.catalogue.models import Publication, StoredEdition
from onevisit.catalogue.store import editions as store
from onevisit.kernel.errors import DomainError
from onevisit.kernel.ids import LifeEventId, RegionCode

pytestmark = pytest.mark.django_db

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(autouse=True)
def nothing_decoded() -> None:
    store._decoded.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def load(folder: Path) -> str:
    told = StringIO()
    call_command("load_content", str(folder), stdout=told, stderr=StringIO())
    return told.getvalue()


def test_content_becomes_the_current_edition(folder: Path) -> None:
    assert "published" in load(folder)
    edition = api.current_edition()
    assert LifeEventId("birth") in edition.life_events
    assert "birth" in [event.id for event in api.life_events_offered(edition, RegionCode("330122"))]


def test_stored_edition_is_read_back_as_it_was_compiled(folder: Path) -> None:
    load(folder)
    compiled = api.current_edition()
    store._decoded.clear()
    assert api.current_edition() == compiled


def test_same_content_is_not_published_twice(folder: Path) -> None:
    load(folder)
    assert "already" in load(folder)
    assert Publication.objects.count() == 1


def test_fault_is_told_and_the_edition_before_stays_current(folder: Path) -> None:
    load(folder)
    before = api.current_edition().hash
    (folder / "life_events" / "birth.yaml").write_text("life_events:\n  birth: [", encoding="utf-8")
    told = StringIO()
    with pytest.raises(CommandError, match="nothing was published"):
        call_command("load_content", str(folder), stdout=StringIO(), stderr=told)
    assert "life_events/birth.yaml" in told.getvalue()
    assert api.current_edition().hash == before


def test_changed_content_is_a_new_edition_beside_the_old_one(folder: Path) -> None:
    load(folder)
    first = api.current_edition()
    file = folder / "life_events" / "birth.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Birth of a child", "A child is born"), "utf-8")
    load(folder)
    second = api.current_edition()
    assert second.life_events[LifeEventId("birth")].name.en == "A child is born"
    assert api.edition(first.hash).life_events[LifeEventId("birth")].name.en == "Birth of a child"


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="missing"):
        load(tmp_path / "missing")


def test_edition_of_another_version_is_refused_by_name(folder: Path) -> None:
    load(folder)
    edition = api.current_edition().hash
    StoredEdition.objects.update(content=b"written by nobody")
    store._decoded.clear()
    with pytest.raises(DomainError) as refused:
        api.current_edition()
    assert (refused.value.code, refused.value.data) == ("edition_unreadable", {"edition": edition})

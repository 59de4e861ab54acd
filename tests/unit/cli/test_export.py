"""The catalogue as CPSV-AP 3.2: all of it, in both languages, and valid against the official shapes."""

import json
from pathlib import Path

import pyshacl
import pytest
import rdflib

from onevisit.cli.editions import read_edition
from onevisit.cli.export import graph_of
from onevisit.cli.main import run
from onevisit.kernel.working_days import Limit, Unit
from onevisit.language.cpsv import as_cpsv_ap, counts_of
from onevisit.language.cpsv.services import duration
from onevisit.planner.definitions import Audience, Edition

ROOT = Path(__file__).resolve().parents[3]
SHAPES = ROOT.parent / "shared" / "standards" / "cpsv-ap-SHACL-3.2.0.ttl"
CV, CPSV, DCT = (
    rdflib.Namespace(name)
    for name in ("http://data.europa.eu/m8g/", "http://purl.org/vocab/cpsv#", "http://purl.org/dc/terms/")
)

needs_shapes = pytest.mark.skipif(
    not SHAPES.exists(), reason=f"the official shapes are not beside this checkout ({SHAPES.name})"
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(ROOT / "content")


@pytest.fixture(scope="module")
def graph(edition: Edition) -> rdflib.Graph:
    return graph_of(as_cpsv_ap(edition))


def conforms(graph: rdflib.Graph) -> tuple[bool, str]:
    shapes = rdflib.Graph().parse(SHAPES)
    found, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    return found, report


@needs_shapes
def test_the_catalogue_conforms_to_the_official_shapes(graph: rdflib.Graph) -> None:
    found, report = conforms(graph)
    assert found, report


@needs_shapes
def test_the_shapes_would_find_a_service_without_its_name(graph: rdflib.Graph) -> None:
    broken = rdflib.Graph()
    broken += graph
    service = next(broken.subjects(rdflib.RDF.type, CPSV.PublicService))
    broken.remove((service, DCT.title, None))
    assert not conforms(broken)[0]


def test_nothing_of_the_edition_is_missing(edition: Edition) -> None:
    # A graph without any service would conform too, so what is there is counted.
    counts = counts_of(as_cpsv_ap(edition))
    services = edition.services.values()
    offers = [offer for by_region in edition.offers.values() for offer in by_region.values()]
    exclusions = sum(len(matter.exclusions) for matter in edition.life_events.values())
    enterprises = [m for m in edition.life_events.values() if m.audience is Audience.ENTERPRISE]
    unoffered = {service.body for service in services if not edition.offers.get(service.id)}
    assert counts["PublicService"] == len(services) > 0
    assert counts["PublicOrganisation"] == len(edition.organisations) + len(unoffered)
    assert counts["EvidenceType"] == len(edition.evidence)
    assert counts["Requirement"] == sum(len(service.demands) for service in services) + exclusions
    assert counts["Output"] == sum(len(service.outputs) for service in services)
    assert counts.get("Cost", 0) == sum(len(service.fees) for service in services)
    assert counts["Channel"] == sum(len(opened.channels) for offer in offers for opened in offer.opened)
    assert counts["LegalResource"] == len(edition.laws)
    assert counts["Event"] == len(edition.life_events)
    assert counts.get("BusinessEvent", 0) == len(enterprises)
    assert counts.get("LifeEvent", 0) == len(edition.life_events) - len(enterprises)
    assert counts["Location"] == len(edition.regions) + len(edition.places)


def test_names_are_there_in_both_languages(graph: rdflib.Graph, edition: Edition) -> None:
    for service in edition.services.values():
        titles = set(graph.objects(rdflib.URIRef(f"urn:onevisit:service/{service.id}"), DCT.title))
        assert titles == {
            rdflib.Literal(service.name.en, lang="en"),
            rdflib.Literal(service.name.zh, lang="zh"),
        }


def test_a_service_names_who_decides_what_it_gives_and_the_life_event_it_belongs_to(
    graph: rdflib.Graph,
) -> None:
    service = rdflib.URIRef("urn:onevisit:service/household_registration_of_birth")
    authorities = set(graph.objects(service, CV.hasCompetentAuthority))
    assert rdflib.URIRef("urn:onevisit:organisation/tonglu_police_station") in authorities
    assert rdflib.URIRef("urn:onevisit:life-event/birth") in set(graph.objects(service, CV.isGroupedBy))
    (output,) = graph.objects(service, CPSV.produces)
    assert str(graph.value(output, DCT.identifier)).endswith(".household_register")


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (Limit(0, Unit.IMMEDIATE), "PT0S"),
        (Limit(30, Unit.MINUTE), "PT30M"),
        (Limit(10, Unit.WORKING_DAY), "P10D"),
        (Limit(6, Unit.MONTH), "P6M"),
        (Limit(1, Unit.YEAR), "P1Y"),
    ],
)
def test_limits_become_durations(limit: Limit, written: str) -> None:
    assert duration(limit) == written


# rdflib's own reader of JSON-LD uses a class that it calls deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_the_file_holds_the_graph_in_the_format_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], graph: rdflib.Graph, form: str
) -> None:
    file = tmp_path / "catalogue"
    content = str(ROOT / "content")
    arguments = ["export", "cpsv-ap", "--format", form, "-o", str(file), "--content", content, "--json"]
    assert run(arguments) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    read = rdflib.Graph().parse(file, format=form)
    assert len(read) == len(graph)
    assert counts["PublicService"] == len(set(read.subjects(rdflib.RDF.type, CPSV.PublicService)))


def test_things_are_addressed_where_the_operator_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catalogue.ttl"
    arguments = ["export", "cpsv-ap", "-o", str(file), "--content", str(ROOT / "content"), "--base"]
    assert run([*arguments, "https://services.example.org/"]) == 0
    assert "<https://services.example.org/service/vaccination_card>" in file.read_text()
    assert run([*arguments, "no address"]) == 2
    assert "wrong_base" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "cpsv-ap", "-o", str(tmp_path / "none" / "x.ttl")]
    assert run([*arguments, "--content", str(ROOT / "content")]) == 2
    assert "file_not_written" in capsys.readouterr().err

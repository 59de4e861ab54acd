"""Shapes of bodies, organisations and places. Regions are a table (`tables`)."""

from typing import Any

from onevisit.kernel.ids import BodyId, OrganisationId, PlaceId, RegionCode
from onevisit.language.forms import Field, Id, ListOf, OneOf, Record, Translated, YesNo
from onevisit.language.shapes.kind import SRC, Kind
from onevisit.planner.definitions import Body, Channel, Organisation, Place, Position

LEVELS = ("province", "city", "county", "township", "village")


def _body(name: str, _at: Position, fields: dict[str, Any]) -> Body:
    return Body(id=BodyId(name), **fields)


def _organisation(name: str, _at: Position, fields: dict[str, Any]) -> Organisation:
    return Organisation(id=OrganisationId(name), **fields)


def _place(name: str, _at: Position, fields: dict[str, Any]) -> Place:
    return Place(id=PlaceId(name), **{**fields, "region": RegionCode(fields["region"])})


KINDS = (
    Kind(
        "bodies",
        "body",
        Record(
            "a body",
            {
                "name": Field(Translated(), "what law calls it", required=True),
                "levels": Field(ListOf(OneOf(LEVELS)), "where such bodies exist", default=()),
                "parent": Field(Id("bodies", "a body"), "the body that it belongs to"),
                "external": Field(YesNo(), "no government body: bank, hospital, utility", default=False),
                "vertical": Field(YesNo(), "led from above, not by the region's government", default=False),
                "src": SRC,
            },
            dict,
        ),
        _body,
        must_be_used=False,
    ),
    Kind(
        "organisations",
        "organisation",
        Record(
            "an organisation",
            {
                "name": Field(Translated(), "its own name", required=True),
                "body": Field(Id("bodies", "a body"), "which kind of body it is", required=True),
                "region": Field(Id("regions", "a region"), "the region that it serves", required=True),
                "parent": Field(Id("organisations", "an organisation"), "the one above it"),
                "src": SRC,
            },
            dict,
        ),
        _organisation,
        must_be_used=False,
    ),
    Kind(
        "places",
        "place",
        Record(
            "a place",
            {
                "name": Field(Translated(), "what is written at the door", required=True),
                "channel": Field(OneOf(Channel), "what kind of place it is", required=True),
                "region": Field(Id("regions", "a region"), "where it stands", required=True),
                "address": Field(Translated(), "how to find it", required=True),
                "hours": Field(Translated(), "when it is open"),
                "src": SRC,
            },
            dict,
        ),
        _place,
    ),
)

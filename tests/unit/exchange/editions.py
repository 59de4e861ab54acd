"""A small edition: the police station may read household registers in Hangzhou, for one service, in 2026."""

from datetime import date
from typing import Any

import msgspec

from onevisit.exchange.domain.rights import Purpose
from onevisit.kernel.ids import (
    BodyId,
    DatasetId,
    EditionHash,
    EvidenceId,
    OrganisationId,
    RegionCode,
    RightId,
    ServiceId,
)
from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Calendar
from onevisit.planner.definitions import Body, Dataset, Edition, Organisation, Right

HOUSEHOLD = EvidenceId("household_register")
IDENTITY = EvidenceId("identity_card")
POPULATION = DatasetId("population_register")
POLICE_STATION = OrganisationId("tonglu_police_station")
READS_HOUSEHOLD = RightId("police_reads_household")
REGISTRATION = ServiceId("household_registration_of_birth")
TONGLU = RegionCode("330122")

PURPOSE = Purpose(POPULATION, READS_HOUSEHOLD, HOUSEHOLD, REGISTRATION, POLICE_STATION, TONGLU)


def named(name: str) -> Text:
    return Text(name, name)


def edition_with_right(**right: Any) -> Edition:
    """`right`: what is different about it."""
    maps: dict[str, dict[Any, Any]] = {
        field.name: {}
        for field in msgspec.structs.fields(Edition)
        if field.name not in ("hash", "calendar") and field.required
    }
    granted = Right(
        READS_HOUSEHOLD,
        dataset=POPULATION,
        consumer=BodyId("police_station"),
        evidence=(HOUSEHOLD,),
        services=(REGISTRATION,),
        region=RegionCode("3301"),
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
    )
    maps["bodies"] = {
        body.id: body
        for body in (
            Body(BodyId("public_security_bureau"), named("Bureau"), ("county",)),
            Body(
                BodyId("police_station"),
                named("Station"),
                ("county",),
                parent=BodyId("public_security_bureau"),
            ),
            Body(BodyId("hospital"), named("Hospital"), ("county",)),
        )
    }
    maps["organisations"] = {
        OrganisationId(name): Organisation(OrganisationId(name), named(name), BodyId(body), TONGLU)
        for name, body in [
            ("tonglu_police_station", "police_station"),
            ("tonglu_public_security_bureau", "public_security_bureau"),
            ("tonglu_hospital", "hospital"),
        ]
    }
    maps["datasets"] = {
        POPULATION: Dataset(
            POPULATION,
            named("Population register"),
            BodyId("public_security_bureau"),
            "conditional",
            (HOUSEHOLD, IDENTITY),
        ),
        DatasetId("marriage_register"): Dataset(
            DatasetId("marriage_register"), named("Marriages"), BodyId("civil_affairs"), "conditional", ()
        ),
        DatasetId("closed_register"): Dataset(
            DatasetId("closed_register"), named("Closed"), BodyId("civil_affairs"), "closed", (HOUSEHOLD,)
        ),
    }
    maps["rights"] = {READS_HOUSEHOLD: msgspec.structs.replace(granted, **right)}
    calendar = Calendar(frozenset(), frozenset(), known_until=date(2026, 12, 31))
    return Edition(hash=EditionHash("test"), calendar=calendar, **maps)

"""The names of things, one type each, so that a region is never passed for a service.

Ids of content are plain words (`birth`, `household_registration_of_birth`);
regions and townships keep the official division code.
"""

from typing import NewType

RegionCode = NewType("RegionCode", str)
OrganisationId = NewType("OrganisationId", str)
BodyId = NewType("BodyId", str)
PlaceId = NewType("PlaceId", str)
ServiceId = NewType("ServiceId", str)
EvidenceId = NewType("EvidenceId", str)
DatasetId = NewType("DatasetId", str)
RightId = NewType("RightId", str)
FactId = NewType("FactId", str)
LifeEventId = NewType("LifeEventId", str)
StepId = NewType("StepId", str)
StageId = NewType("StageId", str)
PartyId = NewType("PartyId", str)
QuestionId = NewType("QuestionId", str)
LawId = NewType("LawId", str)
EditionHash = NewType("EditionHash", str)
PersonId = NewType("PersonId", str)
CaseId = NewType("CaseId", str)
"""A case's id is its tracking number (`kernel.tracking`)."""

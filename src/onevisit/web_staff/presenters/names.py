"""Names of what an edition defines, in the reader's language."""

from onevisit.cases.api import Case
from onevisit.kernel.ids import OrganisationId, PartyId, StepId
from onevisit.look.formats import words
from onevisit.planner.definitions import Edition, LifeEvent


def organisation_name(edition: Edition, organisation: OrganisationId) -> str:
    """An organisation's name; its id where the edition no longer knows it."""
    found = edition.organisations.get(organisation)
    return words(found.name) if found else organisation


def party_name(life_event: LifeEvent, party: PartyId) -> str:
    """A role in the life event: mother, child."""
    found = next((p for p in life_event.parties if p.id == party), None)
    return words(found.name) if found else party


def step_name(edition: Edition, case: Case, step: StepId) -> str:
    """The service that a part of the case is about."""
    proceeding = case.proceeding(step)
    return words(edition.services[proceeding.service].name) if proceeding else step

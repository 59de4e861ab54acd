"""Says values of the catalogue in the reader's language, for shapes to use."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext

from onevisit.kernel.ids import (
    EvidenceId,
    LifeEventId,
    OrganisationId,
    PlaceId,
    RegionCode,
    ServiceId,
)
from onevisit.kernel.text import Sentence, Text, say
from onevisit.look.formats import language
from onevisit.planner.definitions import Edition, LegalReference
from onevisit.planner.plans import Reason
from onevisit.rest.shapes.words import LawShape, NamedShape, ReasonShape

Id = TypeVar("Id", bound=str)


class Speaker:
    """Speaks the active language about one edition; what that does not know keeps its id as its name."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._language = language()  # once: a plan holds some two hundred texts

    def text(self, text: Text | None) -> str:
        """The words; empty where there are none."""
        return "" if text is None else text.in_language(self._language)

    def sentence(self, sentence: Sentence) -> str:
        """The sentence, translated and filled in."""
        return say(sentence, self._language, gettext)

    def laws(self, references: tuple[LegalReference, ...]) -> list[LawShape]:
        """The legal references with the names of the laws."""
        return [
            LawShape(
                id=reference.law,
                name=self._named(self.edition.laws, reference.law).name,
                article=reference.article,
            )
            for reference in references
        ]

    def reason(self, reason: Reason) -> ReasonShape:
        """Why, in words."""
        return ReasonShape(
            sentence=self.sentence(reason.sentence),
            code=reason.sentence.code,
            rule=reason.rule,
            law=self.laws(reason.law),
            answers=dict(reason.answers),
        )

    def organisation(self, organisation: OrganisationId) -> NamedShape:
        """An organisation with its name."""
        return self._named(self.edition.organisations, organisation)

    def service(self, service: ServiceId) -> NamedShape:
        """A service with its name."""
        return self._named(self.edition.services, service)

    def life_event(self, life_event: LifeEventId) -> NamedShape:
        """A life event with its name."""
        return self._named(self.edition.life_events, life_event)

    def evidence(self, evidence: EvidenceId) -> NamedShape:
        """A kind of paper with its name."""
        return self._named(self.edition.evidence, evidence)

    def place(self, place: PlaceId) -> NamedShape:
        """A place with its name."""
        return self._named(self.edition.places, place)

    def region(self, region: RegionCode) -> NamedShape:
        """A region with its name."""
        return self._named(self.edition.regions, region)

    def _named(self, definitions: Mapping[Id, Any], key: Id) -> NamedShape:
        known = definitions.get(key)
        return NamedShape(id=key, name=self.text(known.name) if known else key)

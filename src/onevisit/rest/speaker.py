"""Says values of the catalogue in the reader's language, for shapes to use."""

from collections.abc import Callable

from onevisit.kernel.ids import EvidenceId, OrganisationId, PlaceId, RegionCode
from onevisit.kernel.text import Sentence, Text, say
from onevisit.planner.definitions import Edition, LegalReference
from onevisit.planner.plans import Reason
from onevisit.rest.shapes.words import LawShape, NamedShape, ReasonShape


class Speaker:
    """One reader's language, over one edition."""

    def __init__(
        self, edition: Edition, language: str, translate: Callable[[str], str] = lambda template: template
    ) -> None:
        self.edition = edition
        self.language = language
        self._translate = translate

    def text(self, text: Text | None) -> str:
        """The words; empty where there are none."""
        return "" if text is None else text.in_language(self.language)

    def sentence(self, sentence: Sentence) -> str:
        """The sentence, translated and filled in."""
        return say(sentence, self.language, self._translate)

    def laws(self, references: tuple[LegalReference, ...]) -> list[LawShape]:
        """The legal references with the names of the laws."""
        return [
            LawShape(
                id=reference.law,
                name=self.text(law.name) if (law := self.edition.laws.get(reference.law)) else reference.law,
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

    def organisation(self, organisation: OrganisationId | None) -> NamedShape | None:
        """An organisation with its name, or with its id where this edition does not know it."""
        if organisation is None:
            return None
        known = self.edition.organisations.get(organisation)
        return NamedShape(id=organisation, name=self.text(known.name) if known else organisation)

    def evidence(self, evidence: EvidenceId) -> NamedShape:
        """A kind of paper with its name."""
        known = self.edition.evidence.get(evidence)
        return NamedShape(id=evidence, name=self.text(known.name) if known else evidence)

    def place(self, place: PlaceId) -> NamedShape:
        """A place with its name."""
        known = self.edition.places.get(place)
        return NamedShape(id=place, name=self.text(known.name) if known else place)

    def region(self, region: RegionCode) -> NamedShape:
        """A region with its name."""
        known = self.edition.regions.get(region)
        return NamedShape(id=region, name=self.text(known.name) if known else region)

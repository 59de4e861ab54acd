"""What an edition of the catalogue says: frozen values that the compiler makes and the planner reads.

Every definition carries `src` (where its facts were read, or that they are
from memory) and, where a rule is legal, `law` (article references).
Units and words are those of design.md section 2.
"""

from onevisit.planner.definitions.basics import Audience, Choice, Law, LegalReference, Position, Source
from onevisit.planner.definitions.edition import Edition
from onevisit.planner.definitions.events import Exclusion, LifeEvent, Party, Question, QuestionKind, Step
from onevisit.planner.definitions.papers import (
    Dataset,
    Evidence,
    EvidenceKind,
    Fact,
    FactGroup,
    FactKind,
    Right,
)
from onevisit.planner.definitions.places import Body, Channel, Organisation, Place, Region
from onevisit.planner.definitions.services import (
    ApplyWithin,
    ContactDefinition,
    ContactKind,
    Demand,
    FactUse,
    Fee,
    Need,
    Offer,
    Opened,
    Service,
)

__all__ = [
    "ApplyWithin",
    "Audience",
    "Body",
    "Channel",
    "Choice",
    "ContactDefinition",
    "ContactKind",
    "Dataset",
    "Demand",
    "Edition",
    "Evidence",
    "EvidenceKind",
    "Exclusion",
    "Fact",
    "FactGroup",
    "FactKind",
    "FactUse",
    "Fee",
    "Law",
    "LegalReference",
    "LifeEvent",
    "Need",
    "Offer",
    "Opened",
    "Organisation",
    "Party",
    "Place",
    "Position",
    "Question",
    "QuestionKind",
    "Region",
    "Right",
    "Service",
    "Source",
    "Step",
]

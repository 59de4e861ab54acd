"""Who somebody is to a case: the applicant's side, a post in a handling organisation, the program."""

from enum import StrEnum

import msgspec

from onevisit.cases.domain.values import Case, Proceeding
from onevisit.kernel.actors import Actor, Role
from onevisit.kernel.ids import OrganisationId, RegionCode


class Relation(StrEnum):
    """What somebody is to the case or the proceeding."""

    APPLICANT = "applicant"
    ACCEPTING = "accepting"
    DECIDING = "deciding"
    SYSTEM = "system"


class Who(msgspec.Struct, frozen=True):
    """Whoever may make a move: a relation and, inside an organisation, the posts that count."""

    relation: Relation
    roles: tuple[Role, ...] = ()

    @property
    def words(self) -> str:
        """Who it is, for the reference page."""
        if not self.roles:
            return {Relation.APPLICANT: "the applicant, or who filed for them"}.get(
                self.relation, "the program itself"
            )
        return f"{' or '.join(self.roles)} of the {self.relation} organisation"


APPLICANT = Who(Relation.APPLICANT)
SYSTEM = Who(Relation.SYSTEM)
ACCEPTING = Who(Relation.ACCEPTING, (Role.OFFICER, Role.CLERK))
DECIDING = Who(Relation.DECIDING, (Role.OFFICER,))


def reaches(region: RegionCode, post_region: RegionCode) -> bool:
    """Whether a post over `post_region` has to do with a case filed in `region`.

    Division codes nest by prefix; a township post serves cases of its county.
    """
    return region.startswith(post_region) or post_region.startswith(region)


def holds_post(
    actor: Actor, roles: tuple[Role, ...], organisation: OrganisationId, region: RegionCode
) -> bool:
    """Whether `actor` holds one of `roles` in `organisation` for cases of `region`."""
    return any(
        post.role in roles and post.organisation == organisation and reaches(region, post.region)
        for post in actor.posts
    )


def is_applicant(actor: Actor, case: Case) -> bool:
    """Whether `actor` speaks for the applicant: the applicant, who filed, a clerk of that window."""
    if actor.system:
        return False
    if actor.person == case.applicant:
        return True
    if case.filed_for is None:
        return actor.person == case.filed_by
    return holds_post(actor, (Role.CLERK,), case.filed_for, case.region)


def is_permitted(who: Who, actor: Actor, case: Case, proceeding: Proceeding | None) -> bool:
    """Whether `actor` is the one whom `who` names."""
    match who.relation:
        case Relation.SYSTEM:
            return actor.system
        case Relation.APPLICANT:
            return is_applicant(actor, case)
        case Relation.ACCEPTING:
            return proceeding is not None and holds_post(actor, who.roles, proceeding.accepting, case.region)
        case Relation.DECIDING:
            return proceeding is not None and holds_post(actor, who.roles, proceeding.deciding, case.region)

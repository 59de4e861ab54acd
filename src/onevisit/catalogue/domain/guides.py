"""What can be found: a guide for every life event and service, with its names and counties."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from onevisit.catalogue.domain.search_words import indexed_words, name_key
from onevisit.kernel.ids import LifeEventId, RegionCode, ServiceId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition, LifeEvent, Service

_BRACKETS = re.compile(r"[()（）]")


class GuideKind(StrEnum):
    """What a guide is about."""

    LIFE_EVENT = "life_event"
    SERVICE = "service"


class GuideHit(msgspec.Struct, frozen=True):
    """A guide that answers somebody's words; `offered_here`: in the asker's county, or none was named."""

    kind: GuideKind
    id: LifeEventId | ServiceId
    name: Text
    about: Text | None
    visits_at_most: int | None
    """The life event's promise; a service's own guide computes it."""
    offered_here: bool


class Entry(msgspec.Struct, frozen=True):
    """A guide as the index keeps it; texts are searched words with spaces between.

    `names`: each of its names and everyday words; `like` what else its names
    are called (`content/synonyms.yaml`); `text`: what it says besides.
    """

    key: str
    """`life_event:birth`, `service:vaccination_card`."""
    names: tuple[str, ...]
    exact: tuple[str, ...]
    like: str
    text: str
    regions: tuple[RegionCode, ...]


def entries(edition: Edition) -> Iterator[Entry]:
    """Every guide of the edition for the public; life events first."""
    groups = _groups(edition.synonyms)
    for event in edition.life_events.values():
        yield _entry_of_event(edition, event, groups)
    for service in edition.services.values():
        if service.internal:
            continue
        yield _entry_of_service(edition, service, groups)


def and_above(edition: Edition, region: RegionCode) -> tuple[RegionCode, ...]:
    """A region and all that it lies in, nearest first; an offer of any of them serves it."""
    codes = [region]
    while (known := edition.regions.get(codes[-1])) is not None and known.parent is not None:
        codes.append(known.parent)
    return tuple(codes)


def is_offered(edition: Edition, event: LifeEvent, region: RegionCode) -> bool:
    """Whether a region offers every step that is neither optional nor conditional."""
    codes = and_above(edition, region)
    needed = [s.service for s in event.steps if not s.optional and s.when is None and not s.alternative]
    return all(any(code in edition.offers.get(service, {}) for code in codes) for service in needed)


def counties_of(edition: Edition, event: LifeEvent) -> tuple[RegionCode, ...]:
    """The regions with an offer of their own in which a life event can be begun, by code."""
    own = {region for step in event.steps for region in edition.offers.get(step.service, {})}
    return tuple(sorted(region for region in own if is_offered(edition, event, region)))


def find(edition: Edition, key: str, here: RegionCode | None) -> GuideHit:
    """The guide that an entry's key names."""
    kind, _, name = key.partition(":")
    if kind == GuideKind.LIFE_EVENT:
        event = edition.life_events[LifeEventId(name)]
        offered = here is None or is_offered(edition, event, here)
        return GuideHit(
            GuideKind.LIFE_EVENT, event.id, event.name, event.about, event.visits_at_most, offered
        )
    service = edition.services[ServiceId(name)]
    offers = edition.offers.get(service.id, {})
    offered = here is None or any(code in offers for code in and_above(edition, here))
    return GuideHit(GuideKind.SERVICE, service.id, service.name, service.about, None, offered)


class _Group(msgspec.Struct, frozen=True):
    """A word of a group of synonyms: its searched words, and those of the whole group."""

    needs: frozenset[str]
    words: str


_Groups = Mapping[str, tuple[_Group, ...]]
"""Groups by one of the words that a name must hold to belong to them."""


def _groups(synonyms: Mapping[str, tuple[str, ...]]) -> _Groups:
    found: dict[str, list[_Group]] = {}
    for group in synonyms.values():
        words = " ".join(dict.fromkeys(_searched(group)))
        for word in group:
            needs = indexed_words(word)
            found.setdefault(needs[-1], []).append(_Group(frozenset(needs), words))
    return {word: tuple(groups) for word, groups in found.items()}


def _entry_of_event(edition: Edition, event: LifeEvent, groups: _Groups) -> Entry:
    services = [edition.services[step.service] for step in event.steps]
    said = [event.about, *(service.name for service in services)]
    return _entry(
        f"{GuideKind.LIFE_EVENT}:{event.id}",
        (event.name.zh, event.name.en, *event.also_called),
        said,
        counties_of(edition, event),
        groups,
    )


def _entry_of_service(edition: Edition, service: Service, groups: _Groups) -> Entry:
    said = [
        service.about,
        edition.bodies[service.body].name,
        *(edition.evidence[output].name for output in service.outputs),
        *(edition.evidence[demand.evidence].name for demand in service.demands),
    ]
    return _entry(
        f"{GuideKind.SERVICE}:{service.id}",
        (service.name.zh, service.name.en, *service.also_called),
        said,
        tuple(sorted(edition.offers.get(service.id, {}))),
        groups,
    )


def _entry(
    key: str,
    names: tuple[str, ...],
    said: Iterable[Text | None],
    regions: tuple[RegionCode, ...],
    groups: _Groups,
) -> Entry:
    names = tuple(dict.fromkeys(part for name in names for part in (name, *_parts(name)) if part))
    searched = [indexed_words(name) for name in names]
    like = dict.fromkeys(group.words for name in map(frozenset, searched) for group in _like(name, groups))
    texts = [words for text in said if text is not None for words in (text.zh, text.en)]
    return Entry(
        key=key,
        names=tuple(map(" ".join, searched)),
        exact=tuple(dict.fromkeys(map(name_key, names))),
        like=" ".join(like),
        text=" ".join(_searched(texts)),
        regions=regions,
    )


def _parts(name: str) -> list[str]:
    """A name before its brackets and what stands in them: each is a name too."""
    parts = [part.strip() for part in _BRACKETS.split(name)]
    return parts if len(parts) > 1 else []


def _like(name: frozenset[str], groups: _Groups) -> Iterator[_Group]:
    for word in name:
        yield from (group for group in groups.get(word, ()) if group.needs <= name)


def _searched(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from indexed_words(text)

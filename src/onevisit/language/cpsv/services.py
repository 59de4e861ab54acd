"""One service as CPSV-AP: what it demands, gives and costs, on which law, through which channels."""

from decimal import Decimal

from onevisit.kernel.text import Text
from onevisit.kernel.working_days import Limit, Unit
from onevisit.language.cpsv.triples import (
    AUTHORITY,
    CPSV,
    CV,
    DCAT,
    DCT,
    LANGUAGES,
    SKOS,
    TIME,
    Things,
)
from onevisit.language.limits import show_limit
from onevisit.planner.definitions import Channel, Edition, LegalReference, Offer, Service
from onevisit.planner.wordings import CHANNEL_NAMES

CURRENCIES = f"{AUTHORITY}currency/"
DURATIONS = {
    Unit.IMMEDIATE: "PT0S",
    Unit.MINUTE: "PT{n}M",
    Unit.HOUR: "PT{n}H",
    Unit.WORKING_DAY: "P{n}D",
    Unit.CALENDAR_DAY: "P{n}D",
    Unit.MONTH: "P{n}M",
    Unit.YEAR: "P{n}Y",
}
"""xsd:duration knows no working days: their number is kept, and the rule's description says what they are."""

STATUTORY = Text("Limit set by law: {limit}.", "法定期限：{limit}。")
NO_LIMIT = Text("none", "无")
ZH_UNITS = {
    Unit.IMMEDIATE: "即办",
    Unit.MINUTE: "{n}分钟",
    Unit.HOUR: "{n}小时",
    Unit.WORKING_DAY: "{n}个工作日",
    Unit.CALENDAR_DAY: "{n}日",
    Unit.MONTH: "{n}个月",
    Unit.YEAR: "{n}年",
}


class ServiceWriter:
    """Writes services of an edition into a graph."""

    def __init__(self, edition: Edition, things: Things) -> None:
        self.edition = edition
        self.things = things

    def write(self, service: Service) -> None:
        """Everything about one service."""
        things = self.things
        address = things.thing(things.address("service", service.id), f"{CPSV}PublicService")
        things.named(address, service.id, service.name)
        things.text(address, f"{DCT}description", service.about or service.name)
        things.link(address, f"{DCT}type", things.code("service-kind", service.kind))
        things.value(address, f"{CV}processingTime", duration(service.promised), "duration")
        for word in service.also_called:
            language = "en" if word.isascii() else "zh"
            things.text(address, f"{DCAT}keyword", Text(*((word, "") if language == "en" else ("", word))))
        for language in LANGUAGES.values():
            things.link(address, f"{DCT}language", things.thing(language, f"{DCT}LinguisticSystem"))
        for law in dict.fromkeys(reference.law for reference in service.law):
            things.link(address, f"{CV}hasLegalResource", things.address("law", law))
        self._rule(address, service)
        self._demands(address, service)
        self._outputs(address, service)
        self._costs(address, service)
        self._offers(address, service)

    def _rule(self, address: str, service: Service) -> None:
        rule = self.things.thing(self.things.address("rule", service.id), f"{CPSV}Rule")
        self.things.named(rule, f"{service.id}.rule", service.name)
        limit = limit_in_words(service.statutory)
        articles = "; ".join(_shown(law) for law in (*service.law, *service.statutory_law))
        self.things.text(
            rule,
            f"{DCT}description",
            Text(
                " ".join(filter(None, (STATUTORY.en.format(limit=limit.en), articles))),
                " ".join(filter(None, (STATUTORY.zh.format(limit=limit.zh), articles))),
            ),
        )
        for law in dict.fromkeys(r.law for r in (*service.law, *service.statutory_law)):
            self.things.link(rule, f"{CPSV}implements", self.things.address("law", law))
        self.things.link(address, f"{CPSV}follows", rule)

    def _demands(self, address: str, service: Service) -> None:
        for number, demand in enumerate(service.demands, 1):
            evidence = self.edition.evidence[demand.evidence]
            kind = self.things.address("evidence", evidence.id)
            names = ("requirement", service.id, str(number))
            requirement = self.things.thing(self.things.address(*names), f"{CV}Requirement")
            self.things.named(requirement, f"{service.id}.{number}", evidence.name)
            self.things.link(requirement, f"{DCT}type", self.things.code("need", demand.need))
            if demand.when is not None:
                # Demanded only in some situations: a criterion, weighed for each applicant.
                self.things.thing(requirement, f"{CV}Criterion")
            choices = self.things.address("evidence-list", service.id, str(number))
            self.things.thing(choices, f"{CV}EvidenceTypeList")
            self.things.value(choices, f"{DCT}identifier", f"{service.id}.{number}.evidence")
            self.things.link(choices, f"{CV}specifiesEvidenceType", kind)
            self.things.link(requirement, f"{CV}hasEvidenceTypeList", choices)
            self.things.link(address, f"{CV}holdsRequirement", requirement)
            self.things.link(address, f"{CV}hasInputType", kind)
            for reference in demand.law:
                law = self.things.address("law", reference.law)
                self.things.link(requirement, f"{CV}isDerivedFrom", law)

    def _outputs(self, address: str, service: Service) -> None:
        for name in service.outputs:
            evidence = self.edition.evidence[name]
            output = self.things.thing(self.things.address("output", service.id, name), f"{CV}Output")
            self.things.named(output, f"{service.id}.{name}", evidence.name)
            self.things.link(output, f"{DCT}type", self.things.code("evidence-kind", evidence.kind))
            self.things.link(address, f"{CPSV}produces", output)

    def _costs(self, address: str, service: Service) -> None:
        for number, fee in enumerate(service.fees, 1):
            cost = self.things.thing(self.things.address("cost", service.id, str(number)), f"{CV}Cost")
            self.things.value(cost, f"{DCT}identifier", f"{service.id}.{number}")
            self.things.value(cost, f"{CV}hasValue", Decimal(fee.amount.minor) / 100, "double")
            currency = self.things.thing(f"{CURRENCIES}{fee.amount.currency}", f"{SKOS}Concept")
            self.things.link(cost, f"{CV}currency", currency)
            self.things.text(cost, f"{DCT}description", fee.name)
            self.things.text(cost, f"{DCT}description", fee.note)
            self.things.link(address, f"{CV}hasCost", cost)

    def _offers(self, address: str, service: Service) -> None:
        offers = self.edition.offers.get(service.id, {})
        for offer in offers.values():
            deciding = self.things.address("organisation", offer.deciding)
            self.things.link(address, f"{CV}hasCompetentAuthority", deciding)
            self.things.link(address, f"{DCT}spatial", self.things.address("region", offer.region))
            self._channels(address, service, offer)
        if not offers:
            standing_in = self.things.address("authority", service.body)
            self.things.link(address, f"{CV}hasCompetentAuthority", standing_in)

    def _channels(self, address: str, service: Service, offer: Offer) -> None:
        for contact in offer.opened:
            for channel in contact.channels:
                names = (service.id, offer.region, contact.kind, channel)
                way = self.things.thing(self.things.address("channel", *names), f"{CV}Channel")
                self.things.value(way, f"{DCT}identifier", ".".join(names))
                code = self.things.code("channel-kind", channel, CHANNEL_NAMES[channel])
                self.things.link(way, f"{DCT}type", code)
                self.things.text(way, f"{DCT}description", CHANNEL_NAMES[channel])
                owner = self.things.address("organisation", offer.accepting)
                self.things.link(way, f"{CV}ownedBy", owner)
                promised = duration(offer.promised or service.promised)
                self.things.value(way, f"{CV}processingTime", promised, "duration")
                self.things.link(address, f"{CV}hasChannel", way)
                self._places(way, channel, contact.places)

    def _places(self, way: str, channel: Channel, places: tuple[str, ...]) -> None:
        for place in self.edition.places.values():
            if place.id in places and place.channel is channel:
                self.things.link(way, f"{DCT}spatial", self.things.address("place", place.id))
                if place.hours is not None:
                    hours = self.things.thing(self.things.address("hours", place.id), f"{TIME}TemporalEntity")
                    self.things.text(hours, f"{DCT}description", place.hours)
                    self.things.link(way, f"{CV}openingHours", hours)


def duration(limit: Limit) -> str:
    """A limit as xsd:duration."""
    return DURATIONS[limit.unit].format(n=limit.quantity)


def limit_in_words(limit: Limit | None) -> Text:
    """A limit as people say it."""
    if limit is None:
        return NO_LIMIT
    return Text(show_limit(limit), ZH_UNITS[limit.unit].format(n=limit.quantity))


def _shown(reference: LegalReference) -> str:
    return f"{reference.law} {reference.article}".strip()

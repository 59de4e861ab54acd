"""A province of the size of Zhejiang, made up from a seed: 270,000 offers over the real divisions.

`files()` gives it in the layout of `content/`; `onevisit check` accepts it.
Run: `python bench/province.py FOLDER` writes it to disk. The numbers of
services by level are those of the official lists of 2017 (93.28, 81.17 and
90.26 %): 953 of the province, 1041 of each city, 811 of each county; the
rest are accepted by townships.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[1] / "content"
OFFERS = 270_000
SRC = "{memory: [all]}"
SERVICES = {"province": 953, "city": 1041, "county": 811, "township": 134}
BODIES = 30
BODIES_OF_TOWNSHIP = 3
EVIDENCE = 600
RIGHTS = 600
QUESTIONS = 40
HEADING = "service,region,deciding,accepting,named,liable,contacts,places,promised,src"

CONTACTS = (
    # What the law permits, and what offers open of it, the usual first.
    ("apply: [online, {hall}]\n      collect: [online, courier, {hall}]",
     ("apply: online {hall}; collect: online courier", "apply: online; collect: online",
      "apply: {hall}; collect: courier", "apply: {hall}; collect: {hall}")),
    ("apply: [online, {hall}]\n      collect: [courier, {hall}]",
     ("apply: online {hall}; collect: courier {hall}", "apply: online; collect: {hall}",
      "apply: {hall}; collect: {hall}")),
    ("apply: [{hall}]\n      collect: [courier, {hall}]",
     ("apply: {hall}; collect: courier", "apply: {hall}; collect: {hall}")),
    ("apply: [online, {hall}]\n      interview: [{hall}]\n      collect: [courier, {hall}]",
     ("apply: online {hall}; interview: {hall}; collect: courier",
      "apply: {hall}; interview: {hall}; collect: {hall}")),
)  # fmt: skip
LIKELY = (80, 12, 6, 2)


def files(seed: int = 20261123, offers: int = OFFERS) -> dict[str, str]:
    """The province's definitions by path."""
    chance = random.Random(seed)
    regions = list(csv.DictReader((CONTENT / "regions.csv").open(encoding="utf-8")))
    made = {
        name: (CONTENT / name).read_text("utf-8")
        for name in ("regions.csv", "laws.yaml", "sources.yaml", "calendars/cn.yaml")
    }
    services = {level: [f"{level}_{n:04}" for n in range(count)] for level, count in SERVICES.items()}
    every = [name for own in services.values() for name in own]
    profiles = {name: chance.choices(range(len(CONTACTS)), LIKELY)[0] for name in every}
    made["bodies.yaml"] = "bodies:\n" + "".join(_body(n) for n in range(BODIES))
    made["evidence.yaml"] = "evidence:\n" + "".join(_evidence(n, services, chance) for n in range(EVIDENCE))
    made["datasets.yaml"] = "".join(_datasets(services, chance))
    made["questions.yaml"] = "questions:\n" + "".join(_question(n) for n in range(QUESTIONS))
    for level, own in services.items():
        text = "".join(_service(level, n, name, profiles[name], chance) for n, name in enumerate(own))
        made[f"services/{level}.yaml"] = "services:\n" + text
    for region in regions:
        made[f"organisations/{region['code']}.yaml"] = "organisations:\n" + "".join(_organisations(region))
        made[f"places/{region['code']}.yaml"] = "places:\n" + "".join(_places(region))
    rows = 0
    for region, names in _offered(regions, services, offers):
        lines = [_offer(region, n, name, profiles[name], chance) for n, name in enumerate(names)]
        made[f"offers/{region['code']}.csv"] = "\n".join([HEADING, *lines]) + "\n"
        rows += len(lines)
    made["life_events/province.yaml"] = _life_events(services, chance)
    return made


def _offered(
    regions: list[dict[str, str]], services: dict[str, list[str]], offers: int
) -> Iterator[tuple[dict[str, str], list[str]]]:
    """What each region offers; the last township's row makes the number full."""
    counts = Counter(region["level"] for region in regions)
    upper = sum(SERVICES[level] * counts[level] for level in ("province", "city", "county"))
    left, towns = max(0, offers - upper), counts["township"]
    for region in regions:
        own = services[region["level"]]
        if region["level"] == "township":
            share = -(-left // towns)
            left, towns = left - min(share, left), towns - 1
            own = own[:share]
        if own:
            yield region, own


def _name(words: str) -> str:
    return f"{{en: {words}, zh: {words}}}"


def _body(n: int) -> str:
    levels = "[province, city, county, township]"
    return f"  body_{n:02}:\n    name: {_name(f'Body {n}')}\n    levels: {levels}\n    src: {SRC}\n"


def _evidence(n: int, services: dict[str, list[str]], chance: random.Random) -> str:
    kind = chance.choices(["certificate", "form", "identity"], [7, 2, 1])[0]
    is_fetched = kind == "certificate" and n % 12 == 0
    giver = f"    obtained_from: {chance.choice(services['county'])}\n" if is_fetched else ""
    return f"  paper_{n:03}:\n    name: {_name(f'Paper {n}')}\n    kind: {kind}\n{giver}    src: {SRC}\n"


def _datasets(services: dict[str, list[str]], chance: random.Random) -> Iterator[str]:
    yield "datasets:\n"
    for n in range(0, EVIDENCE, 20):
        gives = ", ".join(f"paper_{m:03}" for m in range(n, n + 20))
        owner = f"body_{n // 20 % BODIES:02}"
        yield f"  register_{n // 20:02}:\n    name: {_name(f'Register {n // 20}')}\n    owner: {owner}\n"
        yield f"    sharing: conditional\n    gives: [{gives}]\n    src: {SRC}\n"
    yield "rights:\n"
    every = [(level, n, name) for level, own in services.items() for n, name in enumerate(own)]
    for n in range(RIGHTS):
        level, number, name = chance.choice(every)
        paper = f"paper_{n:03}"
        yield f"  right_{n:03}:\n    dataset: register_{n // 20:02}\n"
        yield f"    consumer: {_body_of(level, number)}\n"
        yield f'    evidence: [{paper}]\n    services: [{name}]\n    region: "33"\n'
        yield f"    since: 2024-01-01\n    src: {SRC}\n"


def _body_of(level: str, n: int) -> str:
    return f"body_{n % (BODIES_OF_TOWNSHIP if level == 'township' else BODIES):02}"


def _question(n: int) -> str:
    return f"  question_{n:02}:\n    text: {_name(f'Question {n}')}\n    why: {_name('Because')}\n"


def _service(level: str, n: int, name: str, profile: int, chance: random.Random) -> str:
    hall = _hall(level)
    promised = chance.choices(["immediate", "5 working days", "10 working days"], [5, 3, 2])[0]
    papers = sorted(chance.sample(range(EVIDENCE), chance.randint(1, 6)))
    demands = "".join(
        f"      - evidence: paper_{p:03}\n        when: question_{chance.randrange(QUESTIONS):02}\n"
        if chance.random() < 0.2
        else f"      - paper_{p:03}\n"
        for p in papers
    )
    declared = 1 if chance.random() < 0.92 else 2
    return (
        f"  {name}:\n    name: {_name(f'Service {level} {n}')}\n    kind: licence\n"
        f"    body: {_body_of(level, n)}\n"
        f"    law: [social_insurance_law art. 25]\n    statutory: 20 working days\n    promised: {promised}\n"
        f"    visits_declared: {declared}\n    contacts:\n      {CONTACTS[profile][0].format(hall=hall)}\n"
        f"    demands:\n{demands}    src: {SRC}\n"
    )


def _hall(level: str) -> str:
    return "station" if level == "township" else "hall"


def _organisations(region: dict[str, str]) -> Iterator[str]:
    bodies = BODIES_OF_TOWNSHIP if region["level"] == "township" else BODIES
    for n in range(bodies):
        yield (
            f"  office_{region['code']}_{n:02}:\n    name: {_name(f'Office {n}')}\n    body: body_{n:02}\n"
            f'    region: "{region["code"]}"\n    src: {SRC}\n'
        )


def _places(region: dict[str, str]) -> Iterator[str]:
    yield (
        f"  hall_{region['code']}:\n    name: {_name('Hall')}\n    channel: {_hall(region['level'])}\n"
        f'    region: "{region["code"]}"\n    address: {_name("Street")}\n    src: {SRC}\n'
    )


def _offer(region: dict[str, str], n: int, name: str, profile: int, chance: random.Random) -> str:
    code, level = region["code"], region["level"]
    body = n % (BODIES_OF_TOWNSHIP if level == "township" else BODIES)
    opened = CONTACTS[profile][1]
    contacts = opened[min(int(chance.expovariate(1.6)), len(opened) - 1)].format(hall=_hall(level))
    place = f"hall_{code}" if _hall(level) in contacts else ""
    return f"{name},{code},office_{code}_{body:02},,,,{contacts},{place},,memory"


def _life_events(services: dict[str, list[str]], chance: random.Random) -> str:
    lines = ["life_events:\n"]
    for n in range(12):
        steps = chance.sample(services["county"], 6)
        lines.append(
            f"  matter_{n:02}:\n    name: {_name(f'Matter {n}')}\n    about: {_name('About')}\n"
            f"    audience: person\n    lead: body_00\n    visits_at_most: 1\n"
            f"    promised: none\n    parties:\n      person:\n        name: {_name('person')}\n"
            "        may_apply: yes\n    questions:\n"
        )
        lines += [f"      - question_{q:02}\n" for q in range(QUESTIONS)]
        lines.append("    steps:\n")
        for i, service in enumerate(steps):
            after = f"        after: [step_{i - 1}]\n" if i % 2 else ""
            when = f"        when: question_{(7 * n + i) % QUESTIONS:02}\n" if i > 1 else ""
            lines.append(f"      step_{i}:\n        service: {service}\n        party: person\n{after}{when}")
        lines.append(f"    form: []\n    src: {SRC}\n")
    return "".join(lines)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    for path, text in files().items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, "utf-8")

"""For each code an edit of a small catalogue that calls it forth: the reference page and its test use them.

The catalogue below compiles without a fault. An example replaces one piece of
one file; compiling the result gives exactly the example's code.
"""

from collections.abc import Mapping

import msgspec


class Edit(msgspec.Struct, frozen=True):
    """A piece of a file, and what stands there instead; without `old`, the whole file."""

    file: str
    old: str
    new: str


def apply(edit: Edit) -> dict[str, str]:
    """The catalogue with the edit made."""
    files = dict(CATALOGUE)
    if edit.old:
        assert files[edit.file].count(edit.old) == 1, f"{edit.old!r} stands not exactly once in {edit.file}"
        files[edit.file] = files[edit.file].replace(edit.old, edit.new)
    else:
        files[edit.file] = edit.new
    return files


CATALOGUE: Mapping[str, str] = {
    "regions.csv": """\
code,level,parent,name_zh,name_en
33,province,,浙江省,Zhejiang
3301,city,33,杭州市,Hangzhou
330122,county,3301,桐庐县,Tonglu County
330603,county,33,柯桥区,Keqiao District
""",
    "calendar.yaml": """\
calendars:
  cn:
    name: {en: China, zh: 中国}
    known_until: 2026-12-31
    holidays:
      - name: {en: New Year's Day, zh: 元旦}
        rest: [2026-01-01 to 2026-01-03]
        make_up: [2026-01-04]
      - name: {en: National Day, zh: 国庆节}
        rest: [2026-10-01 to 2026-10-07]
""",
    "laws.yaml": """\
sources:
  R34: a guide that was read

laws:
  household_rules:
    name: {en: Household Rules, zh: 户口登记管理规定}
    in_force_from: 2019-01-01
    src: {read: [R34]}
""",
    "bodies.yaml": """\
bodies:
  police_station:
    name: {en: Police Station, zh: 派出所}
    levels: [township]
  civil_affairs_bureau:
    name: {en: Civil Affairs Bureau, zh: 民政局}
    levels: [county]

organisations:
  tongjun_station:
    name: {en: Tongjun Police Station, zh: 桐君派出所}
    body: police_station
    region: "330122"
  keqiao_station:
    name: {en: Keqiao Police Station, zh: 柯桥派出所}
    body: police_station
    region: "330603"
  tonglu_civil_affairs:
    name: {en: Tonglu Civil Affairs Bureau, zh: 桐庐县民政局}
    body: civil_affairs_bureau
    region: "330122"

places:
  tongjun_hall:
    name: {en: Tongjun Police Station, zh: 桐君派出所}
    channel: station
    region: "330122"
    address: {en: Tongjun, zh: 桐君街道}
""",
    "papers.yaml": """\
evidence:
  marriage_certificate:
    name: {en: Marriage certificate, zh: 结婚证}
    kind: certificate
    issuer: civil_affairs_bureau
  declaration:
    name: {en: Declaration, zh: 声明}
    kind: declaration
  household_register:
    name: {en: Household register, zh: 户口簿}
    kind: certificate
    issuer: police_station

datasets:
  marriage_register:
    name: {en: Marriage register, zh: 婚姻登记库}
    owner: civil_affairs_bureau
    sharing: conditional
    gives: [marriage_certificate]

rights:
  police_reads_marriages:
    dataset: marriage_register
    consumer: police_station
    evidence: [marriage_certificate]
    services: [household_registration]
    region: "33"
    since: 2019-01-01

groups:
  child:
    name: {en: The child, zh: 孩子}

facts:
  child_name:
    name: {en: Name, zh: 姓名}
    kind: text
    group: child
    party: child
    attribute: name
""",
    "services.yaml": """\
services:
  household_registration:
    name: {en: Household registration, zh: 出生登记}
    kind: confirmation
    body: police_station
    law: [household_rules art. 18]
    statutory: 10 working days
    promised: 3 working days
    contacts:
      apply: [online, station, hall]
      collect: [courier, station]
    demands:
      - evidence: marriage_certificate
        when: married
      - evidence: declaration
        when: "!married"
    facts: [child_name]
    outputs: [household_register]
    fees:
      - name: {en: Booklet, zh: 工本费}
        amount: 10 CNY
        since: 2019-01-01

  household_extract:
    name: {en: Household extract, zh: 户籍证明}
    kind: confirmation
    body: police_station
    statutory: none
    promised: immediate
    contacts:
      apply: [online]
    demands: [household_register]
""",
    "birth.yaml": """\
questions:
  married:
    text: {en: Are the parents married?, zh: 父母是否已婚?}
    why: {en: It decides which paper is needed., zh: 决定所需材料。}
  follows:
    text: {en: Whose household?, zh: 随谁落户?}
    why: {en: It decides where., zh: 决定登记地。}
    kind: choice
    choices:
      mother: {en: The mother's, zh: 随母}
      father: {en: The father's, zh: 随父}

life_events:
  birth:
    name: {en: Birth, zh: 出生}
    about: {en: The birth of a child., zh: 孩子出生。}
    audience: person
    lead: police_station
    visits_at_most: 0
    promised: 5 working days
    parties:
      child: {name: {en: the child, zh: 孩子}, may_apply: yes}
    questions: [married, follows]
    steps:
      registration:
        service: household_registration
        party: child
      extract:
        service: household_extract
        party: child
        after: [registration]
        when: follows == "father"
    form: [child]
    exclusions:
      - when: "!married && follows == \\"father\\""
        because: {en: The police examine it., zh: 需公安审核。}
        instead: {en: Ask at the station., zh: 请到派出所咨询。}
""",
    "offers/330122.csv": """\
service,region,deciding,accepting,named,liable,contacts,places,promised,src
household_registration,330122,tongjun_station,,,,apply: online; collect: courier,tongjun_hall,,memory
household_extract,330122,tongjun_station,,,,apply: online,,,memory
""",
}

_MARRIAGES = "[marriage_certificate]"
_BOTH = "[marriage_certificate, declaration]"
_STEP = "      registration:\n        service: household_registration\n"

_STEPS_FIELD = "    steps:\n" + CATALOGUE["birth.yaml"].partition("steps:\n")[2].partition("    form:")[0]
_STEPS = CATALOGUE["birth.yaml"].partition("steps:\n")[2].partition("    form:")[0]


_CONDITIONAL = """\
    sharing: conditional
    gives: [marriage_certificate]

rights:
  police_reads_marriages:
    dataset: marriage_register
    consumer: police_station
    evidence: [marriage_certificate]
    services: [household_registration]
    region: "33"
    since: 2019-01-01
"""
_OPEN = "    sharing: open\n    gives: [marriage_certificate]\n"
_STAGES = """\
    stages:
      first:
        name: {en: First, zh: 第一阶段}
        lead: police_station
"""
_STAGED = f"""\
{_STEPS.replace(_STEP, f"{_STEP}        stage: first{chr(10)}")}{_STAGES}\
    stage_limits:
      first:
        stages: [first]
        limit: 2 working days
"""


def _without_column(table: str) -> str:
    return "".join(line.rpartition(",")[0] + "\n" for line in table.splitlines())


def _with_column(table: str) -> str:
    heading, *rows = table.splitlines()
    return "".join(f"{line}\n" for line in (f"{heading},note", *(f"{row},-" for row in rows)))


EXAMPLES: Mapping[str, Edit] = {
    "OV101": Edit("laws.yaml", "en: Household Rules", 'en: "Household Rules'),
    "OV102": Edit("laws.yaml", "    in_force_from", "\tin_force_from"),
    "OV103": Edit("laws.yaml", "    src: {read: [R34]}", "    in_force_from: 2020-01-01"),
    "OV104": Edit("laws.yaml", "R34: a guide", "R34: &guide a guide"),
    "OV105": Edit("laws.yaml", "read: [R34]", "read: [[[[[[[[[[[R34]]]]]]]]]]]"),
    "OV106": Edit("laws.yaml", "    in_force_from", "   in_force_from"),
    "OV107": Edit("laws.yaml", "a guide", "a \x01guide"),
    "OV108": Edit("regions.csv", "3301,city,33,杭州市,Hangzhou", "3301,city,33,杭州市,Hangzhou,City"),
    "OV109": Edit("regions.csv", "", _without_column(CATALOGUE["regions.csv"])),
    "OV110": Edit("regions.csv", "", _with_column(CATALOGUE["regions.csv"])),
    "OV201": Edit("laws.yaml", "laws:", "law:"),
    "OV202": Edit("laws.yaml", "in_force_from", "in_force_form"),
    "OV203": Edit(
        "bodies.yaml", '    body: police_station\n    region: "330603"\n', '    region: "330603"\n'
    ),
    "OV204": Edit("services.yaml", "    fees:\n      - name:", "    fees:\n        name:"),
    "OV205": Edit("services.yaml", "3 working days", "3 days"),
    "OV206": Edit("services.yaml", "[courier, station]", "[currier, station]"),
    "OV207": Edit("bodies.yaml", "keqiao_station:", "Keqiao-station:"),
    "OV208": Edit("more.yaml", "", "groups:\n  child:\n    name: {en: The child, zh: 孩子}\n"),
    "OV209": Edit("services.yaml", '"!married"', "not married"),
    "OV210": Edit("bodies.yaml", "{en: Tongjun, zh: 桐君街道}", "{en: Tongjun}"),
    "OV211": Edit("services.yaml", "since: 2019-01-01", "since: 2019-01-01\n        until: 2018-12-31"),
    "OV212": Edit("birth.yaml", "form: [child]", "form: [child, child]"),
    "OV213": Edit("birth.yaml", _STEPS_FIELD, "    steps: {}\n"),
    "OV301": Edit("birth.yaml", "lead: police_station", "lead: police_stattion"),
    "OV302": Edit("services.yaml", "[household_rules art. 18]", "[]"),
    "OV303": Edit(
        "calendar.yaml",
        "calendars:",
        "calendars:\n  us:\n    name: {en: Other, zh: 其他}\n    known_until: 2026-12-31\n    holidays: []",
    ),
    "OV401": Edit(
        "birth.yaml",
        "        service: household_registration\n",
        "        service: household_registration\n        after: [extract]\n",
    ),
    "OV402": Edit("papers.yaml", "kind: declaration", "kind: report"),
    "OV403": Edit("birth.yaml", "questions: [married, follows]", "questions: [follows]"),
    "OV404": Edit("birth.yaml", 'when: follows == "father"\n', 'when: follows == "fater"\n'),
    "OV405": Edit("services.yaml", "10 working days", "2 working days"),
    "OV406": Edit("offers/330122.csv", "apply: online;", "apply: online kiosk;"),
    "OV407": Edit(
        "offers/330122.csv",
        "household_extract,330122,tongjun_station",
        "household_extract,330122,tonglu_civil_affairs",
    ),
    "OV408": Edit("offers/330122.csv", "; collect: courier", ""),
    "OV409": Edit(
        "offers/330122.csv",
        "household_extract,330122,tongjun_station",
        "household_extract,330122,keqiao_station",
    ),
    "OV410": Edit("offers/330122.csv", "apply: online;", "apply: online hall;"),
    "OV411": Edit(
        "offers/330122.csv", "household_extract,330122,tongjun_station,,,,apply: online,,,memory\n", ""
    ),
    "OV412": Edit("birth.yaml", _STEP, _STEP + "        alternative: way\n"),
    "OV413": Edit(
        "birth.yaml",
        "service: household_extract\n        party: child",
        "service: household_extract\n        party: chidl",
    ),
    "OV414": Edit("services.yaml", '"!married"', "married && !married"),
    "OV415": Edit("papers.yaml", f"evidence: {_MARRIAGES}", f"evidence: {_BOTH}"),
    "OV416": Edit(
        "papers.yaml",
        "services: [household_registration]",
        "services: [household_registration, household_extract]",
    ),
    "OV417": Edit("laws.yaml", "{read: [R34]}", "{memory: [nam]}"),
    "OV418": Edit("birth.yaml", "form: [child]", "form: []"),
    "OV419": Edit("birth.yaml", "promised: 5 working days", "promised: 2 working days"),
    "OV420": Edit(
        "offers/330122.csv",
        "apply: online,,,memory\n",
        "apply: online,,,memory\nhousehold_extract,330122,tongjun_station,,,,apply: online,,,memory\n",
    ),
    "OV421": Edit("birth.yaml", "        after: [registration]\n", ""),
    "OV422": Edit("papers.yaml", f"gives: {_MARRIAGES}", f"gives: {_BOTH}"),
    "OV423": Edit("papers.yaml", "kind: text", "kind: choice"),
    "OV424": Edit("papers.yaml", "consumer: police_station", "consumer: civil_affairs_bureau"),
    "OV425": Edit("offers/330122.csv", "collect: courier", "collect: station"),
    "OV426": Edit(
        "birth.yaml",
        _STEPS,
        """\
      registration:
        service: household_registration
        party: child
        alternative: way
        when: married
      extract:
        service: household_extract
        party: child
        alternative: way
        when: follows == "father"
      otherwise:
        service: household_registration
        party: child
        alternative: way
""",
    ),
    "OV428": Edit("offers/330122.csv", "tongjun_hall,,", "tongjun_hall,4 working days,"),
    "OV429": Edit("bodies.yaml", "levels: [county]", "parent: civil_affairs_bureau"),
    "OV430": Edit("papers.yaml", "issuer: police_station", "obtained_from: household_extract"),
    "OV431": Edit("birth.yaml", ", may_apply: yes", ""),
    "OV427": Edit(
        "birth.yaml",
        "questions: [married, follows]",
        "questions: [married, follows]\n    given:\n      follows: father",
    ),
    "OV432": Edit("papers.yaml", _CONDITIONAL, _OPEN),
    "OV433": Edit(
        "services.yaml",
        "    demands: [household_register]\n",
        "    demands: [household_register, marriage_certificate]\n",
    ),
    "OV434": Edit("birth.yaml", "    form:", f"{_STAGES}    form:"),
    "OV435": Edit("birth.yaml", _STEPS, _STAGED),
    "OV436": Edit("birth.yaml", "    kind: choice\n", "    kind: choice\n    answered_by: system\n"),
    "OV437": Edit("services.yaml", "    outputs:", "    draw: {question: married}\n    outputs:"),
    "OV438": Edit("services.yaml", "    outputs:", "    internal: yes\n    outputs:"),
    "OV439": Edit(
        "birth.yaml",
        "        after: [registration]\n",
        "        after: [registration]\n        wait: {stops_clock: yes}\n",
    ),
}

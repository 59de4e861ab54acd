"""What the family does: answers, fills the form, photographs what is asked, submits."""

from collections.abc import Mapping
from datetime import date, timedelta

from onevisit.nonprod.demo.answers import Answer
from onevisit.nonprod.demo.client import CannotGoOnError, Json, Person
from onevisit.nonprod.demo.papers import photo
from onevisit.nonprod.demo.personas import Persona

INVENTED: Mapping[str, str] = {
    "child_sex": "female",
    "child_born_at": "08:30",
    "child_ethnic_group": "han",
    "place_of_birth": "县第一人民医院",
    "bank_name": "中国农业银行",
}
"""What this family says of the birth; other facts are made up after their kind."""

AFTER_KIND: Mapping[str, str] = {
    "text": "平安",
    "long_text": "平安喜乐",
    "time": "08:30",
    "number": "0",
    "bank_account": "6228480329999999914",
}
"""An answer that fits any fact of the kind."""

BORN_DAYS_AGO = 3


class Family:
    """The mother at home, with a phone; she also knows the father's data."""

    def __init__(self, person: Person, mother: Persona, father: Persona, today: date) -> None:
        self._person = person
        self._facts = {
            **INVENTED,
            "child_name": f"{mother.name[0]}知夏",
            "mother_name": mother.name,
            "mother_identity_number": mother.identity_number,
            "mother_phone": mother.phone,
            "father_name": father.name,
            "father_identity_number": father.identity_number,
            "father_phone": father.phone,
            "bank_account_holder": mother.name,
        }
        self._after_kind = {
            **AFTER_KIND,
            "date": (today - timedelta(days=BORN_DAYS_AGO)).isoformat(),
            "phone": mother.phone,
            "identity_number": mother.identity_number,
            "address": mother.address,
        }

    def begin(self, life_event: str, region: str, party: str, answers: Mapping[str, Answer]) -> Json:
        """A draft, with what the server knows already."""
        content = {"life_event": life_event, "region": region, "party": party, "answers": dict(answers)}
        return self._person.post("/api/drafts", content)

    def plan(self, draft: Json) -> Json:
        """What it will take."""
        return self._person.get(f"/api/drafts/{draft['id']}/plan")

    def fill(self, draft: Json, plan: Json) -> int:
        """Answer every fact that is still open; how many they were."""
        known = {fact for fact, value in draft["facts"].items() if value}
        facts = {field["id"]: self._say(field) for field in plan["form"] if field["id"] not in known}
        self._person.patch(f"/api/drafts/{draft['id']}/facts", {"facts": facts})
        return len(facts)

    def photograph(self, draft: Json, plan: Json) -> list[str]:
        """Hand in every paper that only the family has; their names."""
        asked = [paper for paper in plan["papers"] if paper["source"]["kind"] == "applicant"]
        for paper in asked:
            self._person.upload(
                f"/api/drafts/{draft['id']}/papers/{paper['key']}",
                f"{paper['evidence']}.jpg",
                photo(paper["name"]),
                "image/jpeg",
            )
        return [paper["name"] for paper in asked]

    def submit(self, draft: Json) -> str:
        """The tracking number."""
        case: str = self._person.post(f"/api/drafts/{draft['id']}/submission", {"declared": True})["case"]
        return case

    def look(self, case: str) -> Json:
        """The case as the family sees it."""
        return self._person.get(f"/api/cases/{case}")

    def supply(self, case: Json) -> list[str]:
        """Hand in what the case asks for, because a register could not give it; their names."""
        asked = [paper for paper in case["papers"] if paper["key"] in case["asked"]]
        for paper in asked:
            self._person.upload(
                f"/api/cases/{case['case']}/papers/{paper['key']}",
                "photo.jpg",
                photo(paper["name"]),
                "image/jpeg",
            )
        return [paper["name"] for paper in asked]

    def rate(self, case: str) -> None:
        """Five of five."""
        self._person.post(f"/api/cases/{case}/rating", {"level": 5, "comment": "一次都没跑，谢谢！"})

    def _say(self, field: Json) -> str:
        name, kind = field["id"], field["kind"]
        if name in self._facts:
            return self._facts[name]
        if kind == "choice":
            first: str = field["choices"][0]["id"]
            return first
        if kind in self._after_kind:
            return self._after_kind[kind]
        raise CannotGoOnError(f"The demo family has no answer to {field['name']!r}, a {kind}.")

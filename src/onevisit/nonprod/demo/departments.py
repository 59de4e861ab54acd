"""What the people of the departments do: look at their work list, and decide what waits there."""

from onevisit.nonprod.demo.client import Json, Person, RefusedError

ROWS_PER_PAGE = 100
PAGES_AT_MOST = 50


class Officer:
    """Somebody who accepts, decides and issues for one or several organisations."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.name: str = person.session["name"]
        self.organisations = {post["organisation"] for post in person.session["posts"]}

    def work(self, case: str) -> list[str]:
        """Do everything that this case has on the work list; the names of the parts that were finished."""
        return [row["service"]["name"] for row in self._rows(case) if self._finish(case, row["step"])]

    def _rows(self, case: str) -> list[Json]:
        found: list[Json] = []
        after = ""
        for _ in range(PAGES_AT_MOST):
            page = self._person.get("/api/work-list", limit=str(ROWS_PER_PAGE), after=after)
            found += [row for row in page["items"] if row["case"] == case]
            after = page["next"]
            if not after:
                break
        return found

    def _finish(self, case: str, step: str) -> bool:
        view = self._person.get(f"/api/cases/{case}")
        part = next(each for each in view["proceedings"] if each["step"] == step)
        actions = self._possible(part)
        if not actions:
            return False
        content = {"actions": actions, "version": view["version"]}
        try:
            self._person.post(f"/api/cases/{case}/proceedings/{step}/actions", content)
        except RefusedError as no:
            if no.code in ("case_changed", "case_busy"):
                return False  # somebody else was quicker; the next look decides
            raise
        return True

    def _possible(self, part: Json) -> list[str]:
        deciding = part["deciding"]["id"] in self.organisations
        match part["state"]:
            case "received" if part["accepting"]["id"] in self.organisations:
                return ["accept", "grant", "issue"] if deciding else ["accept"]
            case "accepted" if deciding:
                return ["grant", "issue"]
            case "granted" if deciding:
                return ["issue"]
        return []

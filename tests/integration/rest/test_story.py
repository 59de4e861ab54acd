"""A birth over HTTP, from the first question to the last result (issue 2)."""

from .conftest import ANSWERS, Caller, Town, with_password

ON_THE_SPOT = ("accept", "grant", "issue")


def test_one_application_brings_every_departments_result(town: Town) -> None:
    case = town.file()
    for _ in range(8):
        for officer in town.officers:
            for row in officer.get("/api/work-list").content["items"]:
                done = town.act(officer, row["case"], row["step"], *ON_THE_SPOT)
                assert (done.status, done.content["state"]) == (200, "issued"), done.content
    view = town.look(case)
    assert view["status"] == "finished"
    assert view["visits"] == []
    assert len(view["proceedings"]) == 8
    assert all(part["closed_at"] for part in view["proceedings"])
    results = [result for part in view["proceedings"] for result in part["results"]]
    assert {result["key"] for result in results} >= {
        "medical_certificate_of_birth.child",
        "household_register.child",
    }
    assert all(event["sentence"] for event in view["events"])
    assert [event["seq"] for event in view["events"]] == list(range(1, len(view["events"]) + 1))
    assert town.mother.get("/api/cases").content["items"][0]["case"] == case


def test_a_draft_tells_everything_that_is_missing_at_once(town: Town) -> None:
    draft = town.mother.post(
        "/api/drafts", {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS}
    ).content
    saved = town.mother.patch(f"/api/drafts/{draft['id']}/facts", {"facts": {"mother_phone": "12"}})
    assert saved.content["facts"]["mother_phone"] == "12"
    missing = town.mother.get(f"/api/drafts/{draft['id']}/missing").content["items"]
    refused = town.mother.post(f"/api/drafts/{draft['id']}/submission", {"declared": True})
    assert (refused.status, refused.code) == (400, "form_incomplete")
    assert refused.content["data"]["problems"] == missing
    assert {"child_name", "mother_phone"} <= {problem["field"] for problem in missing}
    assert all(problem["sentence"] for problem in missing)


def test_a_draft_is_left_and_taken_up_again_and_thrown_away(town: Town) -> None:
    draft = town.begin()
    assert [each["id"] for each in town.mother.get("/api/drafts").content["items"]] == [draft["id"]]
    assert town.mother.get(f"/api/drafts/{draft['id']}").content == draft
    assert town.mother.delete(f"/api/drafts/{draft['id']}").status == 204
    assert town.mother.get(f"/api/drafts/{draft['id']}").code == "no_such_draft"


def test_a_draft_has_the_plan_with_its_form(town: Town) -> None:
    draft = town.begin()
    plan = town.mother.get(f"/api/drafts/{draft['id']}/plan").content
    assert plan["edition"] == draft["edition"]
    assert {field["id"] for field in plan["form"]} >= set(draft["facts"])


def test_submitting_needs_the_declaration(town: Town) -> None:
    draft = town.begin()
    refused = town.mother.post(f"/api/drafts/{draft['id']}/submission", {"declared": False})
    assert refused.code == "declaration_needed"
    assert town.mother.post(f"/api/drafts/{draft['id']}/submission", {}).code == "unreadable_request"


def test_the_same_submission_is_the_same_case(town: Town) -> None:
    draft = town.begin()
    assert town.submit(draft) == town.submit(draft)
    assert len(town.mother.get("/api/cases").content["items"]) == 1


def test_a_case_is_found_by_a_number_typed_with_spaces(town: Town) -> None:
    case = town.file()
    spoken = town.look(case)["spoken"]
    assert town.mother.get(f"/api/cases/{spoken}").content["case"] == case
    mistyped = case[:-1] + str((int(case[-1]) + 1) % 10)
    assert town.mother.get(f"/api/cases/{mistyped}").code == "not_a_tracking_number"


def test_a_department_sees_only_its_own_part(town: Town) -> None:
    case = town.file()
    view = town.look(case, town.insurer)
    assert view["own_steps"] == ["maternity_benefit", "medical_insurance"]
    assert "father_identity_number" not in view["facts"]
    assert "bank_account_number" in view["facts"]
    assert not view["is_applicant"]


def test_a_refusal_needs_reasons_and_tells_them_to_the_applicant(town: Town) -> None:
    case = town.file()
    town.act(town.hospital, case, "birth_certificate", "accept")
    refused = town.act(town.hospital, case, "birth_certificate", "refuse")
    assert (refused.status, refused.code) == (400, "reasons_needed")
    assert refused.content["law"]
    done = town.act(
        town.hospital, case, "birth_certificate", "refuse", reasons="The names differ from the cards."
    )
    assert done.content["state"] == "refused"
    part = next(p for p in town.look(case)["proceedings"] if p["step"] == "birth_certificate")
    assert part["reasons"] == "The names differ from the cards."
    assert part["remedies"]


def test_the_applicant_withdraws_what_is_not_decided(town: Town) -> None:
    case = town.file()
    assert town.act(town.mother, case, "maternity_benefit", "withdraw").content["state"] == "withdrawn"
    again = town.act(town.mother, case, "maternity_benefit", "withdraw")
    assert (again.status, again.code) == (409, "not_to_withdraw")


def test_actions_on_a_part_say_why_not(town: Town) -> None:
    case = town.file()
    part = next(p for p in town.look(case, town.hospital)["proceedings"] if p["step"] == "birth_certificate")
    offered = {action["action"]: action["refused"] for action in part["actions"]}
    assert offered["accept"] == ""
    assert offered["issue"]
    told = town.act(town.hospital, case, "birth_certificate", "issue")
    assert (told.status, told.content["detail"]) == (409, offered["issue"])


def test_unknown_actions_and_steps_are_refused(town: Town) -> None:
    case = town.file()
    assert town.act(town.hospital, case, "birth_certificate", "bribe").code == "unreadable_request"
    assert town.act(town.hospital, case, "birth_certificate").code == "unreadable_request"
    assert town.act(town.hospital, case, "no_such_step", "accept").code == "no_such_step"


def test_an_old_look_at_a_part_is_refused_by_name(town: Town) -> None:
    case = town.file()
    version = town.look(case, town.police)["version"]
    town.act(town.hospital, case, "birth_certificate", *ON_THE_SPOT)
    town.act(town.police, case, "household_registration", "accept")
    late = town.act(town.police_too, case, "household_registration", "grant", version=version)
    assert (late.status, late.code) == (409, "case_changed")
    assert "户籍民警" in late.content["detail"]


def test_work_comes_in_pages_that_neither_skip_nor_repeat(town: Town) -> None:
    filed = {town.file() for _ in range(3)}
    seen: list[str] = []
    after = ""
    for _ in range(10):
        page = town.hospital.get("/api/work-list", limit=1, after=after).content
        seen += [row["case"] for row in page["items"]]
        after = page["next"]
        if not after:
            break
    assert sorted(seen) == sorted(filed)


def test_work_can_be_narrowed(town: Town) -> None:
    town.file()
    assert town.police.get("/api/work-list").content["items"] == []
    coming = town.police.get("/api/work-list", state="waiting").content["items"]
    assert [row["step"] for row in coming] == ["household_registration"]
    vaccination = town.hospital.get("/api/work-list", state="waiting", service="vaccination_card").content
    assert [row["step"] for row in vaccination["items"]] == ["vaccination"]
    late = town.hospital.get("/api/work-list", due_until="2000-01-01").content
    assert late["items"] == []
    assert town.police.get("/api/work-list", state="sleeping").code == "unreadable_request"
    assert town.police.get("/api/work-list", after="nowhere").status == 400


def test_a_clerk_registers_a_person_and_files_for_them(town: Town) -> None:
    content = {"identity_number": "11010519491231002X", "name": "赵一", "phone": "13800138000"}
    person = town.clerk.post("/api/persons", content).content
    assert town.clerk.post("/api/persons", content).content == person
    assert person["identity_number"] != content["identity_number"]
    window = {"applicant": person["id"], "filed_for": "tonglu_service_centre"}
    begin = {"life_event": "birth", "region": "330122", "party": "mother", "answers": ANSWERS, **window}
    assert town.clerk.post("/api/drafts", begin).code == "consent_needed"
    draft = town.begin(town.clerk, **window, consented=True)
    assert (draft["applicant_name"], draft["filed_for"]["id"]) == ("赵一", "tonglu_service_centre")
    case = town.submit(draft, town.clerk)
    assert town.look(case, town.clerk)["applicant_name"] == "赵一"


def test_a_visit_is_counted_once_per_appearance(town: Town) -> None:
    case = town.file()
    for _ in range(2):
        assert town.hospital.post(f"/api/cases/{case}/visits").status == 200
    assert len(town.look(case)["visits"]) == 1


def test_signing_in_gives_a_token_and_a_wrong_password_tells_nothing(town: Town, stranger: Caller) -> None:
    with_password("mother", "correct horse")
    right = stranger.post("/api/sessions", {"username": "mother", "password": "correct horse"})
    assert right.status == 201
    assert Caller(right.content["token"]).get("/api/sessions/current").content["person"] == "mother"
    for username, password in (("mother", "wrong"), ("nobody", "wrong")):
        refused = stranger.post("/api/sessions", {"username": username, "password": password})
        assert (refused.status, refused.code) == (401, "sign_in_refused")


def test_guessing_passwords_is_stopped(town: Town, stranger: Caller) -> None:
    guess = {"username": "mother", "password": "wrong"}
    refused = [stranger.post("/api/sessions", guess) for _ in range(6)][-1]
    assert (refused.status, refused.code) == (429, "too_many_attempts")
    assert refused.content["data"]["minutes"] >= 1


def test_signing_out_ends_the_session(town: Town) -> None:
    assert town.mother.get("/api/sessions/current").content["name"] == "李晓梅"
    assert town.mother.delete("/api/sessions/current").status == 204
    assert town.mother.get("/api/sessions/current").code == "sign_in_first"


def test_answers_come_in_chinese_too(town: Town) -> None:
    case = town.file()
    town.mother.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh"
    view = town.look(case)
    assert view["life_event"]["name"] == "出生一件事"


def test_a_stranger_cannot_use_a_cookie(town: Town, stranger: Caller) -> None:
    token = town.mother.client.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    stranger.client.cookies["onevisit_session"] = token
    assert stranger.get("/api/cases").code == "sign_in_first"

"""Everyday questions find their guide first, over the real content and a real index."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from django.core.management import call_command

from onevisit.catalogue import api
from onevisit.catalogue.store import search_index
from onevisit.kernel.ids import EditionHash, RegionCode, ServiceId
from onevisit.kernel.text import Text
from onevisit.planner.definitions import Edition

TONGLU, HANGZHOU = RegionCode("330122"), RegionCode("330102")
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

QUESTIONS = """
生孩子上户口 -> birth
生孩子 -> birth
我要生孩子了需要办什么手续 -> birth
出生一件事 -> birth
新生儿 -> birth
新生儿落户 -> birth
宝宝出生了怎么办 -> birth
生娃 -> birth
小孩出生 -> birth
having a baby -> birth
newborn -> birth
baby -> birth
register a birth -> birth
Birth of a child -> birth
we had a baby what now -> birth
giving birth -> birth
上户口 -> household_registration_of_birth
给孩子上户口 -> household_registration_of_birth
怎么给宝宝报户口 -> household_registration_of_birth
落户 -> household_registration_of_birth
出生登记 -> household_registration_of_birth
hukou -> household_registration_of_birth
hukuo -> household_registration_of_birth
household registration -> household_registration_of_birth
houshold registration -> household_registration_of_birth
出生证 -> first_issue_of_birth_certificate
办出生证 -> first_issue_of_birth_certificate
出生医学证明 -> first_issue_of_birth_certificate
birth certificate -> first_issue_of_birth_certificate
birth certifcate -> first_issue_of_birth_certificate
打疫苗 -> vaccination_card
预防接种 -> vaccination_card
疫苗本在哪里办 -> vaccination_card
vaccine -> vaccination_card
vacination card -> vaccination_card
child vaccine -> vaccination_card
新生儿医保 -> resident_medical_insurance_for_newborn
宝宝医保怎么交 -> resident_medical_insurance_for_newborn
给孩子办医疗保险 -> resident_medical_insurance_for_newborn
baby health insurance -> resident_medical_insurance_for_newborn
medical insurence for my baby -> resident_medical_insurance_for_newborn
社保卡 -> social_security_card
办社会保障卡 -> social_security_card
市民卡 -> social_security_card
social security card -> social_security_card
socail security card -> social_security_card
生育津贴 -> maternity_benefit
产假工资怎么领 -> maternity_benefit
生育险报销 -> maternity_benefit
maternity pay -> maternity_benefit
maternity leave money -> maternity_benefit
准生证 -> birth_planning_registration
生育登记 -> birth_planning_registration
birth permit -> birth_planning_registration
育儿课 -> parenting_guidance_registration
早教 -> parenting_guidance_registration
parenting course -> parenting_guidance_registration
开公司 -> business_start
怎么注册公司 -> business_start
我要创业办公司 -> business_start
start a company -> business_start
I want to start a buisness -> business_start
刻公章 -> company_seals
领发票 -> tax_confirmation_and_invoices
公司开户 -> corporate_bank_account
company bank account -> corporate_bank_account
公司社保 -> employer_social_insurance_registration
单位公积金 -> employer_provident_fund_registration
开饭店 -> restaurant
开餐馆需要什么手续 -> restaurant
我想开个奶茶店 -> restaurant
open a restaurant -> restaurant
opening a cafe -> restaurant
open a resturant -> restaurant
食品经营许可证 -> food_business_licence
food licence -> food_business_licence
开业前消防检查 -> fire_safety_check_before_opening
fire safety -> fire_safety_check_before_opening
招人 -> hiring
新员工入职怎么办 -> hiring
hire somebody -> hiring
recruiting staff -> hiring
交公积金 -> employee_provident_fund_account
退休 -> retirement
领退休金 -> retirement
my father retires -> retirement
领养老金 -> pension_payment
提前退休 -> retirement
独生子女费 -> one_child_parents_reward
孩子上学 -> school_enrolment
小学报名 -> school_enrolment
school for my child -> school_enrolment
enrol a child -> school_enrolment
居住证 -> residence_permit
暂住证怎么办 -> residence_permit
residence permit -> residence_permit
residense permit -> residence_permit
换身份证 -> village_station
护照 -> passport_for_child_born_abroad
国外出生的孩子办护照 -> passport_for_child_born_abroad
盖厂房 -> investment_project
投资项目审批 -> investment_project
消防备案 -> fire_filing
公务员 -> civil_servant_career
renew identity card -> village_station
"""
"""`words -> first hit`, as people ask; the first answer must be this one."""

PAIRS = [tuple(line.split(" -> ")) for line in QUESTIONS.strip().splitlines()]


@pytest.fixture(autouse=True)
def index_folder(tmp_path: Path, settings: object) -> Iterator[Path]:
    settings.SEARCH_INDEX = tmp_path / "search"  # type: ignore[attr-defined]
    search_index._opened.clear()
    yield tmp_path / "search"
    search_index._opened.clear()


@pytest.fixture
def edition(real_edition: Edition) -> Edition:
    return real_edition


def first(edition: Edition, words: str) -> str | None:
    return next((str(hit.id) for hit in api.search(edition, words, TONGLU)), None)


def test_everyday_questions_find_their_guide_first(edition: Edition) -> None:
    assert len(PAIRS) >= 40
    wrong = [(words, wanted, got) for words, wanted in PAIRS if (got := first(edition, words)) != wanted]
    assert wrong == []


@pytest.mark.parametrize(
    "words",
    ["submarine", "潜水艇", "fly to the moon", "斑马线", "xqzt", "", "???", "' OR 1=1 --", "\x00", "*:*"],
)
def test_what_nobody_offers_finds_nothing(edition: Edition, words: str) -> None:
    assert api.search(edition, words, TONGLU) == ()


def test_a_question_of_any_length_is_answered(edition: Edition) -> None:
    assert api.search(edition, "上户口" * 10_000, TONGLU)
    assert api.search(edition, "birth " * 10_000, TONGLU)


def test_a_hit_says_whether_the_county_offers_it(edition: Edition) -> None:
    assert api.search(edition, "上户口", TONGLU)[0].offered_here
    assert not api.search(edition, "上户口", HANGZHOU)[0].offered_here
    assert api.search(edition, "上户口")[0].offered_here


def test_an_index_is_made_once_for_each_edition_and_read_again(edition: Edition, index_folder: Path) -> None:
    api.search(edition, "上户口")
    (folder,) = index_folder.iterdir()
    made_at = folder.stat().st_mtime_ns
    search_index._opened.clear()
    assert first(edition, "上户口") == "household_registration_of_birth"
    assert folder.stat().st_mtime_ns == made_at


def test_a_killed_build_leaves_no_half_index(
    edition: Edition, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_edition: Edition) -> Iterator[object]:
        raise KeyboardInterrupt
        yield

    with monkeypatch.context() as patched:
        patched.setattr(search_index, "entries", killed)
        with pytest.raises(KeyboardInterrupt):
            api.search(edition, "上户口")
    assert list(index_folder.iterdir()) == []
    assert first(edition, "上户口") == "household_registration_of_birth"


def test_a_folder_that_cannot_be_used_costs_memory_only(
    edition: Edition, index_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index_folder.write_text("not a folder")
    assert first(edition, "上户口") == "household_registration_of_birth"
    assert "kept in memory" in caplog.text


def test_a_reader_goes_on_where_its_folder_is_taken_away(edition: Edition, index_folder: Path) -> None:
    assert first(edition, "上户口")
    shutil.rmtree(index_folder)
    assert first(edition, "生孩子上户口") == "birth"


def test_a_new_edition_is_searched_at_once_and_old_folders_go(edition: Edition, index_folder: Path) -> None:
    card = edition.services[ServiceId("vaccination_card")]
    for n in range(4):
        changed = msgspec.structs.replace(card, name=Text(f"Zebra card {n}", "斑马证"))
        newer = msgspec.structs.replace(
            edition, hash=EditionHash(f"{n:032}"), services={**edition.services, card.id: changed}
        )
        assert first(newer, "斑马证") == "vaccination_card"
    assert len(list(index_folder.iterdir())) == search_index.KEPT


@pytest.mark.django_db
def test_publishing_makes_the_index_before_the_edition_is_current(
    edition: Edition, index_folder: Path
) -> None:
    api.publish(edition, NOW)
    made = [f"{edition.hash}-{search_index.FORM}"]
    assert [folder.name for folder in index_folder.iterdir()] == made
    shutil.rmtree(index_folder)
    search_index._opened.clear()
    api.publish(edition, NOW)
    assert [folder.name for folder in index_folder.iterdir()] == made, "lost, and made again"


@pytest.mark.django_db
def test_failed_searches_are_counted_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("潜水艇", " 潜水艇 ", "zebra"):
        api.keep_failed_search(words, TONGLU, "zh-hans", NOW)
    api.keep_failed_search("zebra", None, "en", NOW)
    assert next((f.words, f.region, f.times) for f in api.failed_searches(10)) == ("潜水艇", TONGLU, 2)
    assert {f.region for f in api.failed_searches(10)} == {TONGLU, None}
    assert len(api.failed_searches(10, TONGLU)) == 2
    call_command("failed_searches", "--region", str(TONGLU))
    assert "潜水艇" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_search_with_somebodys_number_is_not_kept() -> None:
    api.keep_failed_search("330122199001011234", TONGLU, "zh-hans", NOW)
    api.keep_failed_search("潜" * 300, TONGLU, "zh-hans", NOW)
    assert [len(f.words) for f in api.failed_searches(10)] == [100]


@pytest.mark.django_db
def test_nonsense_cannot_fill_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onevisit.catalogue.store.failed_searches.KEPT_MAX", 3)
    for n in range(6):
        api.keep_failed_search(f"nonsense {n}", TONGLU, "en", NOW)
    api.keep_failed_search("nonsense 0", TONGLU, "en", NOW)
    kept = api.failed_searches(10)
    assert len(kept) == 3
    assert kept[0].times == 2

"""The people of the demo: all invented, with identity numbers whose check digits are right.

Every body that handles a birth has one officer in each of the three counties,
every hall a clerk. Everybody has the same password, which is no secret.
"""

import msgspec

from onevisit.kernel.actors import Role
from onevisit.kernel.ids import OrganisationId, RegionCode
from onevisit.kernel.text import Text

PASSWORD = "onevisit-demo"  # noqa: S105 printed at every start; production has no personas

COUNTIES = {
    "tonglu": (RegionCode("330122"), Text("Tonglu", "桐庐")),
    "keqiao": (RegionCode("330603"), Text("Keqiao", "柯桥")),
    "dongyang": (RegionCode("330783"), Text("Dongyang", "东阳")),
}

OFFICES = {
    "hospital": ("hospital", Text("hospital", "医院")),
    "police": ("police_station", Text("police station", "派出所")),
    "insurance": ("healthcare_security_bureau", Text("healthcare security bureau", "医疗保障局")),
    "social-security": ("human_resources_bureau", Text("human resources bureau", "人力社保局")),
    "health": ("health_commission", Text("health commission", "卫生健康局")),
    "hall": ("service_centre", Text("service centre", "行政服务中心")),
}
"""By the second half of a user name: the second half of the organisation's id, and its name."""

STAFF = {
    "tonglu-hospital": ("方敏", "330122197806081236"),
    "tonglu-police": ("赵国强", "33012219811115136X"),
    "tonglu-insurance": ("孙丽", "330122198404221499"),
    "tonglu-social-security": ("周敏", "330122198709011628"),
    "tonglu-health": ("吴涛", "330122199002081758"),
    "tonglu-hall": ("陈静", "330122199307151884"),
    "keqiao-hospital": ("金晓燕", "330621197612222011"),
    "keqiao-police": ("傅国平", "330621197905012149"),
    "keqiao-insurance": ("章文娟", "330621198210082276"),
    "keqiao-social-security": ("钱峰", "33062119850315240X"),
    "keqiao-health": ("俞海燕", "330621198808222536"),
    "keqiao-hall": ("沈洁", "330621199101012660"),
    "dongyang-hospital": ("卢芳", "330783199406082795"),
    "dongyang-police": ("楼建华", "330783197711152922"),
    "dongyang-insurance": ("蒋玲", "330783198004223052"),
    "dongyang-social-security": ("马俊", "330783198309013187"),
    "dongyang-health": ("韦丽萍", "33078319860208331X"),
    "dongyang-hall": ("许婷", "330783198907153446"),
}
"""User name to name and identity number."""


class Persona(msgspec.Struct, frozen=True):
    """Somebody who can sign in outside production.

    `role` is "citizen", "officer" or "clerk"; `partner` is the user name of a
    parent's partner, `married` whether the marriage register knows the two.
    """

    username: str
    name: str
    role: str
    region: RegionCode
    about: Text
    identity_number: str
    password: str = PASSWORD
    phone: str = ""
    organisation: OrganisationId | None = None
    partner: str = ""
    married: bool = False
    address: str = ""


def _parents(county: str, address: str, married: bool, mother: list[str], father: list[str]) -> list[Persona]:
    """Mother and father, each given as user name, name, identity number and phone."""
    region, place = COUNTIES[county]
    state = Text("married", "已婚") if married else Text("not married", "未婚")
    words = {"mother": Text("mother", "母亲"), "father": Text("father", "父亲")}
    return [
        Persona(
            username=own[0],
            name=own[1],
            role="citizen",
            region=region,
            about=Text(
                f"{role.en} in {place.en}, {state.en}, partner {partner[0]}",
                f"{place.zh}的{role.zh}，{state.zh}，伴侣 {partner[0]}",
            ),
            identity_number=own[2],
            phone=own[3],
            partner=partner[0],
            married=married,
            address=address,
        )
        for role, own, partner in ((words["mother"], mother, father), (words["father"], father, mother))
    ]


def _staff(username: str, name: str, identity_number: str) -> Persona:
    county, _, office = username.partition("-")
    region, place = COUNTIES[county]
    organisation, office_name = OFFICES[office]
    role = Role.CLERK if office == "hall" else Role.OFFICER
    words = Text("clerk", "综合窗口人员") if role is Role.CLERK else Text("officer", "工作人员")
    return Persona(
        username=username,
        name=name,
        role=role.value,
        region=region,
        about=Text(
            f"{words.en} of the {office_name.en} in {place.en}", f"{place.zh}{office_name.zh}的{words.zh}"
        ),
        identity_number=identity_number,
        organisation=OrganisationId(f"{county}_{organisation}"),
    )


PERSONAS: tuple[Persona, ...] = (
    *_parents(
        "tonglu",
        "浙江省桐庐县桐君街道迎春南路118号2单元301室",
        True,
        ["lixiaomei", "李晓梅", "33012219930816242X", "13805710001"],
        ["wangjianguo", "王建国", "330122199104231315", "13805710002"],
    ),
    *_parents(
        "tonglu",
        "浙江省桐庐县城南街道白云源路66号",
        False,
        ["zhangting", "张婷", "330122199701054281", "13805710003"],
        ["chenhao", "陈浩", "330122199509303356", "13805710004"],
    ),
    *_parents(
        "keqiao",
        "浙江省绍兴市柯桥区柯桥街道金柯桥大道88号",
        True,
        ["shenjiayi", "沈佳怡", "330621199207123641", "13805750001"],
        ["xulei", "徐磊", "330621199002185136", "13805750002"],
    ),
    *_parents(
        "dongyang",
        "浙江省东阳市南马镇花园村花园大道9号",
        True,
        ["wuxue", "吴雪", "330783199406275466", "13805790001"],
        ["hewei", "何伟", "330783199211032392", "13805790002"],
    ),
    *(_staff(username, *who) for username, who in STAFF.items()),
)
"""First those who apply, then those who handle."""

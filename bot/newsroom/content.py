"""What goes in a digest and how it is told: pure. Stories and feeds in, a Reply out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.coverage.feeds import Feed
from bot.coverage.models import Counts, CoveredArticle, CoveredStory
from bot.coverage.polling import FeedState
from bot.digest.models import Schedule
from bot.digest.schedule import EVERY_DAY, WEEKDAYS, Rule
from bot.messages import Fragment, Line, Reply, Said, SideCoverage, Told
from bot.models import FEED_TEXT, Language
from bot.news.addresses import fragment_link
from bot.newsroom.wording import WORDINGS, Wording
from bot.outlets import SIDES
from bot.who_said.lines import said
from bot.who_said.strongest import strongest
from bot.who_said.wording import WORDINGS as SAYING
from summarizer.near_equal import near_equal
from summarizer.summary import Sentence

SENTENCES = 3
SPEAKERS = 2
LISTED = 30
"""So many further stories are told in one line each; the rest waits for the next digest."""
NEAR_LISTED = 12

_FRESH_H = 12.0


@dataclass(frozen=True, slots=True)
class Material:
    """What a digest is made of: the new stories on topic, the borderline ones, those that were told this week.

    `since`: the moment from which entries count as new; `feeds`: those that the channel relies on.
    """

    stories: tuple[CoveredStory, ...]
    borderline: tuple[CoveredStory, ...]
    week: tuple[CoveredStory, ...]
    feeds: tuple[tuple[Feed, FeedState], ...]
    counts: Counts
    since: datetime
    first: bool = False
    late: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which stories are told, which in one line, which only mentioned as borderline; `waiting`: how many not yet."""

    told: tuple[CoveredStory, ...]
    listed: tuple[CoveredStory, ...]
    near: tuple[CoveredStory, ...]
    waiting: int

    def items(self) -> tuple[tuple[str, str], ...]:
        """The new entries in it, with their stories' ids."""
        stories = (*self.told, *self.listed, *self.near)
        return tuple((one.entry.id, story.id) for story in stories for one in story.articles if one.new)


def select(material: Material, most: int, now: datetime) -> Selection:
    """The best stories first; `most` are told in full."""
    ranked = sorted(material.stories, key=lambda story: rank(story, now), reverse=True)
    rest = ranked[most:]
    waiting = max(0, len(rest) - LISTED) + max(0, len(material.borderline) - NEAR_LISTED)
    return Selection(tuple(ranked[:most]), tuple(rest[:LISTED]), material.borderline[:NEAR_LISTED], waiting)


def rank(story: CoveredStory, now: datetime) -> float:
    """How much a story matters: independent outlets, sides, who spoke, and how fresh its newest article is."""
    outlets = {one.outlet for one in story.articles if not one.entry.copy_of}
    sides = {one.side for one in story.articles if one.side}
    named = {who.key for one in story.articles for what in one.statements for who in what.speakers if who.key}
    age_h = min((now - one.entry.first_seen_at).total_seconds() / 3600 for one in story.articles)
    freshness: float = 0.5 ** (max(age_h, 0.0) / _FRESH_H)
    return len(outlets) + 2.0 * len(sides) + 0.5 * min(len(named), 4) + 2.0 * freshness


def compose(schedule: Schedule, material: Material, chosen: Selection, language: Language, now: datetime) -> Reply:
    """The digest. `now` says when it is; the schedule's zone is that of every date in it."""
    words, zone = WORDINGS[language], ZoneInfo(schedule.rule.zone)
    local = now.astimezone(zone)
    teller = _Teller(language, zone, material)
    return Reply(
        headline=Line(words.title.format(day=SAYING[language].day(local))),
        facts=tuple(_facts(material, words, local, zone)),
        paragraphs=tuple(_admissions(material, chosen, words, zone)),
        stories=tuple(teller.told(story) for story in chosen.told),
        notes=tuple(_notes(material, chosen, teller)),
        kind="digest",
    )


def describe(rule: Rule, language: Language) -> str:
    """A rule in words: "08:00 Asia/Seoul, weekdays"."""
    words = WORDINGS[language]
    pattern = words.daily if rule.days == EVERY_DAY else words.on_weekdays if rule.days == WEEKDAYS else words.weekly
    weekday = ", ".join(words.weekdays[day] for day in sorted(rule.days))
    return pattern.format(at=rule.at.isoformat("minutes"), zone=rule.zone, weekday=weekday)


def was_read(state: FeedState, since: datetime) -> bool:
    """Whether the feed gave an answer after that: then silence means something."""
    return state.last_success_at is not None and state.last_success_at > since


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells single stories in one language and zone."""

    language: Language
    zone: ZoneInfo
    material: Material

    @property
    def words(self) -> Wording:
        return WORDINGS[self.language]

    def told(self, story: CoveredStory) -> Told:
        best = self._best(story)
        sentences = self._sentences(story, best)
        return Told(
            headline=self.headline(best),
            marks=tuple(self._marks(story, best)),
            paragraphs=tuple(_quoted(best, sentence) for sentence in sentences),
            statements=tuple(self._statements(story, sentences)),
            sides=tuple(self._sides(story)),
        )

    def headline(self, article: CoveredArticle) -> Line:
        title = article.article.document.title or article.entry.title
        first = article.summary.sentences[0].text if article.summary and article.summary.sentences else ""
        return Line(title or first or article.article.url, article.article.url)

    def one_line(self, story: CoveredStory, pattern: str, **more: str) -> Line:
        best = self._best(story)
        headline = self.headline(best)
        outlets = {one.outlet for one in story.articles}
        shown = best.outlet if len(outlets) == 1 else self.words.outlets(len(outlets))
        return Line(pattern.format(headline=headline.text, outlets=shown, **more), headline.link)

    def day(self, moment: datetime) -> str:
        return SAYING[self.language].day(moment.astimezone(self.zone))

    def _best(self, story: CoveredStory) -> CoveredArticle:
        """The new article that tells most: whole rather than a feed's words, no copy, in the channel's language."""
        candidates = [one for one in story.articles if one.new] or list(story.articles)
        return max(
            candidates,
            key=lambda one: (
                one.article.scope != FEED_TEXT,
                one.entry.copy_of is None,
                one.article.document.lang == self.language,
                one.verdict.score,
                len(one.statements),
            ),
        )

    def _sentences(self, story: CoveredStory, best: CoveredArticle) -> list[Sentence]:
        """The best article's summary without what its title, or an article told before, says already."""
        before = [best.article.document.title]
        for one in story.articles:
            if not one.new and one.summary:
                before += [sentence.text for sentence in one.summary.sentences]
        sentences = best.summary.sentences if best.summary else ()
        fresh = [one for one in sentences if not any(near_equal(one.text, known) for known in before)]
        return fresh[:SENTENCES]

    def _statements(self, story: CoveredStory, shown: Sequence[Sentence]) -> Iterable[Said]:
        texts = [sentence.text for sentence in shown]
        fresh = [
            what
            for one in story.articles
            if one.new
            for what in one.statements
            if what.speakers and not any(what.words[0].text in text for text in texts)
        ]
        return (said(one, SAYING[self.language], zone=self.zone) for one in strongest(fresh, SPEAKERS))

    def _marks(self, story: CoveredStory, best: CoveredArticle) -> Iterable[str]:
        if not all(one.new for one in story.articles):
            yield self.words.update
        yield self.words.outlets(len({one.outlet for one in story.articles if not one.entry.copy_of}))
        lang = best.article.document.lang
        if lang and lang != self.language:
            yield self.words.languages[lang]
        yield self.day(best.article.document.published_at or best.entry.first_seen_at)

    def _sides(self, story: CoveredStory) -> Iterable[SideCoverage]:
        """Every side with its outlets; one without is silent only when its feeds were read."""
        for side in (*SIDES, ""):
            carried = [one for one in story.articles if one.side == side]
            name = self.words.sides[side]
            if carried:
                yield SideCoverage(name, tuple(self._outlets(carried, story)))
            elif side:
                read = any(
                    was_read(state, self.material.since) for feed, state in self.material.feeds if feed.side == side
                )
                yield SideCoverage(name, note=self.words.silent if read else self.words.not_read)

    def _outlets(self, carried: Sequence[CoveredArticle], story: CoveredStory) -> Iterable[Line]:
        """One link an outlet: its own article rather than a wire copy, the newest."""
        outlets = {one.entry.id: one.outlet for one in story.articles}
        by_outlet: dict[str, CoveredArticle] = {}
        for one in carried:
            known = by_outlet.get(one.outlet)
            if known is None or known.entry.copy_of or not one.entry.copy_of:
                by_outlet[one.outlet] = one
        for outlet, one in by_outlet.items():
            details = [self.words.ownerships.get(one.ownership, one.ownership)]
            if one.entry.copy_of and outlets.get(one.entry.copy_of, outlet) != outlet:
                details.append(self.words.copy_of.format(origin=outlets[one.entry.copy_of]))
            shown = ", ".join(detail for detail in details if detail)
            yield Line(f"{outlet} ({shown})" if shown else outlet, one.article.url)


def _facts(material: Material, words: Wording, local: datetime, zone: ZoneInfo) -> Iterable[str]:
    yield f"{local:%H:%M} {zone.key}"
    if material.first:
        yield words.first
    else:
        yield words.since.format(moment=_moment(material.since, zone))
    if material.late:
        yield words.late
    if material.preview:
        yield words.preview


def _admissions(material: Material, chosen: Selection, words: Wording, zone: ZoneInfo) -> Iterable[Line]:
    """What is said in place of stories: nothing new, or nothing known."""
    if chosen.told or chosen.listed:
        return
    read = [feed for feed, state in material.feeds if was_read(state, material.since)]
    if read:
        yield Line(words.empty.format(read=material.counts.read, feeds=len(read)))
    else:
        yield Line(words.none_read.format(moment=_moment(material.since, zone)))


def _notes(material: Material, chosen: Selection, teller: _Teller) -> Iterable[Line]:
    words = teller.words
    yield from (teller.one_line(story, words.more) for story in chosen.listed)
    for story in chosen.near:
        tag = next((one.verdict.tag for one in story.articles if one.new), "")
        yield teller.one_line(story, words.borderline, tag=words.tags.get(tag, tag))
    yield from (_of_the_week(story, teller) for story in material.week)
    if chosen.waiting:
        yield Line(words.waiting.format(count=chosen.waiting))
    down = [feed.outlet for feed, state in material.feeds if state.failing_since or state.health == "blocked"]
    if down:
        yield Line(words.down.format(feeds=", ".join(dict.fromkeys(down))))
    if chosen.told or chosen.listed:
        read = sum(was_read(state, material.since) for _, state in material.feeds)
        dropped = material.counts.read - material.counts.on_topic
        yield Line(words.counts.format(read=material.counts.read, feeds=read, dropped=dropped))


def _of_the_week(story: CoveredStory, teller: _Teller) -> Line:
    """What became of a story that was told this week."""
    last = max(one.entry.first_seen_at for one in story.articles)
    later = [one for one in story.articles if one.entry.first_seen_at > story.articles[0].entry.first_seen_at]
    words = teller.words
    became = words.developed.format(count=len(later), day=teller.day(last)) if later else ""
    return teller.one_line(story, words.week, became=became or words.quiet.format(day=teller.day(last)))


def _quoted(article: CoveredArticle, sentence: Sentence) -> Line:
    digest = hashlib.sha256(sentence.text.encode()).hexdigest()
    fragment = Fragment(article.article.id, sentence.start, sentence.end, digest)
    return Line(sentence.text, fragment_link(article.article.url, sentence.text), fragment)


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"

"""A sentence -> who was asked and did not answer: "отказался от комментариев", "не ответили на запрос"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.document import Span
from summarizer.statements.russian.contents import left_edge, right_edge
from summarizer.statements.russian.cues import Cue
from summarizer.statements.russian.phrases import institution_in
from summarizer.statements.russian.sentence import Sentence
from summarizer.statements.russian.subjects import Subject, subject_before, subject_behind, subject_in_front
from summarizer.statements.russian.tokens import Tokens
from summarizer.statements.russian.verbs import Verb

_SPEAKING = (
    r"(?:комментир|прокомментир|назва|назыв|отвеча|ответ|говор|сообщ|уточн|раскры|пояс|объясн|обсужд|рассказ|подтвер"
    r"|опровер|давать|дать|коммент|вдаваться|разглаш|беседов|общаться|озвуч|предостав|делиться|высказ)\w{0,20}"
)
_FEW = r"(?:[^\s,.;:!?]{1,40}\s){0,3}?"
_REFUSAL = re.compile(
    rf"отказ(?:ался|алась|ались|алось|ывается|ываются)\s(?:от\s{_FEW}(?:коммент|ответ|разъясн|интервью|поясн|оцен)\w{0, 20}|{_FEW}{_SPEAKING})"
    rf"|(?:от\s{_FEW}(?:коммент|ответ|разъясн|поясн|оцен)\w{0, 20}\s{_FEW})?(?:воздержал(?:ся|ась|ись|ось)|отказал(?:ся|ась|ись|ось))"
    rf"(?:\sот\s{_FEW}(?:коммент|ответ|оцен|разъясн)\w{0, 20})?"
    rf"|не\s(?:стал|стала|стали|захотел|захотела|захотели|пожелал|пожелала|пожелали)\s{_FEW}{_SPEAKING}"
    rf"|не\s(?:захотел[аи]?|пожелал[аи]?|стал[аи]?)|не\sподтвер\w{1, 20}\sи\sне\sопровер\w{1, 20}|промолчал[аи]?|отмолчал(?:ся|ась|ись)"
    rf"|(?:вопрос|запрос|просьб)\w{0, 20}\s{_FEW}(?:про|)игнорировал[аи]?|(?:про|)игнорировал[аи]?\s{_FEW}(?:вопрос|запрос|просьб)\w{0, 20}"
    rf"|(?:получить|добиться)\s{_FEW}(?:коммент|ответ|разъясн)\w{0, 20}\s{_FEW}не\sудалось"
    rf"|хран(?:ит|ят)\sмолчание"
    rf"|на\sсвязь\s{_FEW}не\sвыш\w{1, 20}|не\sвыш(?:ел|ла|ли)\sна\sсвязь|не\sперезвонил[аи]?"
    rf"|остал(?:ся|ась|ись|ось)\sбез\s(?:ответ|коммент)\w{0, 20}"
    rf"|от\s{_FEW}ответ\w{0, 20}\s{_FEW}(?:ушел|ушёл|ушла|ушли|уклонил(?:ся|ась|ись))"
    rf"|предпоч(?:ел|ёл|ла|ли)\sне\s{_SPEAKING}"
    rf"|не\s(?:раскрыва(?:ет|ют)\b|раскрыл[аи]?|уточнил[аи]?|разгласил[аи]?|разглаша(?:ет|ют)\b)"
    rf"|не\s(?:смог|смогла|смогли)\s{_FEW}(?:ответить|прокомментировать|пояснить|объяснить|назвать|уточнить)"
    rf"|не\s(?:ответил[аи]?|отреагировал[аи]?|откликнул(?:ся|ась|ись)|отвечает|отвечают)(?:\s{_FEW}на\s{_FEW}(?:запрос|вопрос|просьб|письм|звон|обращен)\w{0, 20})?"
    rf"|не\s(?:прокомментировал[аи]?|комментирует|комментируют|комментировал[аи]?)"
    rf"|не\s(?:дал[аи]?|предоставил[аи]?)\s{_FEW}(?:коммент|ответ|поясн|разъясн)\w{0, 20}"
    rf"|оставил[аи]?\s{_FEW}без\s(?:коммент|ответ|вниман)\w{0, 20}"
    rf"|(?:ушел|ушёл|ушла|ушли|уклонил(?:ся|ась|ись))\sот\s{_FEW}ответ\w{0, 20}"
    rf"|затруднил(?:ся|ась|ись)\sс\s?ответ\w{0, 20}|затруднил(?:ся|ась|ись)\s{_FEW}ответить"
    rf"|был[аио]?\sнедоступ(?:ен|на|ны)\sдля\sкоммент\w{0, 20}"
    rf"|(?:связаться\sс\s(?:[^\s.;:!?]{1, 40}\s){{1,6}}?не\sудалось)|(?:ответа|ответов|комментари\w{1, 20})\s{_FEW}не\s(?:поступил|последовал|получ|дал)\w{0, 20}"
    rf"|без\sкомментари\w{1, 20}\sоставил[аи]?"
)
_BARE = re.compile(r"(?:отказал|воздержал)(?:ся|ась|ись|ось)|не\s(?:захотел|пожелал|стал)[аи]?")
_SPEAKING_BEFORE = re.compile(rf"\b(?:{_SPEAKING}|показать|вопрос\w{0, 20}|имени)\b", re.IGNORECASE)
_LOOK = 100  # code points


@dataclass(frozen=True, slots=True)
class Refusal:
    """`span` is the clause that says so; `cue`: the words of refusing."""

    sentence: Sentence
    subject: Subject
    verb: Verb
    cue: Span
    span: Span


def find_refusals_in(text: str, sentences: Sequence[Sentence]) -> Iterator[Refusal]:
    """In the order of the text; what stands in quotation marks is nobody's refusal."""
    for sentence in sentences:
        for match in _REFUSAL.finditer(text, sentence.span.start, sentence.span.end):
            tokens = sentence.tokens
            at = _verb_at(tokens, match)
            if at is not None and not _is_bare(text, sentence, match):
                yield _refusal(sentence, at, Span(*match.span()))


def _is_bare(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Отказался" alone, with no word of speaking in front of it: "участвовать он отказался"."""
    if not _BARE.fullmatch(match.group()):
        return False
    return not _SPEAKING_BEFORE.search(text, max(sentence.span.start, match.start() - _LOOK), match.start())


def _verb_at(tokens: Tokens, match: re.Match[str]) -> int | None:
    """The verb of the refusal; None where the words stand in a quotation."""
    for at, token in enumerate(tokens):
        if token.end > match.start() and token.quote and token.start < match.start():
            return None
        if token.start >= match.start() and token.start < match.end():
            found = token.readings
            if found and found[0].part == "VERB":
                return at
        if token.start >= match.end():
            break
    return None


def _refusal(sentence: Sentence, at: int, cue: Span) -> Refusal:
    tokens = sentence.tokens
    reading = tokens[at].readings[0]
    verb = Verb(reading.lemma, "finite", reading.number, reading.gender, reading.person, frozenset())
    placed = Cue(at, at + 1, verb)
    subject = (
        subject_before(tokens, placed, 0)
        or subject_in_front(tokens, placed, 0)
        or subject_behind(tokens, placed, right_edge(tokens, at + 1))
        or Subject(institution_in(tokens, 0, right_edge(tokens, at + 1)), "loct")
    )
    first, end = left_edge(tokens, at), right_edge(tokens, at)
    span = Span(min(tokens[first].start, cue.start), max(tokens[max(first, end - 1)].end, cue.end))
    return Refusal(sentence, subject, verb, cue, span)

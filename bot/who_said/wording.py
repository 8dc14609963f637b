"""The fixed words of answers about statements, in the language of the question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from summarizer.language import Lang
from summarizer.questions.question import Question

_RUSSIAN_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. The braces are filled with `str.format`."""

    what: str
    what_about: str
    words: str
    topic: str
    first: str
    wrong: str
    wrong_one: str
    wrong_hint: str
    retract: str
    restore: str
    correction_done: str
    since: str
    until: str
    within: str
    languages: Mapping[Lang, str]
    sides: Mapping[str, str]
    count: Callable[[int], str]
    at_least: str
    newest_only: str
    page: str
    nothing: str
    reach: str
    reach_nothing: str
    did_you_mean: str
    which_one: str
    unknown_speaker: str
    office_held: str
    inferred: str
    indirect: str
    corrected: str
    retracted: str
    also_in: str
    more_of: str
    nobody_named: str
    examples: tuple[str, ...]
    not_understood: str
    day: Callable[[datetime], str]
    buttons: Mapping[str, str]


def _english_day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _korean_day(moment: datetime) -> str:
    return f"{moment.year}년 {moment.month}월 {moment.day}일"


def _russian_day(moment: datetime) -> str:
    return f"{moment.day} {_RUSSIAN_MONTHS[moment.month - 1]} {moment.year}"


def _english_count(number: int) -> str:
    return "1 statement" if number == 1 else f"{number:,} statements"


def _korean_count(number: int) -> str:
    return f"발언 {number:,}건"


def _russian_count(number: int) -> str:
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        word = "высказывание"
    elif last in (2, 3, 4) and last_two not in (12, 13, 14):
        word = "высказывания"
    else:
        word = "высказываний"
    return f"{number} {word}"


ENGLISH = Wording(
    what="What {speakers} said",
    what_about="What {speakers} said about {topic}",
    words="Who said “{words}”",
    topic="Who said what about {topic}",
    first="The first time {speakers} mentioned {topic}",
    wrong="Which statement has the wrong speaker?",
    wrong_one="Who said this? Somebody else of the article, or nobody:",
    wrong_hint="Somebody else: correct {id} NAME",
    retract="Retract it",
    restore="As the article was read",
    correction_done="Done. From now on every answer here says so.",
    since="since {day}",
    until="until {day}",
    within="in {source}",
    languages={"en": "in English", "ko": "in Korean", "ru": "in Russian"},
    sides={
        "seoul": "Seoul’s outlets", "pyongyang": "Pyongyang’s outlets",
        "moscow": "Moscow’s outlets", "third": "outlets of third countries",
    },
    count=_english_count,
    at_least="at least {count}",
    newest_only="only the newest were ranked",
    page="page {page}",
    nothing="I found nothing for this.",
    reach="What I can search here reaches from {first} to {last}: {count}.",
    reach_nothing="There is nothing to search here yet: paste a link to an article first.",
    did_you_mean="Did you mean {names}?",
    which_one="Several speakers are called so. Which one?",
    unknown_speaker="I know nobody called {name} here.",
    office_held="{name}: {office} on {day}",
    inferred="speaker found in the context",
    indirect="in the article’s words, not a quotation",
    corrected="speaker corrected here on {day}",
    retracted="retracted here on {day}",
    also_in="also in {outlets}",
    more_of="and {count} more",
    nobody_named="Not named",
    examples=(
        "what did Lavrov say about the treaty since March",
        "who said “strategic partnership”",
        "who said what about grain",
    ),
    not_understood="I did not understand that. Try: {examples}. Or: help.",
    day=_english_day,
    buttons={
        "prev": "Previous", "next": "Next", "context": "Show context", "plain": "Hide context",
        "wrong": "Wrong speaker?", "csv": "Export CSV", "json": "Export JSON", "share": "Show to everybody",
    },
)  # fmt: skip

KOREAN = Wording(
    what="{speakers}의 발언",
    what_about="{topic}에 관한 {speakers}의 발언",
    words="“{words}”라고 말한 사람",
    topic="{topic}: 누가 무엇을 말했나",
    first="{speakers}의 첫 {topic} 언급",
    wrong="어느 발언의 말한 사람이 틀렸나요?",
    wrong_one="누가 한 말인가요? 같은 기사의 다른 사람이거나, 발언이 아닐 수 있습니다.",
    wrong_hint="다른 사람이면: correct {id} 이름",
    retract="철회",
    restore="기사에서 읽은 대로",
    correction_done="고쳤습니다. 앞으로 여기의 모든 답에 적용됩니다.",
    since="{day}부터",
    until="{day}까지",
    within="출처: {source}",
    languages={"en": "영어 기사", "ko": "한국어 기사", "ru": "러시아어 기사"},
    sides={"seoul": "한국 매체", "pyongyang": "북한 매체", "moscow": "러시아 매체", "third": "제3국 매체"},
    count=_korean_count,
    at_least="{count} 이상",
    newest_only="최신 발언만 순위를 매겼습니다",
    page="{page}쪽",
    nothing="찾은 것이 없습니다.",
    reach="여기서 찾을 수 있는 기간은 {first}부터 {last}까지이며 {count}입니다.",
    reach_nothing="아직 찾을 것이 없습니다. 먼저 기사 링크를 붙여 주세요.",
    did_you_mean="혹시 {names}을(를) 찾으셨나요?",
    which_one="이름이 같은 사람이 여럿입니다. 누구인가요?",
    unknown_speaker="여기에는 {name}(이)라는 사람이 없습니다.",
    office_held="{name}: {day} 당시 {office}",
    inferred="말한 사람은 문맥에서 찾음",
    indirect="직접 인용이 아니라 기사의 표현",
    corrected="{day}에 여기에서 말한 사람을 고침",
    retracted="{day}에 여기에서 철회됨",
    also_in="다른 출처: {outlets}",
    more_of="그 밖에 {count}",
    nobody_named="이름 없음",
    examples=(
        "라브로프가 3월 이후 조약에 대해 뭐라고 했나",
        "누가 “전략적 동반자”라고 말했나",
        "곡물에 대해 누가 뭐라고 했나",
    ),
    not_understood="질문을 이해하지 못했습니다. 예: {examples}. 도움말: help",
    day=_korean_day,
    buttons={
        "prev": "이전", "next": "다음", "context": "앞뒤 문장 보기", "plain": "앞뒤 문장 숨기기",
        "wrong": "말한 사람이 틀렸나요?", "csv": "CSV로 내보내기", "json": "JSON으로 내보내기",
        "share": "모두에게 보이기",
    },
)  # fmt: skip

RUSSIAN = Wording(
    what="{speakers}: высказывания",
    what_about="{speakers}: высказывания по теме «{topic}»",
    words="Кто сказал «{words}»",
    topic="Кто что сказал по теме «{topic}»",
    first="{speakers}: первое упоминание темы «{topic}»",
    wrong="У какого высказывания не тот автор?",
    wrong_one="Кто это сказал? Кто-то другой из статьи или никто:",
    wrong_hint="Кто-то ещё: correct {id} ИМЯ",
    retract="Отозвать",
    restore="Как прочитано в статье",
    correction_done="Готово. Теперь так во всех ответах здесь.",
    since="с {day}",
    until="по {day}",
    within="источник: {source}",
    languages={"en": "на английском", "ko": "на корейском", "ru": "на русском"},
    sides={"seoul": "СМИ Сеула", "pyongyang": "СМИ Пхеньяна", "moscow": "СМИ Москвы", "third": "СМИ третьих стран"},
    count=_russian_count,
    at_least="не менее: {count}",
    newest_only="упорядочены только самые новые",
    page="страница {page}",
    nothing="Ничего не нашлось.",
    reach="Здесь можно искать с {first} по {last}: {count}.",
    reach_nothing="Здесь пока негде искать: сначала пришлите ссылку на статью.",
    did_you_mean="Возможно, вы имели в виду: {names}?",
    which_one="Так зовут нескольких человек. Кто нужен?",
    unknown_speaker="Здесь нет никого по имени {name}.",
    office_held="{name}: {office}, {day}",
    inferred="автор слов найден по контексту",
    indirect="в изложении статьи, не цитата",
    corrected="автор слов исправлен здесь {day}",
    retracted="отозвано здесь {day}",
    also_in="также: {outlets}",
    more_of="и ещё {count}",
    nobody_named="Не назван",
    examples=(
        "что сказал Лавров о договоре с марта",
        "кто сказал «стратегическое партнёрство»",
        "кто что сказал о зерне",
    ),
    not_understood="Вопрос непонятен. Например: {examples}. Или: help",
    day=_russian_day,
    buttons={
        "prev": "Назад", "next": "Дальше", "context": "Показать контекст", "plain": "Скрыть контекст",
        "wrong": "Не тот автор?", "csv": "Выгрузить CSV", "json": "Выгрузить JSON", "share": "Показать всем",
    },
)  # fmt: skip

WORDINGS: Mapping[Lang, Wording] = {"en": ENGLISH, "ko": KOREAN, "ru": RUSSIAN}


def title_of(question: Question, speakers: str, wording: Wording) -> str:
    """What was asked, in one line: the answer's headline."""
    pattern = {
        "what": wording.what_about if question.topic else wording.what,
        "versus": wording.what_about if question.topic else wording.what,
        "first": wording.first if question.topic else wording.what,
        "words": wording.words,
        "topic": wording.topic,
    }[question.kind]
    return pattern.format(speakers=speakers, topic=question.topic, words=question.words)

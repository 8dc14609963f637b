"""The fixed words of digests in the languages a channel can choose; an article's own words are never translated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.models import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. The braces are filled with `str.format`; functions take a number and say so much of something."""

    title: str
    since: str
    first: str
    late: str
    preview: str
    update: str
    copy_of: str
    languages: Mapping[str, str]
    sides: Mapping[str, str]
    silent: str
    not_read: str
    ownerships: Mapping[str, str]
    outlets: Callable[[int], str]
    more: str
    borderline: str
    tags: Mapping[str, str]
    waiting: str
    week: str
    developed: str
    quiet: str
    down: str
    counts: str
    empty: str
    none_read: str
    feeds_down: str
    feeds_back: str
    paused: Mapping[str, str]
    weekdays: tuple[str, ...]
    daily: str
    on_weekdays: str
    weekly: str


def _russian(number: int, one: str, few: str, many: str) -> str:
    """The number with the form that Russian grammar wants behind it."""
    if number % 100 in range(11, 15) or number % 10 not in range(1, 5):
        return f"{number} {many}"
    return f"{number} {one if number % 10 == 1 else few}"


ENGLISH = Wording(
    title="Korea–Russia digest, {day}",
    since="since {moment}",
    first="the first one: it looks back 24 hours",
    late="late: it was due before",
    preview="a preview that only you see; nothing in it counts as told",
    update="update",
    copy_of="from {origin}",
    languages={"en": "in English", "ko": "in Korean", "ru": "in Russian"},
    sides={"seoul": "Seoul", "pyongyang": "Pyongyang", "moscow": "Moscow", "third": "Third countries", "": "Others"},
    silent="silent",
    not_read="not read",
    ownerships={},
    outlets=lambda number: "1 outlet" if number == 1 else f"{number} outlets",
    more="Also new: {headline} ({outlets})",
    borderline="Borderline ({tag}): {headline} ({outlets})",
    tags={
        "company": "companies", "consumer": "consumers", "sport": "sport", "culture": "culture", "list": "list",
        "": "in passing",
    },
    waiting="{count} more in the next digest.",
    week="The week: {headline} ({outlets}; {became})",
    developed="{count} more articles, the last on {day}",
    quiet="nothing new since {day}",
    down="Could not be read: {feeds}.",
    counts="{read} new articles read from {feeds} feeds, {dropped} off topic.",
    empty="Nothing new in {read} articles from {feeds} feeds.",
    none_read="No feed could be read since {moment}, so I cannot tell whether there is anything new.",
    feeds_down="These feeds have not been readable for a day: {feeds}. I keep trying.",
    feeds_back="Readable again: {feeds}.",
    paused={
        "place_gone": "I can no longer write in the channel of your digest ({rule}), so it is paused. "
        "Let me in again, then: digest resume {id}",
        "unknown_zone": "The time zone of your digest ({rule}) no longer exists, so it is paused. "
        "Remove it and make a new one: digest remove {id}",
    },
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    daily="{at} {zone}, daily",
    on_weekdays="{at} {zone}, weekdays",
    weekly="{at} {zone}, every {weekday}",
)  # fmt: skip

KOREAN = Wording(
    title="한러 소식 {day}",
    since="{moment} 이후",
    first="첫 소식: 지난 24시간을 다룹니다",
    late="예정보다 늦게 보냅니다",
    preview="본인에게만 보이는 미리보기이며, 보낸 것으로 치지 않습니다",
    update="후속",
    copy_of="{origin} 전재",
    languages={"en": "영어 기사", "ko": "한국어 기사", "ru": "러시아어 기사"},
    sides={"seoul": "서울", "pyongyang": "평양", "moscow": "모스크바", "third": "제3국", "": "기타"},
    silent="보도 없음",
    not_read="읽지 않음",
    ownerships={
        "state": "국영", "state media, mirrored": "국영, 미러", "public agency": "공영 통신", "public": "공영",
        "private": "민영", "private, in exile": "민영, 망명", "government": "정부", "think tank": "연구소",
        "non-profit": "비영리", "trust": "재단", "state-funded": "정부 지원",
    },
    outlets=lambda number: f"매체 {number}곳",
    more="그 밖의 새 소식: {headline} ({outlets})",
    borderline="경계 ({tag}): {headline} ({outlets})",
    tags={
        "company": "기업", "consumer": "소비", "sport": "스포츠", "culture": "문화", "list": "나열",
        "": "짧은 언급",
    },
    waiting="나머지 {count}건은 다음 소식에 싣습니다.",
    week="이번 주: {headline} ({outlets}; {became})",
    developed="기사 {count}건 추가, 마지막 {day}",
    quiet="{day} 이후 새 소식 없음",
    down="읽지 못한 피드: {feeds}.",
    counts="피드 {feeds}개에서 새 기사 {read}건을 읽고, 주제 밖 {dropped}건을 뺐습니다.",
    empty="피드 {feeds}개의 기사 {read}건 가운데 새 소식이 없습니다.",
    none_read="{moment} 이후 읽을 수 있는 피드가 없어, 새 소식이 있는지 알 수 없습니다.",
    feeds_down="하루 동안 읽지 못한 피드: {feeds}. 계속 시도합니다.",
    feeds_back="다시 읽을 수 있는 피드: {feeds}.",
    paused={
        "place_gone": "소식({rule})을 보낼 채널에 더는 쓸 수 없어 멈췄습니다. 다시 들여보낸 뒤: digest resume {id}",
        "unknown_zone": "소식({rule})의 시간대가 없어져 멈췄습니다. 지우고 새로 만들어 주세요: digest remove {id}",
    },
    weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    daily="매일 {at} {zone}",
    on_weekdays="평일 {at} {zone}",
    weekly="매주 {weekday} {at} {zone}",
)  # fmt: skip

RUSSIAN = Wording(
    title="Корея и Россия: дайджест, {day}",
    since="с {moment}",
    first="первый: за последние 24 часа",
    late="с опозданием: должен был прийти раньше",
    preview="предпросмотр, который видите только вы; ничего из него не считается отправленным",
    update="продолжение",
    copy_of="по материалам {origin}",
    languages={"en": "на английском", "ko": "на корейском", "ru": "на русском"},
    sides={"seoul": "Сеул", "pyongyang": "Пхеньян", "moscow": "Москва", "third": "Третьи страны", "": "Другие"},
    silent="молчит",
    not_read="не прочитано",
    ownerships={
        "state": "государственное", "state media, mirrored": "государственное, зеркало",
        "public agency": "общественное агентство", "public": "общественное", "private": "частное",
        "private, in exile": "частное, в изгнании", "government": "правительство",
        "think tank": "аналитический центр", "non-profit": "некоммерческое", "trust": "траст",
        "state-funded": "на бюджетные средства",
    },
    outlets=lambda number: _russian(number, "издание", "издания", "изданий"),
    more="Ещё новое: {headline} ({outlets})",
    borderline="На границе темы ({tag}): {headline} ({outlets})",
    tags={
        "company": "компании", "consumer": "потребители", "sport": "спорт", "culture": "культура",
        "list": "перечень", "": "вскользь",
    },
    waiting="Остальное ({count}) — в следующем дайджесте.",
    week="За неделю: {headline} ({outlets}; {became})",
    developed="ещё статей: {count}, последняя {day}",
    quiet="без новостей с {day}",
    down="Не удалось прочитать: {feeds}.",
    counts="Прочитано новых статей: {read}, лент: {feeds}; не по теме: {dropped}.",
    empty="Ничего нового (статей: {read}, лент: {feeds}).",
    none_read="С {moment} не удалось прочитать ни одной ленты, поэтому неизвестно, есть ли новое.",
    feeds_down="Эти ленты не читаются уже сутки: {feeds}. Я продолжаю пробовать.",
    feeds_back="Снова читаются: {feeds}.",
    paused={
        "place_gone": "Я больше не могу писать в канал вашего дайджеста ({rule}), поэтому он приостановлен. "
        "Верните мне доступ, затем: digest resume {id}",
        "unknown_zone": "Часового пояса вашего дайджеста ({rule}) больше нет, поэтому он приостановлен. "
        "Удалите его и создайте новый: digest remove {id}",
    },
    weekdays=(
        "понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям",
    ),
    daily="{at} {zone}, ежедневно",
    on_weekdays="{at} {zone}, по будням",
    weekly="{at} {zone}, по {weekday}",
)  # fmt: skip

WORDINGS: Mapping[Language, Wording] = {"en": ENGLISH, "ko": KOREAN, "ru": RUSSIAN}

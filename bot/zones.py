"""Time zones by their IANA names: read as people write them, completed while they type."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import NotUnderstood, UnknownZone
from bot.messages import Choice

COMPLETIONS = 25

_NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
_MEANT_BY: Mapping[str, str] = {
    **dict.fromkeys(("kst", "utc+9", "utc+09:00", "gmt+9", "+09:00", "+9", "서울", "сеул"), "Asia/Seoul"),
    **dict.fromkeys(("평양", "пхеньян"), "Asia/Pyongyang"),
    **dict.fromkeys(("msk", "мск", "utc+3", "utc+03:00", "gmt+3", "+03:00", "+3"), "Europe/Moscow"),
    **dict.fromkeys(("москва", "모스크바"), "Europe/Moscow"),
    **dict.fromkeys(("vlat", "utc+10", "utc+10:00", "gmt+10", "+10:00", "+10"), "Asia/Vladivostok"),
    **dict.fromkeys(("владивосток", "블라디보스토크"), "Asia/Vladivostok"),
    **dict.fromkeys(("jst", "도쿄", "токио"), "Asia/Tokyo"),
    **dict.fromkeys(("utc+8", "gmt+8", "+08:00", "+8", "베이징", "пекин", "beijing"), "Asia/Shanghai"),
    **dict.fromkeys(("hkt", "홍콩"), "Asia/Hong_Kong"),
    **dict.fromkeys(("est", "edt", "et", "utc-5", "utc-4", "washington", "뉴욕", "нью-йорк"), "America/New_York"),
    **dict.fromkeys(("cdt", "ct"), "America/Chicago"),
    **dict.fromkeys(("mst", "mdt", "mt"), "America/Denver"),
    **dict.fromkeys(("pst", "pdt", "pt", "utc-8", "utc-7", "san_francisco"), "America/Los_Angeles"),
    **dict.fromkeys(("hst",), "Pacific/Honolulu"),
    **dict.fromkeys(("bst", "런던", "лондон"), "Europe/London"),
    **dict.fromkeys(("cest", "utc+1", "utc+2", "베를린", "берлин"), "Europe/Berlin"),
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
    **dict.fromkeys(("utc+0", "gmt+0", "z", "zulu"), "UTC"),
}
"""What people write instead of a zone, and the zone that a reader of Korea–Russia news most probably means by it. Some
(est, mst, hst) are IANA names too, but of fixed offsets that no city keeps all year."""


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of this name, however it is capitalised. Raises NotUnderstood with the zone that may be meant."""
    wanted = name.strip().lower().replace(" ", "_")
    key = _zones().get(wanted)
    if key is not None and wanted not in _MEANT_BY:
        return ZoneInfo(key)
    meant = _meant_by(wanted)
    if meant is None:
        raise NotUnderstood("I do not know this time zone. Zones are called like Asia/Seoul or Europe/Moscow.")
    raise NotUnderstood(f"Time zones are called after a place, like Asia/Seoul. Did you mean {meant}?")


def known_zone(key: str) -> ZoneInfo:
    """The zone that was stored under this exact name. Raises UnknownZone when the zone data have it no more."""
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError) as exc:  # not there, no name of a zone, a folder
        raise UnknownZone(key) from exc


def zone_choices(text: str) -> tuple[Choice, ...]:
    """The IANA zones with this in their names: first what an abbreviation means, then cities that begin with it."""
    wanted = text.strip().lower().replace(" ", "_")
    found = sorted(
        (zone for lowered, zone in _zones().items() if wanted in lowered and lowered not in _MEANT_BY),
        key=lambda zone: (not _city(zone).startswith(wanted), zone),
    )
    meant = _MEANT_BY.get(wanted)
    zones = [meant, *(zone for zone in found if zone != meant)] if meant else found
    return tuple(Choice(zone, zone) for zone in zones[:COMPLETIONS])


@cache
def _zones() -> Mapping[str, str]:
    """Names as the zone data have them, by the name in small letters; looking through the data takes 10 ms and more."""
    return {zone.lower(): zone for zone in available_timezones() - _NO_PLACES}


def _meant_by(wanted: str) -> str | None:
    """The zone that is probably meant: by an abbreviation, by a city alone, by a name with a slip in it."""
    if wanted in _MEANT_BY:
        return _MEANT_BY[wanted]
    cities = sorted(zone for zone in _zones().values() if "/" in zone and _city(zone) == wanted)
    close = get_close_matches(wanted[:64], _zones(), n=1, cutoff=0.8)
    return cities[0] if cities else next((_zones()[name] for name in close), None)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].lower()

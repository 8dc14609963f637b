"""Time zones by their IANA names: read as people write them, completed while they type."""

from zoneinfo import ZoneInfo, available_timezones

from bot.errors import NotUnderstood, UnknownZone
from bot.messages import Choice

COMPLETIONS = 25


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of this name, however it is capitalised. Raises NotUnderstood."""
    key = next((zone for zone in available_timezones() if zone.lower() == name.strip().lower()), None)
    if key is None:
        raise NotUnderstood("I do not know this time zone. Zones are called like Asia/Seoul or Europe/Moscow.")
    return ZoneInfo(key)


def known_zone(key: str) -> ZoneInfo:
    """The zone that was stored under this exact name. Raises UnknownZone when the zone data have it no more."""
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError) as exc:  # not there, no name of a zone, a folder
        raise UnknownZone(key) from exc


def zone_choices(text: str) -> tuple[Choice, ...]:
    """The IANA zones with this in their names."""
    wanted = text.strip().lower().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if wanted in zone.lower())
    return tuple(Choice(zone, zone) for zone in found[:COMPLETIONS])

"""Addresses of a page: whose site it is, and whether a canonical address may be believed."""

from urllib.parse import urljoin, urlsplit

# Second-level labels under which names are registered, in the countries we read; elsewhere two labels name a site.
_SECOND_LEVEL = {"co", "or", "go", "ac", "re", "ne", "pe", "com", "org", "net", "gov", "edu", "msk", "spb"}


def host_of(url: str) -> str:
    """The host without "www.", in small letters; empty when there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """The registered name: news.example.co.kr -> example.co.kr. An address of digits stays whole."""
    host = host_of(url)
    labels = host.split(".")
    if labels[-1].isdigit() or ":" in host:
        return host
    kept = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) <= 3 else 2
    return ".".join(labels[-kept:])


def name_in(url: str) -> str:
    """What a host calls itself: "example" in news.example.co.kr."""
    return site_of(url).split(".")[0]


def is_home(url: str) -> bool:
    """Whether the address is a site's front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if not parts.hostname:
        return False
    path = parts.path.strip("/").lower()
    return (
        path in {"", "index.html", "index.php", "index.htm", "main", "home", "en", "ko", "kr", "ru", "eng", "rus"}
        and not parts.query
    )


def canonical(candidate: str, url: str) -> str | None:
    """The candidate made absolute, or None: another site, a front page, or no web address."""
    try:
        absolute = urljoin(url, candidate.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or len(absolute) > 2_000:
        return None
    if site_of(absolute) != site_of(url) or (is_home(absolute) and not is_home(url)):
        return None
    return parts._replace(fragment="").geturl()

"""Addresses without their secret parts, for storing, showing and logging. Pure; never raises.

Taken out: user names and passwords, parameters that are tokens, keys, signatures, session ids or e-mail addresses by
their name or by their look, and the same inside path and fragment. What names the article (`id=`, `idxno=`) stays.
"""

import re
from urllib.parse import unquote, unquote_plus

LONGEST_SHOWN = 4096
HIDDEN = "hidden"

# A name that ends like this is secret whatever its value: accessToken, X-Amz-Signature, client_secret.
_SURE_ENDINGS = (
    "token",
    "password",
    "passwd",
    "secret",
    "signature",
    "credential",
    "credentials",
    "apikey",
    "accesskey",
    "accesskeyid",
    "authkey",
    "sessionid",
    "sessid",
    "email",
    "cookie",
    "unlockedarticlecode",
    "giftcode",
    "jwt",
    "hmac",
)
_SURE_WORDS = frozenset({"auth", "authorization", "sig", "otp", "pwd", "hdnts", "hdnea"})
# Also the names of innocent things (a section, an article's key): secret only when the value looks so.
_DOUBTFUL = """
    sid key code hash pass pin state nonce policy magic invite mail login user username userid uid
    memberid subscriberid gift share access st tk session sign ticket
"""
_DOUBTFUL_WORDS = frozenset(_DOUBTFUL.split())
_INNER_MARKS = re.compile(r"[?&#;]")
_WORD_BREAK = re.compile(r"[^a-z0-9]+")
# Scheme, authority, path, query, fragment, each with its mark: RFC 3986, appendix B. It matches any single line.
_PARTS = re.compile(r"([^:/?#]+:)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?")
_INVISIBLE = re.compile(r"[\s\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")
_SHORTEST_SECRET = 16
_SURELY_SECRET = 64


def without_secrets(url: str) -> str:
    """The address with its secret parts taken out, at most LONGEST_SHOWN characters, on one line."""
    return _cleaned(_INVISIBLE.sub("", url)[:LONGEST_SHOWN])[:LONGEST_SHOWN]


def has_secrets(url: str) -> bool:
    """True when the address carries something that not everyone who may read the article should see."""
    visible = _INVISIBLE.sub("", url)
    return _cleaned(visible) != visible


def _cleaned(url: str) -> str:
    parts = _PARTS.fullmatch(url)
    if parts is None:
        return ""
    scheme, authority, path, query, fragment = (part or "" for part in parts.groups())
    if authority:
        authority = "//" + authority.removeprefix("//").rpartition("@")[2]
    path = "/".join(_clean_segment(segment) for segment in path.split("/"))
    if query:
        query = _without_secret_pairs(query)
    if _holds_secret(fragment.removeprefix("#")):
        fragment = ""
    return scheme + authority + path + query + fragment


def _without_secret_pairs(query: str) -> str:
    pairs = query.removeprefix("?").split("&")
    kept = [pair for pair in pairs if not _is_secret_pair(pair)]
    return "?" + "&".join(kept) if kept else ""


def _clean_segment(segment: str) -> str:
    """One step of a path: parameters such as `;jsessionid=` go, a value that is a secret by its look is covered."""
    name, *parameters = segment.split(";")
    kept = [name, *(parameter for parameter in parameters if not _is_secret_pair(parameter))]
    return ";".join(HIDDEN if _is_secret_anywhere(unquote(part)) else part for part in kept)


def _holds_secret(fragment: str) -> bool:
    pairs = fragment.lstrip("!?/").replace("?", "&").split("&")
    return any(_is_secret_pair(pair) for pair in pairs)


def _is_secret_pair(pair: str) -> bool:
    """`name=value`; the value may be an address with parameters of its own."""
    name, _, value = pair.partition("=")
    name, value = unquote_plus(name).lower(), unquote_plus(value)
    if _is_secret_anywhere(name) or _is_secret_value(name, value):
        return True
    inner = _INNER_MARKS.split(value)[1:]
    return any(_is_secret_value(name.lower(), value) for name, _, value in (part.partition("=") for part in inner))


def _is_secret_value(name: str, value: str) -> bool:
    if not value or _is_secret_anywhere(value):
        return bool(value)
    words = _WORD_BREAK.split(name)
    if "".join(words).endswith(_SURE_ENDINGS) or not _SURE_WORDS.isdisjoint(words):
        return True
    return not _DOUBTFUL_WORDS.isdisjoint(words) and _looks_secret(value)


def _is_secret_anywhere(value: str) -> bool:
    """A JSON Web Token, an e-mail address, or an address with a user name."""
    if value.startswith("eyJ") and "." in value and len(value) >= _SHORTEST_SECRET:
        return True
    name, at, host = value.partition("@")
    return bool(name and at and "." in host)


def _looks_secret(value: str) -> bool:
    if len(value) < _SHORTEST_SECRET:
        return False
    digits, small, large = (any(test(char) for char in value) for test in (str.isdigit, str.islower, str.isupper))
    is_hex = all(char in "0123456789abcdefABCDEF-" for char in value)
    return (digits and small and large) or (is_hex and digits and (small or large)) or len(value) >= _SURELY_SECRET

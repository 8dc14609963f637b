"""Addresses without their secret parts, for storing, showing and logging. Pure; never raises.

Taken out: user names and passwords, parameters that are tokens, keys, signatures, session ids or e-mail addresses by
their name or by their look, and the same inside path and fragment. What names the article (`id=`, `idxno=`) stays.
"""

import re
from urllib.parse import unquote, unquote_plus, urlsplit, urlunsplit

LONGEST_SHOWN = 2000
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
    "articlecode",
    "giftcode",
    "jwt",
    "hmac",
)
_SURE_WORDS = frozenset({"auth", "authorization", "session", "sig", "sign", "otp", "pwd", "hdnts", "hdnea", "ticket"})
# Also the names of innocent things (a section, an article's key): secret only when the value looks so.
_DOUBTFUL = """
    sid key code hash pass pin state nonce policy magic invite mail login user username userid uid uuid
    memberid subscriberid cid gift share access st tk
"""
_DOUBTFUL_WORDS = frozenset(_DOUBTFUL.split())
_WORD_BREAK = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")
_SHORTEST_SECRET = 16
_SURELY_SECRET = 64


def without_secrets(url: str) -> str:
    """The address with its secret parts taken out, at most LONGEST_SHOWN characters, on one line."""
    text = _INVISIBLE.sub("", url)[:LONGEST_SHOWN]
    try:
        parts = urlsplit(text)
    except ValueError:
        return _rough(text)
    netloc = parts.netloc.rpartition("@")[2]
    path = "/".join(_clean_segment(segment) for segment in parts.path.split("/"))
    query = "&".join(pair for pair in parts.query.split("&") if not _is_secret_pair(pair))
    fragment = "" if _holds_secret(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme, netloc, path, query, fragment))


def has_secrets(url: str) -> bool:
    """True when the address carries something that not everyone who may read the article should see."""
    text = _INVISIBLE.sub("", url)
    try:
        parts = urlsplit(text)
    except ValueError:
        return _rough(text) != text
    return (
        "@" in parts.netloc
        or any(_clean_segment(segment) != segment for segment in parts.path.split("/"))
        or any(_is_secret_pair(pair) for pair in parts.query.split("&"))
        or _holds_secret(parts.fragment)
    )


def _rough(text: str) -> str:
    """What may be shown of something that cannot be taken apart."""
    start = re.split(r"[?#;]", text, maxsplit=1)[0]
    scheme, mark, rest = start.partition("//")
    return scheme + mark + rest.rpartition("@")[2]


def _clean_segment(segment: str) -> str:
    """One step of a path: parameters such as `;jsessionid=` go, a value that is a secret by its look is covered."""
    name, *parameters = segment.split(";")
    kept = [name, *(parameter for parameter in parameters if not _is_secret_pair(parameter))]
    return ";".join(HIDDEN if _is_secret_anywhere(unquote(part)) else part for part in kept)


def _holds_secret(fragment: str) -> bool:
    pairs = fragment.lstrip("!?/").replace("?", "&").split("&")
    return any(_is_secret_pair(pair) for pair in pairs)


def _is_secret_pair(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name, value = unquote_plus(name).lower(), unquote_plus(value)
    if _is_secret_anywhere(value) or _is_secret_anywhere(name):
        return True
    if not value:
        return False
    words = _WORD_BREAK.split(name)
    if "".join(words).endswith(_SURE_ENDINGS) or not _SURE_WORDS.isdisjoint(words):
        return True
    return not _DOUBTFUL_WORDS.isdisjoint(words) and _looks_secret(value)


def _is_secret_anywhere(value: str) -> bool:
    """A JSON Web Token, an e-mail address, or an address with secrets of its own."""
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

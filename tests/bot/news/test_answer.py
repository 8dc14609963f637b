import pytest

from bot.errors import Blocked, NotAPage, NotFound, OutletFailed, TooLarge
from bot.news.answer import asks_for_proof, is_binary, is_consent_wall, problem_of

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (404, HTML, NotFound),
        (410, HTML, NotFound),
        (401, HTML, Blocked),
        (402, HTML, Blocked),
        (403, HTML, Blocked),
        (429, HTML, Blocked),
        (451, HTML, Blocked),
        (503, {**HTML, "cf-mitigated": "challenge"}, Blocked),
        (202, {**HTML, "x-amzn-waf-action": "challenge"}, Blocked),
        (400, HTML, OutletFailed),
        (418, HTML, OutletFailed),
        (500, HTML, OutletFailed),
        (503, HTML, OutletFailed),
        (300, HTML, OutletFailed),
        (304, HTML, OutletFailed),
        (999, HTML, OutletFailed),
        (200, {"Content-Type": "application/pdf"}, NotAPage),
        (200, {"Content-Type": "IMAGE/PNG"}, NotAPage),
        (200, {"Content-Type": "video/mp4; codecs=x"}, NotAPage),
        (200, {"Content-Type": "audio/mpeg"}, NotAPage),
        (200, {"Content-Type": "application/zip"}, NotAPage),
        (200, {"Content-Type": "x" * 1000}, NotAPage),
        (200, {**HTML, "Content-Length": "1001"}, TooLarge),
        (200, {**HTML, "Content-Length": "9" * 1000}, TooLarge),
    ],
)
def test_what_an_answer_means_is_told_by_status_and_headers(status, headers, error):
    assert type(problem_of(status, headers, 1000, "shown")) is error


@pytest.mark.parametrize(
    "headers",
    [
        HTML,
        {},
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/xhtml+xml"},
        {"Content-Type": "application/rss+xml"},
        {"Content-Type": "application/feed+json"},
        {"Content-Type": "application/octet-stream"},
        {**HTML, "Content-Length": "1000"},
        {**HTML, "Content-Length": "many"},
        {**HTML, "Content-Length": "²"},
    ],
)
def test_text_and_what_may_be_text_is_read(headers):
    assert problem_of(200, headers, 1000, "shown") is None


@pytest.mark.parametrize(
    "start",
    [
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"PK\x03\x04",
        b"\x00\x00\x00\x18ftypmp42",
        b"\x1aE\xdf\xa3",
        bytes(1024),
    ],
)
def test_pictures_films_and_documents_are_known_by_their_first_bytes(start):
    assert is_binary(start)


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"<!doctype html>",
        "기사".encode("euc-kr"),
        "статья".encode("koi8-r"),
        "\ufeff<html>".encode("utf-16-le"),
        b"<p>one\0NUL" + b"x" * 100,
    ],
)
def test_text_of_any_charset_is_no_picture(start):
    assert not is_binary(start)


def test_a_challenge_is_told_from_an_outage():
    assert asks_for_proof(b"<script src=/cdn-cgi/Challenge-Platform/x.js>")
    assert not asks_for_proof(b"<h1>503 Service Unavailable</h1>")


def test_hosts_that_only_ask_for_consent_are_known():
    assert is_consent_wall("consent.outlet.example")
    assert not is_consent_wall("outlet.example")

"""What can be set, and that `.env.example` says the same."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
ASSIGNMENT = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[call-arg, arg-type]  # pydantic-settings' own argument


def test_the_example_lists_every_setting_in_the_same_order() -> None:
    names = [name.lower() for name, _ in ASSIGNMENT.findall(EXAMPLE.read_text("utf-8"))]

    assert names == list(Settings.model_fields)


def test_the_example_as_it_stands_is_the_default() -> None:
    assert Settings(_env_file=EXAMPLE) == settings()  # type: ignore[call-arg]  # pydantic-settings' own argument


def test_lists_are_split_at_commas() -> None:
    assert settings(tumen_fetch_allow="127.0.0.1:80, [::1]:8080,").tumen_fetch_allow == ("127.0.0.1:80", "[::1]:8080")


def test_tokens_do_not_show() -> None:
    assert "hush" not in repr(settings(discord_token="hush", slack_signing_secret="hush"))


def test_a_platform_counts_when_it_has_what_it_needs() -> None:
    both = settings(discord_token="a", slack_bot_token="b", slack_app_token="c")

    assert settings().platforms() == ()
    assert both.platforms() == ("discord", "slack")


@pytest.mark.parametrize(
    "wrong",
    [
        {"tumen_workers": "none"},
        {"tumen_workers": 0},
        {"tumen_database_url": "mysql://localhost/tumen"},
        {"slack_http_port": 70_000},
        {"slack_bot_token": "xoxb-only"},
        {"tumen_log_level": "LOUD"},
    ],
)
def test_a_wrong_value_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings(**wrong)

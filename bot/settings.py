"""Everything that can be set, read once from the environment and `.env` by the command line.

`.env.example` lists the same names in the same order. Other parts get single values, never this object.
"""

import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_HOST_AND_PORT = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[^\s:/@]+):[0-9]{1,5}")

Names = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """A wrong value raises pydantic.ValidationError, which the command line prints a line each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    discord_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_http_port: int | None = Field(default=None, ge=1, le=65535)

    tumen_database_url: str = f"sqlite:///{Path('tumen.sqlite3')}"
    tumen_contact: str = ""
    tumen_workers: int = Field(default=1, ge=1, le=16)
    tumen_feeds_file: Path | None = None
    tumen_page_timeout_s: float = Field(default=10.0, gt=0, le=120)
    tumen_lease_s: float = Field(default=15.0, ge=2, le=600)
    tumen_digest_grace_h: float = Field(default=12.0, gt=0, le=168)
    tumen_fetch_timeout_s: float = Field(default=20.0, gt=0, le=120)
    tumen_fetch_allow: Names = ()
    tumen_skip_hosts: Names = ()
    tumen_log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")

    discord_api_base: str = "https://discord.com/api/v10"
    discord_gateway_url: str = ""
    slack_api_base: str = "https://slack.com/api/"

    def platforms(self) -> tuple[str, ...]:
        """The platforms that have what they need to connect."""
        return (*(("discord",) if self.discord_token else ()), *(("slack",) if self.slack_bot_token else ()))

    @field_validator("tumen_fetch_allow")
    @classmethod
    def _hosts_with_ports(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for entry in value:
            if not _HOST_AND_PORT.fullmatch(entry):
                raise ValueError(f"{entry!r} is not host:port")
        return value

    @field_validator("tumen_database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _whole_slack(self) -> Self:
        over_http = self.slack_signing_secret and self.slack_http_port
        if self.slack_bot_token and not (self.slack_app_token or over_http):
            raise ValueError("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET and SLACK_HTTP_PORT")
        return self

    @field_validator("tumen_fetch_allow", "tumen_skip_hosts", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

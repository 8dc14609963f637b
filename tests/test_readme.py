"""What newcomers read agrees with what is there."""

import json
import re
from pathlib import Path

import discord
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ASSIGNMENT = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)
SETTING = re.compile(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? *\|", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)")
PERMISSIONS = re.compile(r"permissions=(\d+)")
WITHOUT_THE_OPTIONAL_TWO = re.compile(r"Without the optional two the number is `(\d+)`")

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    create_public_threads=True,
    send_messages_in_threads=True,
    read_message_history=True,
    add_reactions=True,
)
OPTIONAL = discord.Permissions(manage_messages=True, manage_threads=True)


def test_the_settings_table_says_what_the_example_says() -> None:
    example = ASSIGNMENT.findall((ROOT / ".env.example").read_text("utf-8"))

    assert SETTING.findall(README) == example


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    targets = [target for target in LINK.findall((ROOT / name).read_text("utf-8")) if "://" not in target]

    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_invite_asks_for_the_permissions_in_the_table() -> None:
    [invited] = PERMISSIONS.findall(README)
    [fewer] = WITHOUT_THE_OPTIONAL_TWO.findall(README)

    assert discord.Permissions(int(invited)) == NEEDED | OPTIONAL
    assert discord.Permissions(int(fewer)) == NEEDED


def test_every_slash_command_of_the_slack_app_is_told() -> None:
    manifest = json.loads((ROOT / "adapters/slack/manifest.json").read_text("utf-8"))
    commands = [command["command"] for command in manifest["features"]["slash_commands"]]

    assert [command for command in commands if f"`{command}" not in README] == []

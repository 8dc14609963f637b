"""manifest.json, from which the app is made in Slack, as far as the running bot asks about it."""

import json
from importlib.resources import files

MANIFEST = "adapters/slack/manifest.json"


def missing_scopes(granted: str) -> tuple[str, ...]:
    """What the bot needs and was not granted; `granted` is Slack's header X-OAuth-Scopes, "" where it is not known."""
    manifest = json.loads(files("adapters.slack").joinpath("manifest.json").read_text(encoding="utf-8"))
    known = {scope.strip() for scope in granted.split(",")} - {""}
    return tuple(scope for scope in manifest["oauth_config"]["scopes"]["bot"] if known and scope not in known)

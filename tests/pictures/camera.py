"""A page of HTML -> a PNG, by a Chromium that is on this machine."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

WIDTH = 600
SCALE = 1.5
_LIMIT_S = 60.0
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_HEIGHT = re.compile(r'data-height="(\d+)"')


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def photograph(html: str, picture: Path) -> None:
    """Writes the whole page, WIDTH CSS pixels wide and SCALE times as sharp. The page says its own height in
    `<html data-height>`. Raises NoBrowser, subprocess.SubprocessError."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        height = _HEIGHT.search(_chromium(page, "--dump-dom", f"--window-size={WIDTH},400"))
        if height is None:
            raise ValueError("the page does not say its height")
        _chromium(page, f"--screenshot={picture.resolve()}", f"--window-size={WIDTH},{height[1]}")


def _chromium(page: Path, *options: str) -> str:
    """What it prints. Without its sandbox, which root cannot have: it sees this one page and no network."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise NoBrowser(f"making the pictures needs one of: {', '.join(_NAMES)}")
    command = [found, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
    command += [f"--user-data-dir={page.parent / 'profile'}", f"--force-device-scale-factor={SCALE}"]
    run = subprocess.run(  # noqa: S603  the command is put together here
        [*command, *options, page.as_uri()], capture_output=True, check=True, text=True, timeout=_LIMIT_S
    )
    return run.stdout

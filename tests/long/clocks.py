"""Each local day once: every quarter of an hour in ten zones, ticked through from 2024 to 2030.

Each of the 960 runs looks at the schedule every 53 minutes, and every minute in the four hours around a change of
clocks, and is compared with what a clock on the wall shows (tests/clocks.py).
`python -m tests.long clocks --state clocks.jsonl` goes on where it stopped.
"""

import argparse
import json
from pathlib import Path

from tests.clocks import QUARTERS, ZONES, check_ticking

_EVERY_MINUTES = 53


def main(arguments: list[str]) -> None:
    """Tick through what `--state` does not hold yet."""
    parser = argparse.ArgumentParser(prog="python -m tests.long clocks", description=__doc__)
    parser.add_argument("--state", type=Path, default=Path("clocks.jsonl"))
    parser.add_argument("--every", type=int, default=_EVERY_MINUTES, help="minutes between two looks")
    options = parser.parse_args(arguments)
    before = _results(options.state)
    for zone in ZONES:
        for at in QUARTERS:
            if f"{at:%H:%M} {zone}" not in before:
                days = check_ticking(zone, at, options.every)
                with options.state.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"slot": f"{at:%H:%M} {zone}", "days": days}) + "\n")
    results = _results(options.state)
    print(
        f"{len(results)} schedules, {sum(results.values())} local days: each run once, at the first look after its time"
    )


def _results(state: Path) -> dict[str, int]:
    """The days that were checked, by slot."""
    lines = state.read_text("utf-8").splitlines() if state.exists() else []
    return {result["slot"]: result["days"] for result in map(json.loads, lines)}

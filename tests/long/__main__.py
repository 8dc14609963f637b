"""The long proofs: `python -m tests.long NAME [options]`; each NAME is a file beside this one.

Every proof can be stopped and goes on where it was. What came out is recorded in docs/reliability.md; `make test`
holds a small sample of each.
"""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py") if path.stem != "stage")


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"usage: python -m tests.long {{{'|'.join(NAMES)}}} [options]")
    import_module(f"tests.long.{sys.argv[1]}").main(sys.argv[2:])


if __name__ == "__main__":
    main()

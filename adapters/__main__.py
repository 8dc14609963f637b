"""`tumen` and `python -m adapters`. Imports nothing at the top: worker processes import this file, too."""


def main() -> None:
    """Run the command line."""
    from adapters.cli import run_command_line  # a worker process has no use for the command line

    run_command_line()


if __name__ == "__main__":
    main()

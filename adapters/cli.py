"""The `tumen` command: what is typed -> what is run.

What goes wrong is one line on standard error: exit code 2 for settings and usage, 1 for anything else.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

import summarizer
from adapters.assembly import web_fetcher
from adapters.console.client import TERMINAL
from adapters.console.printing import print_problem, print_statements, print_summary
from adapters.running import ask, chat, serve
from adapters.sources import read_source
from bot.errors import BadSetting, BotError
from bot.messages import Called, User
from bot.newsroom.options import digest_options, feed_options
from bot.settings import Settings
from summarizer.document import Document
from summarizer.errors import SummarizerError

app = typer.Typer(
    help="Summaries of Korea–Russia news, in the articles' own words.", no_args_is_help=True, add_completion=False
)
Sources = Annotated[list[str], typer.Argument(help="Addresses, HTML or text files, or - for standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def run_command_line() -> None:
    """Run the command that was typed and end the process."""
    try:
        app()
    except ValidationError as exc:
        for error in exc.errors():
            name = ".".join(map(str, error["loc"])).upper()
            message = error["msg"].removeprefix("Value error, ")
            print(f"{name}: {message}" if name else message, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BotError as exc:
        print(exc, file=sys.stderr)
        sys.exit(2 if isinstance(exc, BadSetting) else 1)


@app.command("run")
def run_command() -> None:
    """Serve the platforms that have tokens in .env; without any, open a terminal chat."""
    if Settings().platforms():
        asyncio.run(serve(_settings()))
    else:
        asyncio.run(chat(_settings(quiet=True), as_json=False))


@app.command("chat")
def chat_command(as_json: AsJson = False) -> None:
    """Chat with the bot in this terminal; from a pipe, a channel message a line."""
    asyncio.run(chat(_settings(quiet=True), as_json=as_json))


@app.command("summarize")
def summarize_command(
    sources: Sources,
    sentences: Annotated[int, typer.Option(min=1, max=100, help="How many sentences.")] = 3,
    method: Annotated[str, typer.Option(help="How they are chosen: news, lead, lexrank, textrank, …")] = "news",
    as_json: AsJson = False,
) -> None:
    """Print the summary of each article."""
    if method not in summarizer.METHODS:
        raise typer.BadParameter(f"there are {', '.join(summarizer.METHODS)}", param_hint="--method")

    def show(source: str, document: Document) -> None:
        print_summary(
            source, document, summarizer.summarize(document, sentences=sentences, method=method), as_json=as_json
        )

    sys.exit(asyncio.run(_each(_settings(quiet=True), sources, show, as_json=as_json)))


@app.command("statements")
def statements_command(sources: Sources, as_json: AsJson = False) -> None:
    """Print who said what in each article."""

    def show(source: str, document: Document) -> None:
        print_statements(source, document, as_json=as_json)

    sys.exit(asyncio.run(_each(_settings(quiet=True), sources, show, as_json=as_json)))


@app.command("whosaid")
def whosaid_command(
    question: Annotated[str, typer.Argument(help="what did SPEAKER say about TOPIC since DATE; who said “WORDS” …")],
    page: Annotated[int, typer.Option(min=1, max=200, help="Which page of the answer.")] = 1,
    zone: Annotated[str, typer.Option(help="The time zone of its days.")] = "UTC",
    as_json: AsJson = False,
) -> None:
    """Answer from the articles that were read in this terminal, and those of feeds."""
    options = {"question": question, "page": str(page - 1)}
    called = Called(TERMINAL, User("you", may_manage=True, zone=zone), "whosaid", options)
    sys.exit(asyncio.run(ask(_settings(quiet=True), called, as_json=as_json)))


@app.command("digest")
def digest_command(
    words: Annotated[list[str] | None, typer.Argument(help="preview, audit, list, why URL …")] = None,
    as_json: AsJson = False,
) -> None:
    """Answer to /digest in this terminal; a preview reads the feeds first."""
    _call("digest", digest_options(words or ["preview"]), as_json=as_json)


@app.command("feeds")
def feeds_command(
    words: Annotated[list[str] | None, typer.Argument(help="list, health, add URL, import FILE, export …")] = None,
    as_json: AsJson = False,
) -> None:
    """Answer to /feeds in this terminal."""
    options = feed_options(words or [])
    if options["action"] == "import" and Path(options["feed"]).is_file():
        options["feed"] = Path(options["feed"]).read_text(encoding="utf-8", errors="replace")
    _call("feeds", options, as_json=as_json)


def _call(command: str, options: Mapping[str, str], *, as_json: bool) -> None:
    called = Called(TERMINAL, User("you", may_manage=True), command, options)
    sys.exit(asyncio.run(ask(_settings(quiet=True), called, as_json=as_json)))


async def _each(settings: Settings, sources: list[str], show: Callable[[str, Document], None], *, as_json: bool) -> int:
    """Show each article; 1 where one could not be read, else 0."""
    failed = 0
    async with web_fetcher(settings) as fetcher:
        for source in sources:
            try:
                show(source, await read_source(source, fetcher))
            except (BotError, SummarizerError) as exc:
                failed = 1
                print_problem(source, exc, as_json=as_json)
    return failed


def _settings(*, quiet: bool = False) -> Settings:
    """The settings, with the log on standard error as they want it; `quiet`: no more than warnings in a terminal."""
    settings = Settings()
    level = max(logging.getLevelName(settings.tumen_log_level), logging.WARNING if quiet else 0)
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return settings

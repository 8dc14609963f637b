"""The `tumen` command: what is typed -> what is run.

What goes wrong is one line on standard error: exit code 2 for settings and usage, 1 for anything else.
"""

import asyncio
import json
import logging
import sys
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

import summarizer
from adapters.assembly import web_fetcher
from adapters.console.render import visible
from adapters.running import chat, serve
from adapters.sources import read_source
from bot import wording
from bot.errors import BotError, Unreadable
from bot.settings import Settings
from summarizer.document import Document
from summarizer.errors import SummarizerError
from summarizer.summary import Summary

app = typer.Typer(
    help="Summaries of Korea–Russia news, in the articles' own words.", no_args_is_help=True, add_completion=False
)
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
        sys.exit(1)


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
    sources: Annotated[list[str], typer.Argument(help="Addresses, HTML or text files, or - for standard input.")],
    sentences: Annotated[int, typer.Option(min=1, max=100, help="How many sentences.")] = 3,
    method: Annotated[str, typer.Option(help="How they are chosen: news, lead, lexrank, textrank, …")] = "news",
    as_json: AsJson = False,
) -> None:
    """Print the summary of each article."""
    if method not in summarizer.METHODS:
        raise typer.BadParameter(f"there are {', '.join(summarizer.METHODS)}", param_hint="--method")
    failed = asyncio.run(_summarize(_settings(quiet=True), sources, sentences, method, as_json))
    sys.exit(1 if failed else 0)


async def _summarize(settings: Settings, sources: list[str], sentences: int, method: str, as_json: bool) -> int:
    failed = 0
    async with web_fetcher(settings) as fetcher:
        for source in sources:
            try:
                document = await read_source(source, fetcher)
                summary = summarizer.summarize(document, sentences=sentences, method=method)
            except (BotError, SummarizerError) as exc:
                failed += 1
                _print_problem(source, exc, as_json)
            else:
                _print_summary(source, document, summary, as_json)
    return failed


def _print_problem(source: str, error: BotError | SummarizerError, as_json: bool) -> None:
    words = wording.problem(error) if isinstance(error, BotError) else str(error)
    text = error.text if isinstance(error, Unreadable) and error.reason == "too_short" else ""
    if as_json:
        print(json.dumps({"source": source, "error": words, "text": text}, ensure_ascii=False))
        return
    print(f"{source}: {words}", file=sys.stderr)
    if text:
        print(visible(text))


def _print_summary(source: str, document: Document, summary: Summary, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_as_data(source, document, summary), ensure_ascii=False))
        return
    console = Console(highlight=False, markup=False, soft_wrap=True)
    if document.title:
        console.print(visible(document.title), style="bold")
    published = wording.when(document.published_at) if document.published_at else ""
    facts = (document.site, ", ".join(document.authors), published, wording.LANGUAGES.get(document.lang or ""))
    console.print(" · ".join(visible(fact) for fact in facts if fact), style="dim")
    for sentence in summary.sentences:
        console.print(f"  {visible(sentence.text)}")
    console.print()


def _as_data(source: str, document: Document, summary: Summary) -> dict[str, object]:
    return {
        "source": source,
        "title": document.title,
        "site": document.site,
        "authors": document.authors,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "lang": document.lang,
        "url": document.url,
        "method": summary.method,
        "sentences": [
            {"text": sentence.text, "start": sentence.start, "end": sentence.end} for sentence in summary.sentences
        ],
    }


def _settings(*, quiet: bool = False) -> Settings:
    """The settings, with the log on standard error as they want it; `quiet`: no more than warnings in a terminal."""
    settings = Settings()
    level = max(logging.getLevelName(settings.tumen_log_level), logging.WARNING if quiet else 0)
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return settings

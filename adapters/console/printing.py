"""What the command line prints of an article: its summary, its statements, or why there is none. Text or JSON."""

import json

from rich.console import Console

import summarizer
from adapters.console.render import visible
from bot import wording
from bot.errors import BotError, Unreadable
from summarizer.document import Document, Span
from summarizer.errors import SummarizerError
from summarizer.statements.statement import Statement
from summarizer.summary import Summary


def print_problem(source: str, error: BotError | SummarizerError, *, as_json: bool) -> None:
    """One line on standard error; a text that is too short comes whole."""
    words = wording.problem(error) if isinstance(error, BotError) else str(error)
    text = error.text if isinstance(error, Unreadable) and error.reason == "too_short" else ""
    if as_json:
        _print_json({"source": source, "error": words, "text": text})
        return
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(f"{source}: {words}")
    if text:
        print(visible(text))


def print_summary(source: str, document: Document, summary: Summary, *, as_json: bool) -> None:
    """The article's head and its sentences."""
    sentences = [{"text": one.text, "start": one.start, "end": one.end} for one in summary.sentences]
    if as_json:
        _print_json({"source": source, **_head(document), "method": summary.method, "sentences": sentences})
        return
    console = _print_head(document)
    for sentence in summary.sentences:
        console.print(f"  {visible(sentence.text)}")
    console.print()


def print_statements(source: str, document: Document, *, as_json: bool) -> None:
    """The article's head, who said what in it, and who did not answer."""
    statements = summarizer.find_statements(document)
    refusals = summarizer.find_non_answers(document)
    if as_json:
        said = [_as_data(document, one) for one in statements]
        silent = [{"speaker": one.speaker_name, "words": _words(document, one.span)} for one in refusals]
        _print_json({"source": source, **_head(document), "statements": said, "non_answers": silent})
        return
    console = _print_head(document)
    for one in statements:
        console.print(visible(_speakers(document, one)), style="green")
        words = " … ".join(_words(document, span) for span in one.fragments)
        console.print(f"  {visible(words)}")
        console.print(f"  {one.kind}{', speaker found in the context' if one.inferred else ''}", style="dim")
    for refusal in refusals:
        console.print(f"No answer: {visible(_words(document, refusal.span))}", style="dim")
    console.print()


def _as_data(document: Document, statement: Statement) -> dict[str, object]:
    return {
        "speakers": [
            {
                "name": one.name,
                "titles": one.titles,
                "mention": _place(document, one.mention),
                "identity": identity.key if (identity := summarizer.identify(one, document)) else None,
            }
            for one in statement.speakers
        ],
        "fragments": [_place(document, span) for span in statement.fragments],
        "cue": _place(document, statement.cue),
        "kind": statement.kind,
        "inferred": statement.inferred,
    }


def _speakers(document: Document, statement: Statement) -> str:
    names = []
    for one in statement.speakers:
        name = one.name or (_words(document, one.mention) if one.mention else "")
        names.append(", ".join((name, *one.titles[:1])))
    return " · ".join(names) or "Not named"


def _place(document: Document, span: Span | None) -> dict[str, object] | None:
    return {"text": _words(document, span), "start": span.start, "end": span.end} if span else None


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _print_head(document: Document) -> Console:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    if document.title:
        console.print(visible(document.title), style="bold")
    published = wording.when(document.published_at) if document.published_at else ""
    facts = (document.site, ", ".join(document.authors), published, wording.LANGUAGES.get(document.lang or ""))
    console.print(" · ".join(visible(fact) for fact in facts if fact), style="dim")
    return console


def _head(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "site": document.site,
        "authors": document.authors,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "lang": document.lang,
        "url": document.url,
    }


def _print_json(data: dict[str, object]) -> None:
    print(json.dumps(data, ensure_ascii=False))

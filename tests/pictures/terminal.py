"""The terminal: the real terminal chat, recorded by Rich as it prints."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from adapters.console.client import ConsoleChat
from tests.conversations.peer import a_bot
from tests.pictures.stories import address_of

_COLUMNS = 92
_BACKGROUND, _WORDS, _CYAN = (27, 30, 37), (222, 225, 230), (100, 195, 205)
_THEME = TerminalTheme(_BACKGROUND, _WORDS, [_BACKGROUND, *[_WORDS] * 5, _CYAN, _WORDS])
_FONT = "ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono', monospace"

# Rich's own frame without its web fonts: a picture in a README may load nothing.
_FRAME = f"""\
<svg class="rich-terminal" viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg">
<style>
.{{unique_id}}-matrix {{{{ font-family: {_FONT}; font-size: {{char_height}}px; line-height: {{line_height}}px; }}}}
.{{unique_id}}-title {{{{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}}}
{{styles}}
</style>
<defs>
<clipPath id="{{unique_id}}-clip-terminal">
<rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}"/>
</clipPath>
{{lines}}
</defs>
{{chrome}}
<g transform="translate({{terminal_x}}, {{terminal_y}})" clip-path="url(#{{unique_id}}-clip-terminal)">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""


async def terminal_svg(folder: Path, *slugs: str) -> str:
    """Somebody pastes the links of these sample articles; `folder` is for the bot's database."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    async with a_bot(folder) as bot:
        terminal = ConsoleChat(console)
        bot.conversation.connect(terminal)

        async def typed() -> AsyncIterator[str]:
            for slug in slugs:
                line = address_of(bot.news, slug)
                console.print(f"[bold]> [/bold]{line}", highlight=False)
                yield line

        await terminal.converse(typed(), bot.conversation.receive)
    return console.export_svg(title="tumen", theme=_THEME, code_format=_FRAME, unique_id="tumen")

"""Workspaces of generated texts: 21 units each in Azerbaijani and Russian, made with a fixed seed."""

from __future__ import annotations

import random
from pathlib import Path

from _statements import LOCALES, SEED, UNITS_A_PAPER, filled

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def write_workspace(folder: Path, count: int, settings: str) -> None:
    """Write a workspace of ``count`` texts that is translated in full."""
    chance = random.Random(SEED)  # noqa: S311 - the same texts every time
    (folder / "texts").mkdir(parents=True)
    (folder / "dragoman.yaml").write_text(settings)
    for number in range(count):
        name = f"statement-{number:05}"
        rows = {texts[0]: texts for texts in (filled(chance) for _ in range(UNITS_A_PAPER * 3))}
        told = list(rows.values())[: UNITS_A_PAPER - 1]
        title = (f"Statement {number}", f"Bəyanat {number}", f"Заявление {number}")
        body = "\n\n".join(texts[0] for texts in told)
        (folder / f"texts/{name}.md").write_text(f"---\nid: {name}\nlocale: en\n---\n\n# {title[0]}\n\n{body}\n")
        for place, locale in enumerate(LOCALES, start=1):
            entries = [f'msgctxt "title"\nmsgid "{title[0]}"\nmsgstr "{title[place]}"\n']
            entries += [f'msgid "{escaped(one[0])}"\nmsgstr "{escaped(one[place])}"\n' for one in told]
            file = folder / f"locales/{locale}/{name}.po"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(HEADER.format(locale) + "\n" + "\n".join(entries))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')

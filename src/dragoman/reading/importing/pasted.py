"""YAML front matter on top of a pasted Markdown file: its title stays, the rest is set aside."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from dragoman.reading.draft import SetAside
from dragoman.reading.importing.lines import Line

_FIELD = re.compile(r"([\w-]+):(?:\s+(.*))?$")


@dataclass(frozen=True, slots=True)
class Given:
    """What front matter says."""

    aside: tuple[SetAside, ...] = ()
    date: datetime.date | None = None


def front_matter(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], Given]:
    """The lines without front matter; its ``title`` becomes a Markdown heading in its place."""
    if not lines or lines[0].text != "---" or lines[0].number != 1:
        return lines, Given()
    end = next((i for i, line in enumerate(lines[1:40], 1) if line.text in ("---", "...")), 0)
    inner = lines[1:end]
    if not end or not inner or not any(_FIELD.match(line.raw) for line in inner):
        return lines, Given()
    date: datetime.date | None = None
    title: list[Line] = []
    aside: list[SetAside] = []
    for line in inner:
        match = _FIELD.match(line.raw)
        value = (match[2] or "").strip().strip("\"'") if match else ""
        if match and match[1].lower() == "title" and value and not title:
            title = [replace(line, text=f"# {value}", gap=1)]
            aside.append(SetAside("front matter", line.number, "title:"))
            continue
        if match and match[1].lower() == "date":
            date = _iso(value) or date
        aside.append(SetAside("front matter", line.number, line.raw))
    rest = lines[end + 1 :]
    if rest:
        rest = (replace(rest[0], gap=max(1, rest[0].gap)), *rest[1:])
    return (*title, *rest), Given(tuple(aside), date)


def _iso(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None

"""Front matter: what a text says about itself, in YAML between two lines of hyphens."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.model import Finding, Kind, Position, Severity
from dragoman.reading.lines import Lines

KEYS = ("id", "kind", "locale", "date", "distributed", "agency", "addressees", "granularity")
"""The keys of the front matter, in the order in which they are written."""
GRANULARITIES = ("sentence", "paragraph")
_ID = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\Z")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class FrontMatter:
    """The values that could be read; a value that could not is as if it were absent, with a finding."""

    end: int = 0
    """Number of lines that the front matter takes, both lines of hyphens included; 0 when there is none."""
    values: dict[str, Any] = field(default_factory=dict)
    """By key: str, Kind, datetime.date, tuple of str, or None for a key left empty."""
    findings: list[Finding] = field(default_factory=list)


def read_front_matter(lines: Lines, path: str = "") -> FrontMatter:
    """The front matter at the head of ``lines``. Never raises: what is wrong becomes a finding with its line."""
    result = FrontMatter()

    def say(code: str, severity: Severity, message: str, hint: str, line: int | None) -> None:
        result.findings.append(Finding(code, severity, message, hint, Position(path, line)))

    texts = lines.texts
    if not texts or not _is_rule(texts[0], "---"):
        say("no-front-matter", Severity.NOTE, "The text has no front matter.",
            "Begin the file with a line ---, then id, kind, locale and date, then a line ---.", 1)
        return result
    end = next((n for n in range(1, len(texts)) if _is_rule(texts[n], "---", "...")), None)
    if end is None:
        if len(texts) > 1 and re.match(r"[A-Za-z_-]+[ \t]*:", texts[1]):
            say("front-matter-unclosed", Severity.ERROR, "The front matter is not closed.",
                "Put a line --- after its last key.", 1)
        return result
    result.end = end + 1
    try:
        pairs = list(_pairs("\n".join(texts[1:end])))
    except Exception as error:  # The YAML library documents no single base class for what hostile input makes it raise.
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = 2 + mark.line if mark else 1
        cause = getattr(error, "problem", None) or "it is not valid YAML"
        say("front-matter-unreadable", Severity.ERROR, f"The front matter cannot be read: {cause}.",
            "Write one key a line, as in \"id: harbour-day\"; put quotation marks around a value with a colon.",
            min(line, end + 1))
        return result
    for key, value, line in pairs:
        if key not in _READERS:
            near = difflib.get_close_matches(key.lower().replace("-", "_"), KEYS, 1, 0.6)
            hint = f"Did you mean {near[0]}?" if near else f"Known keys: {', '.join(KEYS)}."
            say("front-matter-key", Severity.WARNING, f"The front matter has an unknown key “{key}”.", hint, line)
        elif key in result.values:
            say("front-matter-twice", Severity.WARNING, f"The front matter has the key “{key}” twice.",
                "Keep one of them; the first one counts.", line)
        elif isinstance(value, str) and not value.strip():
            result.values[key] = None
        else:
            read, expected = _READERS[key]
            made = read(value)
            if made is None:
                shown = value if isinstance(value, str) else "this"
                say("front-matter-value", Severity.ERROR, f"The front matter's {key} cannot be “{shown}”.",
                    expected, line)
            else:
                result.values[key] = made
    return result


def _is_rule(line: str, *rules: str) -> bool:
    return line.rstrip() in rules


def _pairs(source: str) -> Iterator[tuple[str, Any, int]]:
    """Key, value (str, list of str, or None for anything else) and line in the file, counted from 1."""
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

    # Nodes instead of values: they have their lines, and "no" stays the locale of Norwegian.
    root = YAML(typ="safe", pure=True).compose(source)
    if root is None:
        return
    if not isinstance(root, MappingNode):
        raise ValueError
    for key, value in root.value:
        line = key.start_mark.line + 2
        name = str(key.value) if isinstance(key, ScalarNode) else "?"
        if isinstance(value, ScalarNode):
            # In quotation marks, null is a word.
            nothing = value.style is None and value.value in _NOTHING
            yield name, "" if nothing else str(value.value), line
        elif isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value):
            yield name, [str(item.value) for item in value.value], line
        else:
            yield name, None, line


def _words(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _identifier(value: Any) -> str | None:
    return value if isinstance(value, str) and _ID.match(value) else None


def _kind(value: Any) -> Kind | None:
    name = value.strip().lower().replace("-", "_").replace(" ", "_") if isinstance(value, str) else ""
    return Kind(name) if name in {kind.value for kind in Kind} else None


def _locale(value: Any) -> str | None:
    return value.replace("_", "-") if isinstance(value, str) and _TAG.match(value) else None


def _date(value: Any) -> datetime.date | None:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        return None


def _names(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = [value]
    return tuple(" ".join(name.split()) for name in value if name.strip()) if isinstance(value, list) else None


def _granularity(value: Any) -> str | None:
    return value if value in GRANULARITIES else None


_READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "id": (_identifier, "Use letters, digits, hyphens, full stops and underscores, as in harbour-day."),
    "kind": (_kind, f"Use one of {', '.join(Kind)}."),
    "locale": (_locale, "Use a language tag such as en, az or zh-Hant."),
    "date": (_date, "Write the date as year-month-day, as in 2024-03-12, or leave it empty."),
    "distributed": (_date, "Write the date as year-month-day, as in 2024-03-12, or leave it empty."),
    "agency": (_words, "Write the agency's name."),
    "addressees": (_names, "Write a list, one name a line after \"- \"."),
    "granularity": (_granularity, "Use sentence or paragraph."),
}

"""Reads the cases of checks: files named ``<code>.<locale>.txt`` in ``cases/<family>/``.

A case is a few lines, parted from the next by an empty one; lines that begin with "#" are comments. The first line is
the verdict, ``flagged`` or ``clean``; what is flagged may name the words that the finding marks::

    flagged: 1200
    en | It costs 12,000 euros.
    az | Qiyməti 1200 avrodur.

Then the units: the line of the source, then that of the translation, each with its language. A role stands in
brackets, a state or a comment of the translator behind it: ``az [addressee] (fuzzy) {dragoman: ignore x: why} | …``. A
case of several units is a paper. A source without a translation is a source that is looked at alone. ``fixed | …`` says
what the repaired translation of the case's last unit is. ``term | …`` and ``place | …`` are entries of the glossary
and of the table of names (``case_terms``). ``spelled | …`` are the words of a spelling dictionary. ``\\u00a0``,
``\\n`` and their like are resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.checks.check import Line
from dragoman.model import Role, State, Term
from tests.checks.case_terms import KINDS, term

FOLDER = Path(__file__).parent / "cases"

_LINE = re.compile(
    r"(?P<tag>[\w-]+)(?:\s+\[(?P<role>[\w-]+)\])?(?:\s+\((?P<state>\w+)\))?(?:\s+\{(?P<comment>[^}]*)\})?\s*\|\s?(?P<words>.*)"
)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\(n|\\)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one check."""

    code: str
    family: str
    place: str
    flagged: bool
    marked: str | None
    lines: tuple[Line, ...]
    source_locale: str
    locale: str
    fixed: str | None
    terms: tuple[Term, ...] = ()
    spelled: tuple[str, ...] = ()


def cases() -> Iterator[Case]:
    """All cases of all files; a line that cannot be read is an error."""
    for path in sorted(FOLDER.glob("*/*.txt")):
        code, locale = path.name.removesuffix(".txt").rsplit(".", 1)
        found = list(_cases(path, code, locale))
        assert found, f"{path.name} has no cases"
        yield from found


def _cases(path: Path, code: str, locale: str) -> Iterator[Case]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append((number, line))
        elif block:
            yield _case(path, code, locale, block)
            block = []


def _case(path: Path, code: str, locale: str, block: list[tuple[int, str]]) -> Case:
    place = f"{path.parent.name}/{path.name}:{block[0][0]}"
    verdict, _, marked = block[0][1].partition(":")
    assert verdict.strip() in {"flagged", "clean"}, f"{place}: {verdict!r} is no verdict"
    lines: list[Line] = []
    terms: list[Term] = []
    spelled: list[str] = []
    tags: list[str] = []
    fixed = None
    pending: tuple[str, str, Role] | None = None
    for number, text in block[1:]:
        match = _LINE.fullmatch(text)
        assert match, f"{path.name}:{number}: cannot be read"
        words = _resolved(match["words"])
        if match["tag"] == "fixed":
            fixed = words
            continue
        if match["tag"] == "spelled":
            spelled += words.split()
            continue
        if match["tag"] in KINDS:
            terms.append(term(match["tag"], words))
            continue
        if pending is not None and match["tag"] == pending[0]:
            lines.append(Line(pending[1], "", pending[2], State.UNTRANSLATED))
            pending = None
        if pending is None:
            pending = (match["tag"], words, Role(match["role"] or "paragraph"))
            tags.append(match["tag"])
            continue
        state = State(match["state"]) if match["state"] else State.TRANSLATED if words else State.UNTRANSLATED
        lines.append(Line(pending[1], words, pending[2], state, (match["comment"],) if match["comment"] else ()))
        assert match["tag"] == locale, f"{path.name}:{number}: {match['tag']} in a file for {locale}"
        pending = None
    if pending is not None:
        lines.append(Line(pending[1], "", pending[2], State.UNTRANSLATED))
    assert lines, f"{place}: no unit"
    return Case(
        code, path.parent.name, place, verdict.strip() == "flagged",
        _resolved(marked.strip()) or None,
        tuple(lines), tags[0], locale, fixed, tuple(terms), tuple(spelled),
    )  # fmt: skip


def _resolved(words: str) -> str:
    return _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else {"n": "\n", "\\": "\\"}[found[2]], words
    )

"""What a translator is told of a term in one line."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Term, TermKind
from dragoman.terminology.index import Match


def notes(matches: Iterable[Match], locale: str) -> tuple[str, ...]:
    """A line for each term that has words in the locale, in the order of the text, each once.

    ``term: ferry = bərə, also gəmi, not parom (of the river)``; a name begins with ``name: ``. The source's word is in
    its dictionary form.
    """
    lines = (_line(match.term, match.wording, locale) for match in matches)
    return tuple(dict.fromkeys(line for line in lines if line))


def _line(term: Term, word: str, locale: str) -> str:
    wording = term.wording(locale)
    if wording is None:
        return ""
    said = [wording.preferred] if wording.preferred else []
    if wording.admitted:
        said.append("also " + ", ".join(wording.admitted))
    if wording.forbidden:
        said.append(("not " if said else "anything but ") + ", ".join(wording.forbidden))
    remarks = "; ".join(note for note in (wording.note, term.note) if note)
    kind = "term" if term.kind is TermKind.TERM else "name"
    line = f"{kind}: {word} = {', '.join(said)}" + (f" ({remarks})" if remarks else "")
    return " ".join(line.split())

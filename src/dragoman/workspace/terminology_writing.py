"""Terms into a file of terms: at the end of their list, all else of the file as it was."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.model import MaterialError, Severity, Term, Wording
from dragoman.workspace.terminology_reading import SECTIONS, compose, parse_terms


def add_terms(source: str, terms: Iterable[Term], path: str = "glossary.yaml") -> str:
    """The file ``source`` with further terms, each at the end of the section of its kind.

    What is there stays byte for byte, comments included; where a list is written in brackets, in one line, the file
    is laid out anew with its comments. What was made is read again before it is returned.

    Raises:
        MaterialError: the file is no YAML, or not one of terms.
    """
    new = tuple(terms)
    before, findings = parse_terms(source, path)
    broken = next((finding for finding in findings if finding.severity is Severity.ERROR), None)
    if broken is not None:
        raise MaterialError(f"{path}, line {broken.position.line}: {broken.message}", broken.hint)
    for made in (_inserted(source, new), _laid_out(source, new)):
        if made is not None and _all(made, path) == _sorted((*before, *new)):
            return made
    raise MaterialError(f"{path}: is no list of terms that could be added to", "See docs/terminology.md.")


def _all(source: str, path: str) -> list[str]:
    return _sorted(parse_terms(source, path)[0])


def _sorted(terms: Iterable[Term]) -> list[str]:
    # Positions stand outside equality, but not outside what is shown.
    return sorted(repr((term.kind, *_content(term).items())) for term in terms)


def _inserted(source: str, terms: Sequence[Term]) -> str | None:
    for section, kind in SECTIONS.items():
        own = [term for term in terms if term.kind is kind]
        if own:
            made = _into_section(source, section, own)
            if made is None:
                return None
            source = made
    return source


def _into_section(source: str, section: str, terms: Sequence[Term]) -> str | None:
    """The entries behind the last one of their section; None where that is not a list of lines."""
    newline = "\r\n" if "\r\n" in source else "\n"
    root = compose(source)
    if root is not None and root.id == "sequence" and section == "terms":
        found = root
    elif root is None or root.id == "mapping":
        values = [value for key, value in (() if root is None else root.value) if key.value == section]
        if not values:
            if root is not None and root.flow_style:
                return None
            head = source if not source or source.endswith("\n") else source + newline
            gap = newline if root is not None else ""
            return f"{head}{gap}{section}:{newline}{_lines(terms, 2, newline)}"
        found = values[0]
    else:
        return None
    if found.id != "sequence":
        end = _line_end(source, found.start_mark.index)
        return _spliced(source, end, _lines(terms, 2, newline), newline) if found.value == "" else None
    if found.flow_style or not found.value:
        return None
    end = _line_end(source, _last(found.value[-1]))
    return _spliced(source, end, _lines(terms, found.start_mark.column, newline), newline)


def _spliced(source: str, place: int, lines: str, newline: str) -> str:
    head, tail = source[:place], source[place:]
    gap = "" if head.endswith(newline) else newline
    return f"{head}{gap}{lines.removesuffix(newline)}{tail or newline}"


def _line_end(source: str, place: int) -> int:
    """The end of the line of an offset, its comment included, before the line feed."""
    while place > 0 and source[place - 1] in "\r\n":
        place -= 1  # A block of text ends behind its line feed.
    end = source.find("\n", place)
    end = len(source) if end < 0 else end
    return end - 1 if source[end - 1 : end] == "\r" else end


def _last(node: Any) -> int:
    """The offset at which the last word of a node ends; the node's own end may lie behind comments."""
    if node.id == "scalar" or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last(last[1]) if isinstance(last, tuple) else _last(last)


def _lines(terms: Sequence[Term], indent: int, newline: str) -> str:
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump([_content(term) for term in terms], stream)
    # ruamel.yaml puts the hyphens of a list two columns in.
    return "".join(" " * indent + line[2:] + newline for line in stream.getvalue().splitlines())


def _laid_out(source: str, terms: Sequence[Term]) -> str | None:
    """By a round trip of ruamel.yaml, which keeps comments and order but not every blank."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    whole = yaml.load(source)
    if whole is None:
        whole = {}
    for term in terms:
        section = next(name for name, kind in SECTIONS.items() if kind is term.kind)
        if isinstance(whole, list) and section == "terms":
            whole.append(_content(term))
        elif isinstance(whole, dict):
            if whole.get(section) is None:
                whole[section] = []
            if not isinstance(whole[section], list):
                return None
            whole[section].append(_content(term))
        else:
            return None
    stream = io.StringIO()
    yaml.dump(whole, stream)
    return stream.getvalue()


def _content(term: Term) -> dict[str, object]:
    """A term as it is written."""
    found: dict[str, object] = {wording.locale: _wording(wording) for wording in term.wordings}
    if term.transliterations:
        found["transliterations"] = list(term.transliterations)
    if term.part_of_speech:
        found["part-of-speech"] = term.part_of_speech
    if term.case_sensitive:
        found["case-sensitive"] = True
    if term.note:
        found["note"] = term.note
    if term.texts:
        found["texts"] = list(term.texts)
    if term.roles:
        found["roles"] = list(term.roles)
    return found


def _wording(wording: Wording) -> object:
    if not wording.forbidden and not wording.note:
        return [wording.preferred, *wording.admitted] if wording.admitted else wording.preferred
    found: dict[str, object] = {}
    if wording.preferred:
        found["preferred"] = wording.preferred
    if wording.admitted:
        found["admitted"] = list(wording.admitted)
    if wording.forbidden:
        found["forbidden"] = list(wording.forbidden)
    if wording.note:
        found["note"] = wording.note
    return found

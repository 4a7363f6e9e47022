"""The indexes of a volume: which names and addressees stand where, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from dragoman import markup
from dragoman.languages import casing, tags
from dragoman.languages.collation import initial, sort_key
from dragoman.languages.letters import written_in
from dragoman.model import (
    Cell,
    Edition,
    Glossary,
    Index,
    IndexEntry,
    IndexKind,
    IndexLetter,
    Mention,
    Passage,
    Row,
    RowKind,
    Term,
    TermKind,
)
from dragoman.terminology.index import Index as Names

_FAMILY_NAME_FIRST = frozenset({"Latn", "Cyrl", "Geor", "Armn", "Grek"})
"""Scripts in whose indexes a person is filed under the last name."""
_Finder = Callable[[str], Sequence[tuple[Term, bool]]]
_Found = dict[tuple[str, str], list[Mention]]
"""(words of the entry, their locale) → where."""


def indexes(editions: Sequence[Edition], kinds: Sequence[IndexKind], names: Glossary) -> tuple[Index, ...]:
    """The indexes of the texts of a volume: kind by kind, one for each of its languages that has something to list.

    Names are those of the names table, found in inflected words, in whichever language says them; all languages list
    the same. A person of two words, or of a name, initials and a name, is filed under the last. An addressee whose
    words are a name of the table stands under that name, any other under its own words. Entries follow the alphabet
    of the language.
    """
    columns = editions[0].columns if editions else ()
    source = editions[0].source if editions else ""
    finders = {column.locale: _finder(names, column.locale) for column in columns}
    made = []
    for kind in dict.fromkeys(kinds):
        found: list[_Found] = [{} for _ in columns]
        for number, edition in enumerate(editions, start=1):
            for row, given in _rows(edition):
                if kind is IndexKind.NAMES:
                    _note_names(found, number, row, given, finders, source)
                elif row.kind is RowKind.ADDRESSEE:
                    _note_addressee(found, number, row, given, finders)
        made += [
            Index(kind, column.locale, column.direction, _letters(own, column.locale))
            for column, own in zip(columns, found, strict=True) if own
        ]
    return tuple(made)


def _finder(names: Glossary, locale: str) -> _Finder:
    """What finds the names in plain words of a language, and tells whether they are all of the words."""
    known = [term for term in names.terms if term.kind is not TermKind.TERM]
    index = Names({"names": known}, locale, locale)

    def find(plain: str) -> list[tuple[Term, bool]]:
        whole = plain.strip(" .,;:")
        return [(one.term, plain[one.start:one.end] == whole) for one in index.in_source(plain)]

    return find


def _rows(edition: Edition) -> Iterator[tuple[Row, tuple[tuple[tuple[Passage, str], ...], ...]]]:
    """The rows of a text; of each cell the passages, each with the name that it has in a page of the whole text."""
    given: dict[str, int] = {}
    for section in edition.sections:
        for row in section.rows:
            yield row, tuple(tuple(_named(cell, edition.prefix, given)) for cell in row.cells)


def _named(cell: Cell, prefix: str, given: dict[str, int]) -> Iterator[tuple[Passage, str]]:
    for line in cell.lines:
        for passage in line.passages:
            if not passage.units:
                yield passage, ""
                continue
            name = f"{cell.locale}-{passage.units[0]}"
            given[name] = count = given.get(name, 0) + 1
            yield passage, f"{prefix}{name}{'' if count == 1 else f'.{count}'}"


def _note_names(
    found: list[_Found], number: int, row: Row, given: Sequence[Sequence[tuple[Passage, str]]],
    finders: dict[str, _Finder], source: str,
) -> None:
    here: dict[int, tuple[Term, list[tuple[str, ...]]]] = {}
    for cell in given:
        for passage, _ in cell:
            finder = finders.get(passage.locale)
            for term, _ in finder(markup.plain(passage.text)) if finder else ():
                _, places = here.setdefault(id(term), (term, []))
                if passage.units not in places:
                    places.append(passage.units)
    for term, places in here.values():
        for column, cell in enumerate(given):
            words = _wording(term, row.cells[column].locale, source)
            for units in places if words else ():
                # A translator may have joined sentences: what shares a unit is the same place.
                name = next((name for passage, name in cell if not set(units).isdisjoint(passage.units)), "")
                _note(found[column], words, Mention(number, row.anchor, name))


def _note_addressee(
    found: list[_Found], number: int, row: Row, given: Sequence[Sequence[tuple[Passage, str]]],
    finders: dict[str, _Finder],
) -> None:
    whole: Term | None = None
    for cell in given:
        if cell and (finder := finders.get(cell[-1][0].locale)):
            matches = finder(markup.plain(cell[-1][0].text))
            whole = whole or next((term for term, all_of_it in matches if all_of_it), None)
    for column, cell in enumerate(given):
        if not cell:
            continue
        passage, name = cell[-1]  # What joins it to the list stands before it.
        words = None if whole is None else _wording(whole, passage.locale, passage.locale)
        plain = " ".join(markup.plain(passage.text).split())
        _note(
            found[column],
            words or (casing.capitalise(plain, passage.locale), passage.locale),
            Mention(number, row.anchor, name),
        )


def _note(found: _Found, words: tuple[str, str] | None, mention: Mention) -> None:
    if words is None:
        return
    mentions = found.setdefault(words, [])
    if mention not in mentions[-1:]:
        mentions.append(mention)


def _wording(term: Term, locale: str, source: str) -> tuple[str, str] | None:
    """What an index in a language files a name under, and the language of the words."""
    for tag in (locale, source):
        wording = term.wording(tag)
        if wording is not None and wording.preferred:
            return (_inverted(wording.preferred, tag) if term.kind is TermKind.PERSON else wording.preferred), tag
    return None


def _inverted(name: str, tag: str) -> str:
    """"Halvane, Teodor R." of "Teodor R. Halvane"; a name of which nobody can tell which is the last stays."""
    *first, last = name.split()
    plain = len(first) == 1 or (len(first) > 1 and all(one.endswith(".") for one in first[1:]))
    if not plain or "," in name or written_in(tag) not in _FAMILY_NAME_FIRST:
        return name
    return f"{last}, {' '.join(first)}"


def _letters(found: _Found, locale: str) -> tuple[IndexLetter, ...]:
    ordered = sorted(found.items(), key=lambda item: (sort_key(item[0][0], locale), item[0][1]))
    entries = [
        IndexEntry(words, tag, tags.direction(tag), tuple(mentions)) for (words, tag), mentions in ordered
    ]
    return tuple(
        IndexLetter(letter, tuple(group))
        for letter, group in groupby(entries, key=lambda entry: initial(entry.words, locale))
    )

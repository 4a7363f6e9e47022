"""One unit in a word, so that a rule is one line of a case file.

    word    done            ~word   obsolete, done
    word?   fuzzy           -       no translation
    word?*  fuzzy with #|   .       no such unit
    + word  the other version, in a comment       !   a conflict
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.catalogue.other_version import OTHER_VERSION
from dragoman.model import Catalogue, Unit

SOURCE = "The source."
_UNIT = re.compile(r"(~?)(\w+|-)(\??)(\*?)")
_LINE = re.compile(r"([^|]*)\|([^|]*)\|([^|]*)→([^|]*)(?:\|(.*))?")


def unit(word: str) -> Unit | None:
    """The unit that a word of a case stands for; more words are versions in its comment."""
    first, *beside = (part.strip() for part in word.split("+"))
    if first == ".":
        return None
    match = _UNIT.fullmatch(first)
    assert match is not None, f"not a unit: {word!r}"
    return Unit(
        SOURCE,
        ("" if match[2] == "-" else match[2],),
        translator_comments=tuple(f'{OTHER_VERSION}: "{version}"' for version in beside),
        flags=("fuzzy",) if match[3] else (),
        previous_source="An old source." if match[4] else None,
        obsolete=bool(match[1]),
    )


def word(unit: Unit | None) -> str:
    """The word for a unit: the reverse of ``unit``."""
    if unit is None:
        return "."
    mark = f"{'?' if unit.fuzzy else ''}{'*' if unit.previous_source is not None else ''}"
    beside = [
        " + " + line.removeprefix(f'{OTHER_VERSION}: "').removesuffix('"')
        for line in unit.translator_comments
        if line.startswith(OTHER_VERSION)
    ]
    return f"{'~' if unit.obsolete else ''}{unit.target[0] or '-'}{mark}{''.join(beside)}"


def catalogue(*units: Unit | None, header: tuple[tuple[str, str], ...] = ()) -> Catalogue:
    """A catalogue of the units that there are."""
    there = [one for one in units if one is not None]
    live, obsolete = [one for one in there if not one.obsolete], [one for one in there if one.obsolete]
    return Catalogue(header or (("Language", "az"),), (*live, *obsolete))


def cases(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The cases of a file: the section it stands in, and its words; a malformed line fails."""
    section = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("## "):
            section = line[3:]
        elif line.strip() and not line.startswith("#"):
            match = _LINE.fullmatch(line)
            assert match is not None, f"{path.name}:{number}: not a case: {line!r}"
            yield section, [(part or "").strip() for part in match.groups()]

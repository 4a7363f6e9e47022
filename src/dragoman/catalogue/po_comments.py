"""What stands behind ``#`` in a PO file: flags and references, read and put in order as GNU gettext does it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMATS = (
    "c",
    "objc",
    "python",
    "python-brace",
    "java",
    "java-printf",
    "csharp",
    "javascript",
    "scheme",
    "lisp",
    "elisp",
    "librep",
    "ruby",
    "sh",
    "awk",
    "lua",
    "object-pascal",
    "smalltalk",
    "qt",
    "qt-plural",
    "kde",
    "kde-kuit",
    "boost",
    "tcl",
    "perl",
    "perl-brace",
    "php",
    "gcc-internal",
    "gfc-internal",
    "ycp",
)
_RANK = {name: rank for rank, name in enumerate(_FORMATS)}
_ANSWERS = (("no-", "no-{}-format"), ("possible-", "{}-format"), ("impossible-", ""), ("", "{}-format"))
_FLAG_BREAK = re.compile(r"[\n \t\r\f\v,]+")
_RANGE = re.compile(r"([0-9]+)\.\.([0-9]+)")
_INT_MAX = 2**31 - 1
FSI, PDI = "\u2068", "\u2069"
_SUN = re.compile(r" [Ff]ile:[ \t]*([^ \t,].*?)[ \t]*,[ \t]*line[ \t]*(?:number[ \t]*)?:([0-9]+)[ \t\n]*\Z")
_PLACE = re.compile(
    rf"""[ \t]*(?:
        {FSI}(?P<isolated>[^{PDI}\n]*[ \t][^{PDI}\n]*){PDI}(?::(?P<at>[0-9]+))?(?=[ \t]|\Z)
      | (?P<name>[^ \t]*?)(?::[ \t]+|(?<=[^ \t])[ \t]+:[ \t]*)(?P<apart>[0-9]+)(?=[ \t]|\Z)
      | (?P<plain>[^ \t]+))""",
    re.VERBOSE,
)
_LINE = re.compile(r"(.+):([0-9]+)", re.DOTALL)
_NO_FILE = re.compile(r":-?[0-9]+")
_BLANK = re.compile(r"[ \t]")


def ordered_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """Flags that gettext keeps, once each and in its order: fuzzy, formats, range, no-wrap.

    Others are dropped, as every gettext tool drops them; ``wrap`` is the default and not written.
    """
    fuzzy = no_wrap = False
    span = ""
    formats: dict[int, str] = {}
    words = iter([word for flag in flags for word in _FLAG_BREAK.split(flag) if word])
    for word in words:
        if word == "fuzzy":
            fuzzy = True
        elif word in ("wrap", "no-wrap"):
            no_wrap = word == "no-wrap"
        elif word == "range:":
            span = _range(next(words, "")) or span
        elif word.endswith("-format"):
            _note_format(word[:-7], formats)
    return (
        *(("fuzzy",) if fuzzy else ()),
        *(formats[rank] for rank in sorted(formats) if formats[rank]),
        *((span,) if span else ()),
        *(("no-wrap",) if no_wrap else ()),
    )


def _note_format(word: str, formats: dict[int, str]) -> None:
    for prefix, written in _ANSWERS:
        if word.startswith(prefix):
            name = word[len(prefix) :]
            if name in _RANK:
                formats[_RANK[name]] = written.format(name)
            return


def _range(word: str) -> str:
    match = _RANGE.match(word)
    if match is None:
        return ""
    low, high = (min(int(part[:20]), _INT_MAX) for part in match.groups())
    return f"range: {low}..{high}" if low <= high else ""


def read_references(line: str) -> list[str]:
    """The references of a ``#:`` line, each "name" or "name:line".

    A name with blanks stands between U+2068 and U+2069 in the file and without them here.
    """
    if "\t" not in line and ": " not in line and " :" not in line and FSI not in line and ":0" not in line:
        return [_numbered(word) if len(word) > 18 else word for word in line.split(" ") if word]
    found: list[str] = []
    position = 0
    while (match := _PLACE.match(line, position)) is not None:
        position = match.end()
        if match["isolated"] is not None:
            found.append(_with_line(match["isolated"], match["at"]))
        elif match["name"] is not None:
            found.append(_with_line(match["name"], match["apart"]))
        else:
            found.append(_numbered(match["plain"]))
    return found


def _numbered(word: str) -> str:
    match = _LINE.fullmatch(word)
    return word if match is None else _with_line(match[1], match[2])


def _with_line(name: str, digits: str | None) -> str:
    """Name and line; the number as a C ``long`` that has wrapped around, which is how gettext reads and prints it."""
    if digits is None:
        return name
    number = int(digits[-4000:]) % 2**64
    if number == 2**64 - 1:
        return name
    return f"{name}:{number - 2**64 if number >= 2**63 else number}"


def sun_reference(comment: str) -> str | None:
    """The reference in a comment of the Solaris form ``# File: name, line: 12``, given what stands after ``#``."""
    match = _SUN.match(comment)
    return None if match is None else _with_line(match[1], match[2])


def ordered_references(references: Iterable[str]) -> tuple[str, ...]:
    """References as gettext writes them: without ``./`` in front, each once, in order.

    Two kinds that only a damaged file has are left out, for read again they would be something else: a line number
    without a file, which would go to the reference before it, and a name with blanks and an isolate's end in it.
    """
    found: dict[str, None] = {}
    for reference in references:
        name = reference
        while name.startswith("./"):
            name = name[2:]
        if name and not (found and _NO_FILE.fullmatch(name)) and not (PDI in name and _BLANK.search(name)):
            found[name] = None
    return tuple(found)


def reference_lines(references: Iterable[str]) -> str:
    """The ``#:`` lines for references in order, broken before column 80 (by bytes), as msgcat breaks them always."""
    text, column = "#:", 2
    for reference in references:
        word = _isolated(reference) if " " in reference or "\t" in reference else reference
        width = len(word.encode("utf-8", "surrogateescape")) + 1
        if column > 2 and column + width > 79:
            text, column = _ended(text) + "#:", 2
        text, column = f"{text} {word}", column + width
    return _ended(text)


def _ended(line: str) -> str:
    """The line with its end; a backslash there would swallow the next line in gettext, so a blank parts them."""
    return f"{line} \n" if line.endswith("\\") else f"{line}\n"


def _isolated(reference: str) -> str:
    match = _LINE.fullmatch(reference)
    return f"{FSI}{reference}{PDI}" if match is None else f"{FSI}{match[1]}{PDI}:{match[2]}"

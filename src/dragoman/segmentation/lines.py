"""Boundaries that no stop makes: empty lines, list items, headings on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.segmentation.rules import Rules

_BULLETS = "•‣⁃▪●◦∙"
_EMPTY_LINE = re.compile(r"[\r\n][^\S\r\n]*[\r\n]\s*")
# It begins at the first blank of a run only: else a long run of blanks would take quadratic time.
_BREAK = re.compile(r"(?<![^\S\r\n])[^\S\r\n]*[\r\n]+\s*")
_VALUE = r"(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,6})"
_ITEM = re.compile(rf"[{_BULLETS}]|(?:[-–—*][ \t]+)?(?:\({_VALUE}\)|{_VALUE}(?:\)|\.\)?))\s")
_ENUMERATOR = re.compile(
    r"(?P<open>\(?)(?P<value>\d{1,2}|[^\W\d_]|[ivxIVX]{1,5})(?P<close>\.\)|[.)])\s"
)
_LATER_FIRST = re.compile(r"(?<=[.!?]\s)(?P<open>\(?)(?P<value>1|[aiAа])(?P<close>\.\)|[.)])\s")
_STEP = re.compile(
    r"(?<=\s)(?P<open>\(?)(?P<value>\d{1,2}|[^\W\d_]|[ivxIVX]{1,5})(?P<close>\.\)|[.)])(?=\s)"
)
_BULLET = re.compile(rf"(?<=\s)[{_BULLETS}](?=\s|\d)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def starts(text: str, rules: Rules) -> Iterator[int]:
    """Offsets of ``text`` at which something begins that is no continuation, whatever stands before it."""
    if "\n" in text or "\r" in text:
        yield from _line_starts(text)
    yield from _items(text, rules)


def _line_starts(text: str) -> Iterator[int]:
    for match in _EMPTY_LINE.finditer(text):
        yield match.end()
    line = 0
    for match in _BREAK.finditer(text):
        if _ITEM.match(text, match.end()) or _is_heading(text[line:match.start()], text[match.end():match.end() + 1]):
            yield match.end()
        line = match.end()


def _is_heading(line: str, following: str) -> bool:
    """Whether every longer word of a short line without a stop has a capital, and a capital or a bracket follows."""
    words = line.split()
    if not 2 <= len(words) <= 14 or not (following.isupper() or following == "(") or line[-1:] in ".,;:-–—":
        return False
    longer = [word for word in words if len(word.strip("()\"“”,;.")) > 3 and word.strip("()\"“”")[:1].isalpha()]
    return len(longer) > 1 and all(word.strip("()\"“”")[:1].isupper() for word in longer) and not line.isupper()


def _items(text: str, rules: Rules) -> Iterator[int]:
    """Items of a list that stands in one block: "a) first b) second", "• 1. One • 2. Two"."""
    head = text.lstrip()
    offset = len(text) - len(head)
    if head[:1] in tuple(_BULLETS):
        for match in _BULLET.finditer(text, offset + 1):
            yield match.start()
        return
    first = _ENUMERATOR.match(text, offset)
    if first:
        yield from _steps(text, first, rules)
    for match in _LATER_FIRST.finditer(text, offset + 1):
        steps = tuple(_steps(text, match, rules))
        # Further in, three items are the least that is plainly a list.
        if len(steps) > 1:
            yield match.start()
            yield from steps


def _steps(text: str, first: re.Match[str], rules: Rules) -> Iterator[int]:
    """Where the items after the ``first`` begin."""
    series = _series(first["value"], first["close"])
    style = (first["open"], first["close"])
    expected = 1
    last = first.end()
    for match in _STEP.finditer(text, first.end() - 1):
        if expected >= len(series):
            break
        if (match["open"], match["close"]) != style:
            continue
        if match["value"] == series[0]:
            break  # Another list begins here.
        if match["value"] != series[expected]:
            continue
        lead = text[max(0, match.start() - 40):match.start()].split()
        word = lead[-1] if lead else ""
        if word[-1:] in ",;:" or word in rules.joints or word.strip(".") in rules.labels:
            continue
        # A bare number with a stop may also end a sentence ("1. See page 2. The …"): it needs a word with a capital.
        head = text[match.end():match.end() + 2].strip()[:1]
        if style == ("", ".") and match["value"].isdigit() and not head.isupper():
            continue
        yield match.start()
        last = match.end()
        expected += 1
    # The last item ends with its line, when a capital begins the next one.
    end = text.find("\n", last)
    if expected > 1 and end >= 0 and text[end:end + 40].lstrip()[:1].isupper():
        yield end


def _series(value: str, close: str) -> tuple[str, ...]:
    """The marks of a list that begins with ``value``; capitals with a bare stop are initials rather than marks."""
    if value == "1":
        return tuple(str(number) for number in range(1, 100))
    if value.isupper() and close == ".":
        return ()
    for alphabet in ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст"):
        if value.lower() == alphabet[0]:
            return tuple(alphabet if value.islower() else alphabet.upper())
    if value in ("i", "I"):
        return _ROMAN if value == "i" else tuple(number.upper() for number in _ROMAN)
    return ()

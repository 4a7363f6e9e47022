"""PO file → Catalogue: reads what GNU gettext 0.21 reads and refuses what it refuses.

The grammar is that of gettext's manual, "The Format of PO Files"; where the manual is silent, what ``msgcat`` does
was measured. One regular expression cuts the whole text into tokens, so any line layout costs the same.

Read beyond msgcat 0.21: a byte order mark is dropped; UTF-8 without a charset in the header is taken for what it is
(msgfmt takes it too) and the header completed; ``#=`` lines are flags (as in gettext since 2025; 0.21 takes them for
comments and so would take a fuzzy unit for a finished one); a reference with blanks may stand in U+2068 … U+2069.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace

from dragoman.catalogue.po_charset import CHARSET, codec_of, decode, guess_codec
from dragoman.catalogue.po_comments import (
    ordered_flags,
    ordered_references,
    read_references,
    reference_lines,
    sun_reference,
)
from dragoman.catalogue.po_error import PoSyntaxError
from dragoman.catalogue.po_header import regular_header, with_charset
from dragoman.catalogue.po_strings import plain_value, unquoted
from dragoman.model import Catalogue, Unit, UnitKey

_Comments = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]

_TOKEN = re.compile(
    r"""[ \t\r\f\v]*(?:
        "([^"\\\n]*(?:\\.[^"\\\n]*)*)"                        # 1 string
      | (msgid_plural|msgid|msgstr|msgctxt|domain)(?![\w$])   # 2 keyword
      | (\n)                                                  # 3 end of line
      | \#(~\|?|\|)                                           # 4 obsolete or previous, for the rest of the line
      | \#([^\n]*)\n?                                         # 5 comment
      | (\[)[ \t\r\f\v\n]*([0-9]+)[ \t\r\f\v\n]*\]            # 6, 7 index of a plural form
      | (\Z)                                                  # 8 end of file
      | (.))                                                  # 9 what cannot stand here
    """,
    re.VERBOSE | re.ASCII,
)
_QUOTED = r'"[^\n]*"\n'
_ENTRY = re.compile(
    rf"""((?:\#(?:[^~|\n][^\n]*)?\n)*)                     # 1 comments
    (?:msgctxt[ ]({_QUOTED}))?                            # 2 context
    msgid[ ]({_QUOTED}(?:{_QUOTED})*)                     # 3 source
    msgstr[ ]({_QUOTED}(?:{_QUOTED})*)                    # 4 translation
    (?:\n+(?=[\#m]|\Z)|\Z)                               # a blank line that ends the entry
    """,
    re.VERBOSE,
)
_STRING, _KEYWORD, _NEWLINE, _PREFIX, _COMMENT, _INDEX, _END = 1, 2, 3, 4, 5, 7, 8
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?:[ \t\r].*)?$", re.MULTILINE)
_FOLLOWERS = {
    "": {"#msgctxt", "#msgid", "msgctxt", "msgid"},
    "#msgctxt": {"#msgid"},
    "#msgid": {"#msgid_plural", "msgctxt", "msgid"},
    "#msgid_plural": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr"},
}


def parse(data: bytes, path: str = "") -> Catalogue:
    """The catalogue in the bytes of a PO or POT file.

    ``path`` is only spoken of in errors, but a name ending in ``.po`` makes ``charset=CHARSET`` an error, as gettext
    has it. Raises ``PoSyntaxError``, which names line and cause, for what GNU gettext refuses.
    """
    bom = data.startswith(BOM_UTF8)
    if bom:
        data = data[len(BOM_UTF8) :]
    codec = "utf-8" if bom else guess_codec(data, path)
    catalogue, said = _Reader(decode(data, codec, path), codec, path).read()
    if said is not None and said != codec and not bom:
        catalogue, _ = _Reader(decode(data, said, path), said, path).read()
    return catalogue


class _Reader:
    """One pass over one file. ``read`` returns the catalogue and the codec that the header asks for."""

    def __init__(self, text: str, codec: str, path: str) -> None:
        self.joints: list[int] = []
        if "\\\n" in text:
            # gettext takes backslash and line feed for nothing wherever they stand, even in comments.
            self.joints = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\\\n", text))]
            text = text.replace("\\\n", "")
        self.text = text
        # Whether some string may hold what must be looked at: bytes of no character, NUL, the separator of MO files.
        self.odd = "\0" in text or "\4" in text or (not text.isascii() and not _encodable(text))
        self.codec = codec
        self.path = path
        self.said: str | None = None
        self.units: dict[UnitKey, Unit] = {}
        self.domains = {"messages": self.units}
        self.counted, self.line = 0, 1
        self.state = ""  # the keyword whose strings are being read; "#msgid" is the previous one
        self.strings: list[str] = []
        self.fields: dict[str, list[str]] = {}
        self.forms: list[list[str]] = []
        self.obsolete = False
        self.start = 0
        self.blocks: dict[str, _Comments] = {}  # what comments like these have come to before
        self._forget_comments()

    def _forget_comments(self) -> None:
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        self.workflow: list[str] = []
        self.pending = False

    def read(self) -> tuple[Catalogue, str | None]:
        obsolete = previous = False
        text, position = self.text, self._regular_entries(0)
        while (match := _TOKEN.match(text, position)) is not None:
            position = match.end()
            kind = match.lastindex
            if kind == _NEWLINE:
                obsolete = previous = False
                if not self.state or (self.state == "msgstr" and self.strings):
                    position = self._regular_entries(position)
            elif kind == _STRING:
                if previous != (self.state[:1] == "#") or obsolete != self.obsolete or not self.state:
                    raise self._refusal(match.start(1), self._misplaced(obsolete))
                self.strings.append(match[1])
            elif kind == _KEYWORD:
                self._keyword(match, f"#{match[2]}" if previous else match[2], obsolete)
            elif kind == _PREFIX:
                previous = previous or match[4] != "~"
                obsolete = obsolete or match[4] != "|"
            elif kind == _COMMENT:
                self._close(match.start(5), "a comment")
                self._note(match[5])
                # gettext forgets #~ at the end of a comment, but not #|.
                obsolete = False
            elif kind == _INDEX:
                self._index(match, obsolete, previous)
            elif kind == _END:
                break
            else:
                raise self._refusal(match.start(9), self._junk(match.start(9)))
        self._close(max(len(self.text) - 1, 0), "the end of the file")
        return self._catalogue(), self.said

    def _regular_entries(self, position: int) -> int:
        """Read entries in the usual layout from ``position`` on; returns the offset of the first that is not in it.

        These are nearly all of a file. What they are read into is what the tokens would have come to.
        """
        if self.odd:
            return position
        text, match_entry, blocks = self.text, _ENTRY.match, self.blocks
        while (match := match_entry(text, position)) is not None:
            comments, context, source, target = match.groups()
            value, form = plain_value(source), plain_value(target)
            if context is not None:
                context = plain_value(context)
            if value is None or form is None or (context is None and match[2] is not None):
                return position
            self._close(position, "an entry")
            pending = self.pending
            if pending or comments not in blocks:
                for line in comments.split("\n")[:-1]:
                    self._note(line[1:])
                known = self._taken_comments()
                if not pending:
                    blocks[comments] = known
            else:
                known = blocks[comments]
            start = match.start(3) - 6
            self.line += text.count("\n", self.counted, start)
            self.counted = start
            line = self._line(start) if self.joints else self.line
            self._add(Unit(value, (form,), context, None, *known, line=line))
            position = match.end()
        return position

    def _keyword(self, match: re.Match[str], word: str, obsolete: bool) -> None:
        """Open the field that a keyword names; ``word`` has ``#`` before it where it stands behind ``#|``."""
        at = match.start(2)
        if self.state and not self.strings:
            raise self._refusal(at, f"{_shown(self.state)} without a string in quotation marks")
        if self.state == "domain" or (self.state == "msgstr" and word != "msgstr"):
            self._close(at, word)
        if word == "domain":
            self._close(at, word)
        elif self.state == "msgstr":
            if "msgid_plural" not in self.fields:
                raise self._refusal(at, '"msgstr" a second time')
        elif word not in _FOLLOWERS[self.state]:
            raise self._refusal(at, self._unexpected(word))
        if not self.state:
            self.obsolete = obsolete
        elif obsolete != self.obsolete:
            raise self._refusal(at, "an entry with #~ on only some of its lines")
        self.state, self.strings = word, []
        if word == "msgstr":
            self.forms.append(self.strings)
            if "msgid_plural" in self.fields and not self._index_follows(match.end(2)):
                raise self._refusal(at, 'a plain "msgstr" after "msgid_plural": msgstr[0] is missing')
        else:
            self.fields[word] = self.strings
            if word == "msgid":
                self.start = at

    def _close(self, at: int, what: str) -> None:
        """End the entry or directive that is open, if any; what comes next is ``what``, at offset ``at``."""
        if not self.state:
            return
        if self.state not in ("msgstr", "domain") or not self.strings:
            raise self._refusal(at, self._unexpected(what))
        if self.state == "msgstr":
            self._finish()
        else:
            # Comments before a directive belong to no entry; gettext drops them.
            self._forget_comments()
            self.units = self.domains.setdefault(self._value(self.strings[:1], at), {})
            if len(self.strings) > 1:
                raise self._refusal(at, "a second string after a domain")
        self.state, self.strings, self.fields, self.forms = "", [], {}, []

    def _index(self, match: re.Match[str], obsolete: bool, previous: bool) -> None:
        at = match.start(6)
        if self.state != "msgstr" or self.strings or obsolete != self.obsolete or previous:
            raise self._refusal(at, "an index in brackets that does not belong to a msgstr")
        if "msgid_plural" not in self.fields:
            raise self._refusal(at, 'msgstr[…] without "msgid_plural"')
        if int(match[7][-4000:]) != len(self.forms) - 1:
            raise self._refusal(at, f"msgstr[{match[7][:20]}] where msgstr[{len(self.forms) - 1}] belongs")

    def _index_follows(self, position: int) -> bool:
        return self.text[position : position + 200].lstrip(" \t\r\f\v\n").startswith("[")

    def _note(self, comment: str) -> None:
        """Put one comment line, given without its ``#``, where it belongs."""
        self.pending = True
        if self.odd:
            comment = comment.partition("\0")[0]
        mark = comment[:1]
        if mark == ".":
            self.extracted.append(comment[2:] if comment[1:2] == " " else comment[1:])
        elif mark == ":":
            self.references += read_references(comment[1:])
        elif mark == "," or mark == "!":
            # Each such line sets all flags anew in gettext 0.21.
            self.flags = [comment[1:]]
        elif mark == "=":
            self.workflow.append(comment[1:])
        else:
            reference = sun_reference(comment) if comment[5:6] == ":" else None
            if reference is not None:
                self.references.append(reference)
            else:
                self.comments.append(comment[1:] if mark == " " else comment)

    def _taken_comments(self) -> _Comments:
        """The comments noted since the last entry, as they go into a unit; from here on they are forgotten."""
        flags = ordered_flags(self.flags + self.workflow) if self.flags or self.workflow else ()
        references = tuple(dict.fromkeys(self.references))
        taken = (tuple(self.comments), tuple(self.extracted), references, flags)
        self._forget_comments()
        return taken

    def _finish(self) -> None:
        """Make a unit of an entry read by tokens."""
        start = self.start
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        value = {name: self._value(strings, start) for name, strings in self.fields.items()}
        self._add(
            Unit(
                value["msgid"],
                tuple(self._value(strings, start) for strings in self.forms),
                value.get("msgctxt"),
                value.get("msgid_plural"),
                *self._taken_comments(),
                value.get("#msgctxt"),
                value.get("#msgid"),
                value.get("#msgid_plural"),
                self.obsolete,
                self._line(start),
            )
        )

    def _add(self, unit: Unit) -> None:
        """Put a unit into its domain, unless it is there already."""
        key = unit.key
        first = self.units.setdefault(key, unit)
        if first is not unit:
            raise PoSyntaxError(
                f"the entry of line {first.line} a second time"
                + (", once of the two as obsolete (#~)" if unit.obsolete != first.obsolete else ""),
                "Keep one of the two; a msgid may occur once for each msgctxt.",
                path=self.path,
                line=unit.line,
            )
        if not unit.source and key == (None, "") and not unit.obsolete:
            self.units[key] = replace(unit, target=(self._charset(unit.target[0]), *unit.target[1:]))

    def _charset(self, header: str) -> str:
        """Note the charset of a header; what is returned says UTF-8, which the text is written in."""
        match = CHARSET.search(header)
        if match is None:
            return header
        said = codec_of(match[1], self.path)
        if self.said is not None and said != self.said:
            raise PoSyntaxError("two charsets in one file", "Convert the file to UTF-8 first.", path=self.path)
        self.said = said
        return f"{header[: match.start(1)]}UTF-8{header[match.end(1) :]}"

    def _value(self, strings: list[str], start: int) -> str:
        """The value of the adjacent strings of one field of the entry at ``start``."""
        try:
            return unquoted(strings, self.codec, plain=not self.odd)
        except ValueError as error:
            raise self._refusal(start, *error.args) from None

    def _catalogue(self) -> Catalogue:
        # A domain comes to be with its first entry; the one without a directive is always there.
        found = [(name, units) for name, units in self.domains.items() if units or name == "messages"]
        made = [(name, with_charset(regular_header(tuple(units.values())))) for name, units in found]
        first = made[0][1]
        return replace(first, trailing_comments=tuple(self._trailing()), domains=tuple(made[1:]))

    def _trailing(self) -> list[str]:
        """Comments after the last entry, a line each as it would be written."""
        lines = [f"# {line}" if line else "#" for line in self.comments]
        lines += [f"#. {line}" if line else "#." for line in self.extracted]
        lines += [reference_lines((name,)).rstrip("\n") for name in ordered_references(self.references)]
        lines += [f"#, {', '.join(flags)}" for flags in [ordered_flags(self.flags + self.workflow)] if flags]
        return [f"{line} " if line.endswith("\\") else line for line in lines]

    def _line(self, position: int) -> int:
        if position == self.counted and not self.joints:
            return self.line
        return self.text.count("\n", 0, position) + 1 + sum(joint <= position for joint in self.joints)

    def _refusal(self, position: int, cause: str, hint: str = "") -> PoSyntaxError:
        conflict = _CONFLICT.search(self.text)
        if conflict is not None:
            return PoSyntaxError(
                "a conflict that git left in the file",
                "Settle it: keep the right lines of both sides and remove the lines with <<<<<<<, =======, >>>>>>>.",
                path=self.path,
                line=self._line(conflict.start()),
            )
        hint = hint or "Correct the line in a text editor, or take the last good version of the file."
        return PoSyntaxError(cause, hint, path=self.path, line=self._line(max(position, 0)))

    def _misplaced(self, obsolete: bool) -> str:
        if self.state and obsolete != self.obsolete:
            return "an entry with #~ on only some of its lines"
        return f"{'a string' if not self.state else _shown(self.state) + ' with a string'} that does not belong there"

    def _unexpected(self, what: str) -> str:
        missing = {"msgid": "msgstr is missing", "msgid_plural": "msgstr[0] is missing", "msgctxt": "msgid is missing"}
        if not self.state:
            return f'{_shown(what)} without an "msgid" of its own before it'
        if not self.strings:
            return f"{_shown(self.state)} without a string in quotation marks"
        return f"{_shown(what)} after {_shown(self.state)}: {missing.get(self.state, 'the entry is not complete')}"

    def _junk(self, position: int) -> str:
        if self.text[position] == '"':
            return 'a string that does not end on its line (a quotation mark within a string is written \\")'
        word = re.match(r"[\w$]*", self.text[position : position + 40], re.ASCII)
        found = word[0] if word is not None and word[0] else self.text[position]
        return f"{found!r} cannot stand here"


def _shown(state: str) -> str:
    if " " in state:
        return state
    return f'"#| {state[1:]}"' if state.startswith("#") else f'"{state}"'


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

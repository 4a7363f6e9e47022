"""YAML → terms, with what is wrong as findings."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from dragoman.languages import tags
from dragoman.model import Finding, Position, Role, Severity, Term, TermKind, Wording

FILE_CODE = "terminology-file"
"""A file of terms that cannot be read at all."""
ENTRY_CODE = "terminology-entry"
"""Something in an entry that has no effect."""

SECTIONS = {"terms": TermKind.TERM, "persons": TermKind.PERSON, "places": TermKind.PLACE, "bodies": TermKind.BODY}
"""Keys of the files → what stands below them."""

_KEYS = ("part-of-speech", "case-sensitive", "note", "texts", "roles", "transliterations")
_WORDING_KEYS = ("preferred", "admitted", "forbidden", "note")
_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_MOST = 100_000
"""How many entries are taken: aliases can make a small file a large one."""


def parse_terms(source: str, path: str) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms of a file of terms or names in its order, and findings with their lines. Never raises.

    A value is taken as it is written: ``no`` is Norwegian, ``12`` is a word.
    """
    reader = _Reader(path)
    try:
        root = compose(source)
    except _unreadable() as error:
        mark = getattr(error, "problem_mark", None)
        nested = "too many levels" if isinstance(error, RecursionError) else "it cannot be read"
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or nested
        reader.tell(
            f"not valid YAML: {problem}", "Compare the line with the example in docs/terminology.md.",
            None if mark is None else mark.line + 1, code=FILE_CODE, severity=Severity.ERROR,
        )  # fmt: skip
        return (), tuple(reader.findings)
    terms = tuple(reader.file(root)) if root is not None else ()
    reader.twice(terms)
    return terms, tuple(sorted(reader.findings, key=lambda finding: finding.position.line or 0))


def compose(source: str) -> Any:
    """The tree of a YAML file, each node with its place; raises as ruamel.yaml does."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).compose(source)


def _unreadable() -> tuple[type[Exception], ...]:
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.reader import ReaderError

    # A tree of thousands of levels, and a few malformed tokens that ruamel.yaml does not foresee.
    return (YAMLError, ReaderError, RecursionError, ValueError, AttributeError, IndexError)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._locales: dict[str, str | None] = {}

    def file(self, root: Any) -> Iterator[Term]:
        """The terms of the whole file."""
        if root.id == "sequence":
            yield from self.entries(root, TermKind.TERM)
            return
        if root.id != "mapping":
            self.tell("a list of terms is expected", "Write `terms:` and a list below it.", _line(root))
            return
        for key, value in root.value:
            kind = SECTIONS.get(str(key.value))
            if kind is None:
                near = difflib.get_close_matches(str(key.value), SECTIONS, n=1)
                self.tell(
                    f"{_shown(key)} has no effect here",
                    f"Did you mean {near[0]}?" if near else f"There are {', '.join(SECTIONS)}.", _line(key),
                )  # fmt: skip
            elif value.id == "sequence":
                yield from self.entries(value, kind)
            elif not _is_null(value):
                self.tell(f"a list is expected below {key.value}", "Begin each entry with a hyphen.", _line(value))

    def entries(self, sequence: Any, kind: TermKind) -> Iterator[Term]:
        """The terms of a list."""
        for number, node in enumerate(sequence.value):
            if number == _MOST:
                self.tell(f"more than {_MOST} entries; the others are left out", "Split the file.", _line(node))
                return
            if node.id != "mapping":
                self.tell(
                    f"{_shown(node)} is not an entry",
                    "Write its language before each word: `- en: lake` and, below, `az: göl`.", _line(node),
                )  # fmt: skip
                continue
            term = self.entry(node, kind)
            if term is not None:
                yield term

    def entry(self, node: Any, kind: TermKind) -> Term | None:
        """One term; None when it says nothing."""
        wordings: dict[str, Wording] = {}
        said: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if key.id == "scalar" else ""
            if name in _KEYS:
                said[name] = value
                continue
            locale = self.locale(name)
            if locale is None:
                near = difflib.get_close_matches(name, _KEYS, n=1) or list(tags.suggestions(name) if name else ())
                self.tell(
                    f"{_shown(key)} is neither a language nor something that an entry can say",
                    f"Did you mean {near[0]}?" if near else f"An entry can say {', '.join(_KEYS)}.", _line(key),
                )  # fmt: skip
                continue
            if locale in wordings:
                self.tell(f"{locale} stands twice in this entry; the first holds", "Make it a list.", _line(key))
                continue
            wording = self.wording(locale, value)
            if wording is not None:
                wordings[locale] = wording
        if not wordings:
            self.tell("an entry without a word in any language", "Write `en: …` and so on.", _line(node))
            return None
        return Term(
            kind, tuple(wordings.values()), self.text(said.get("part-of-speech")),
            self.switch(said.get("case-sensitive"), "case-sensitive"), self.text(said.get("note")),
            self.texts(said.get("texts")), self.roles(said.get("roles")), self.texts(said.get("transliterations")),
            Position(self.path, _line(node)),
        )  # fmt: skip

    def wording(self, locale: str, node: Any) -> Wording | None:
        """A string, a list whose first is preferred, or a mapping."""
        if node.id != "mapping":
            preferred, *admitted = self.texts(node) or ("",)
            if not preferred:
                self.tell(f"no word for {locale}", "Write one, or take the line out.", _line(node))
                return None
            return Wording(locale, preferred, tuple(admitted))
        said: dict[str, tuple[str, ...]] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in _WORDING_KEYS:
                near = difflib.get_close_matches(name, _WORDING_KEYS, n=1)
                self.tell(
                    f"{_shown(key)} is nothing that a language's words can say",
                    f"Did you mean {near[0]}?" if near else f"They can say {', '.join(_WORDING_KEYS)}.", _line(key),
                )  # fmt: skip
                continue
            said[name] = (self.text(value),) if name == "note" else self.texts(value)
        preferred, *more = said.get("preferred") or ("",)
        if not preferred and said.get("admitted"):
            preferred, *rest = said["admitted"]
            said["admitted"] = tuple(rest)
        forbidden = said.get("forbidden", ())
        if not preferred and not forbidden:
            self.tell(f"no word for {locale}", "Write `preferred: …` or `forbidden: …`.", _line(node))
            return None
        others = (*more, *said.get("admitted", ()))
        for word in forbidden:
            if word == preferred or word in others:
                self.tell(f"“{word}” is allowed and forbidden in {locale}", "Take it out of one of them.", _line(node))
        forbidden = tuple(word for word in forbidden if word != preferred and word not in others)
        return Wording(locale, preferred, others, forbidden, "".join(said.get("note", ())))

    def locale(self, name: str) -> str | None:
        """The canonical tag; None when it is none."""
        if name not in self._locales:
            # Only what looks like a tag: Babel knows no quicker way to say that it does not know one.
            shaped = len(name) >= 2 and name.replace("_", "-").split("-")[0].isalpha() and len(name) < 40
            self._locales[name] = tags.check(name) if shaped and tags.known(name) else None
        return self._locales[name]

    def text(self, node: Any) -> str:
        """A string in one line; "" for nothing."""
        if node is None or _is_null(node):
            return ""
        if node.id != "scalar":
            self.tell("one string is expected here", "Put it into one line.", _line(node))
            return ""
        return " ".join(str(node.value).split())

    def texts(self, node: Any) -> tuple[str, ...]:
        """A string or a list of them, each once, without empty ones."""
        if node is None or _is_null(node):
            return ()
        nodes = node.value if node.id == "sequence" else [node]
        return tuple(dict.fromkeys(text for one in nodes if (text := self.text(one))))

    def switch(self, node: Any, name: str) -> bool:
        """True or false."""
        said = self.text(node).lower()
        if said and said not in _SWITCH:
            self.tell(f"{name} is true or false, not “{said}”", "Write true or false.", _line(node))
        return _SWITCH.get(said, False)

    def roles(self, node: Any) -> tuple[str, ...]:
        """Names of roles."""
        found = self.texts(node)
        known = [role.value for role in Role]
        for name in found:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"Did you mean {near[0]}?" if near else "Roles are those of docs/text-format.md."
                self.tell(f"{name} is not a role", hint, _line(node))
        right = tuple(name for name in found if name in known)
        return right or found

    def twice(self, terms: tuple[Term, ...]) -> None:
        """Tell of entries that say the same of the same word."""
        seen: dict[tuple[object, ...], Term] = {}
        for term in terms:
            for wording in term.wordings:
                key = (wording.locale, wording.preferred, term.kind, term.texts, term.roles)
                first = seen.setdefault(key, term)
                if first is not term and wording.preferred:
                    self.tell(
                        f"“{wording.preferred}” ({wording.locale}) has an entry already in line {first.position.line}",
                        "Make one entry of them; until then either translation is taken.", term.position.line,
                        severity=Severity.NOTE,
                    )  # fmt: skip
                    break

    def tell(
        self, message: str, hint: str, line: int | None, *, code: str = ENTRY_CODE,
        severity: Severity = Severity.WARNING,
    ) -> None:  # fmt: skip
        self.findings.append(Finding(code, severity, message, hint, Position(self.path, line)))


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _shown(node: Any) -> str:
    return f"“{str(node.value)[:40]}”" if node.id == "scalar" else "this"


def _is_null(node: Any) -> bool:
    return bool(node.id == "scalar" and node.style is None and node.value in ("", "~", "null", "Null", "NULL"))

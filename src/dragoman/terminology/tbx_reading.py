"""The elements of a TBX file, of either edition and either style, gathered by concept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.languages import tags
from dragoman.model import Position

_CONCEPT = frozenset({"conceptEntry", "termEntry"})
_LANGUAGE = frozenset({"langSec", "langSet"})
_TERM = frozenset({"termSec", "tig", "ntig"})
_BY_TYPE = frozenset({"termNote", "descrip", "admin", "adminNote", "descripNote", "transac", "transacNote"})
"""Elements whose attribute ``type`` says what they hold: DCA style. In DCT style the element itself is called so."""
_ASIDE = frozenset({"descripNote", "adminNote", "transacNote", "transac", "date", "ref", "xref"})
"""Elements that say something of another element, not of the term."""
_GROUPS = frozenset({"termGrp", "descripGrp", "adminGrp", "termNoteGrp"})
"""Elements that hold nothing but other ones."""
_NOTES = frozenset({"note", "definition"})

_STATUS = (
    ("forbidden", ("deprecat", "supersed", "obsolete", "forbidden", "prohibited", "notrecommended", "rejected")),
    ("preferred", ("prefer", "standardized", "legal", "regulated", "approved")),
    ("admitted", ("admit", "alternative")),
)
"""How statuses begin: those of ISO 30042 with and without ``-admn-sts``, of ISO 12620, and of programs that go by
their own words."""
_PARTS = {"propernoun": "proper noun", "noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb"}


@dataclass(slots=True)
class Word:
    """A term as it stands in a file."""

    text: str = ""
    status: str = ""
    """``preferred``, ``admitted``, ``forbidden``, or "" where the file does not say."""


@dataclass(slots=True)
class Said:
    """What a concept says in one language."""

    words: list[Word] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Concept:
    """One entry of a file."""

    position: Position
    languages: dict[str, Said] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    part_of_speech: str = ""
    case_sensitive: bool = False


class Reader:
    """Handlers of an XML parser; what they found are ``concepts``."""

    def __init__(self, origin: str, line: Callable[[], int]) -> None:
        self.concepts: list[Concept] = []
        self.is_tbx = False
        self._origin = origin
        self._line = line
        self._depth = 0
        self._concept: Concept | None = None
        self._said: Said | None = None
        self._word: Word | None = None
        self._holds = ""
        """What the element holds whose characters are being gathered."""
        self._opened = 0
        """How deep that element stands."""
        self._parts: list[str] = []
        self._tags: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._depth:
            self.is_tbx = local in ("tbx", "martif", "TBX")
        self._depth += 1
        if self._holds:
            return
        if local in _CONCEPT:
            self._concept = Concept(Position(self._origin, self._line()))
            self.concepts.append(self._concept)
        elif local in _LANGUAGE:
            tag = attributes.get("xml:lang") or attributes.get("lang") or ""
            self._said = self._language(tag)
        elif local in _TERM:
            self._begin_word()
        elif self._concept is not None:
            holds = attributes.get("type", "") if local in _BY_TYPE else local
            if local not in _ASIDE and local not in _GROUPS:
                self._holds, self._opened, self._parts = holds or local, self._depth, []

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if self._holds and self._depth == self._opened:
            text = " ".join("".join(self._parts).split())
            if text:
                self._take(self._holds, text)
            self._holds = ""
        elif not self._holds:
            if local in _CONCEPT:
                self._concept = None
            elif local in _LANGUAGE:
                self._said = None
            elif local in _TERM:
                self._word = None
        self._depth -= 1

    def words(self, text: str) -> None:
        if self._holds:
            self._parts.append(text)

    def _language(self, tag: str) -> Said:
        if tag not in self._tags:
            self._tags[tag] = tags.check(tag) if tags.known(tag) else ""
        locale = self._tags[tag]
        if not locale or self._concept is None:
            return Said()  # Read and forgotten: whose words they are cannot be told.
        return self._concept.languages.setdefault(locale, Said())

    def _begin_word(self) -> None:
        self._word = Word()
        if self._said is not None:
            self._said.words.append(self._word)

    def _take(self, holds: str, text: str) -> None:
        concept, said = self._concept, self._said
        if concept is None:
            return
        if holds == "term" and said is not None:
            if self._word is None or self._word.text:
                self._begin_word()
            if self._word is not None:
                self._word.text = text
        elif holds in _NOTES:
            (concept.notes if said is None else said.notes).append(text)
        elif holds == "subjectField" and said is None:
            concept.fields.append(text)
        elif holds == "projectSubset" and said is None:
            concept.texts.append(text)
        elif holds == "partOfSpeech":
            concept.part_of_speech = concept.part_of_speech or _PARTS.get(_plain(text), "")
        elif holds == "caseSensitive":
            concept.case_sensitive |= _plain(text) in ("true", "yes")
        elif self._word is not None:
            self._word.status = _status(holds, text) or self._word.status


def _status(holds: str, text: str) -> str:
    """The status that a note on a term gives it; "" for none."""
    said = _plain(text)
    if holds in ("administrativeStatus", "normativeAuthorization"):
        return next((status for status, heads in _STATUS if said.startswith(heads)), "")
    if holds in ("forbidden", "preferred") and said in ("true", "yes"):
        return holds
    return ""


def _plain(text: str) -> str:
    return text.replace("_", "").replace(" ", "").replace("-", "").lower()

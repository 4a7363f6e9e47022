"""What was found in an artifact against what must be there → findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.languages.words import words
from dragoman.model import Finding, Position, Role, Severity, State, Subject
from dragoman.proof.beside import Neighbours, Placed
from dragoman.proof.expecting import Expected, Wanted
from dragoman.proof.folding import fold, known, right_to_left, same_language
from dragoman.proof.opened import Opened
from dragoman.proof.placing import Flow, Span, place, place_alike

FAMILY = "proof"
_AGAIN = "Build it again: it may be older than the text or a catalogue. If it stays, a template or the layout is wrong."
_LOST = {
    Role.SIGNED_MARK: "signatory", Role.SIGNATORY: "signatory", Role.OFFICE: "signatory",
    Role.ADDRESSEE: "addressee", Role.ADDRESSEE_JOINT: "addressee",
}  # fmt: skip
_NAMED = {"signatory": "a signature is not complete", "addressee": "the addressees are not complete"}
_TELLING = 12
"""Characters from which words that stand a second time in another language's columns are no accident."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown of one artifact."""

    path: str
    segments: int
    """How many segments were looked for, in all languages."""
    draft: bool
    """Whether the artifact says that it is a draft."""
    findings: tuple[Finding, ...]


def judge(opened: Opened, expected: Expected, path: str) -> Proof:
    """Hold an artifact against what must be in it."""
    judging = _Judging(opened, expected, path)
    judging.look()
    return Proof(path, sum(map(len, expected.columns)), judging.draft, tuple(judging.findings))


class _Judging:
    def __init__(self, opened: Opened, expected: Expected, path: str) -> None:
        self._opened = opened
        self._expected = expected
        self._path = path
        self.findings = [replace(one, position=Position(path), family=FAMILY) for one in opened.findings]
        self.draft = _says_draft(opened, expected)
        self._flows = _flows(opened, expected.locales)
        self._placed: list[Placed] = []
        self._heard: set[tuple[str, int, int]] = set()
        self._unread: dict[str, int] = {}
        """By language, how many segments are shown whole and cannot be read out letter by letter."""

    def look(self) -> None:
        """All there is to look at, in the order in which one thing explains another."""
        if any(finding.code == "proof-untagged" for finding in self.findings):
            return  # Without a structure nothing is in any language or order.
        lost: list[tuple[int, Wanted]] = []
        for number, column in enumerate(self._expected.columns):
            asked = [self._asked(one) for one in column]
            self._unfinished(number, column)
            for notes in (False, True):
                chain = [one for one in asked if one.note is notes]
                flow = self._flows[self._expected.locales[number]]
                for one, span in zip(chain, self._in_order(flow, number, chain), strict=True):
                    if span is not None:
                        self._take(number, one, flow, span)
                    elif one.words.strip():
                        lost.append((number, one))
        for number, one in lost:
            self._elsewhere(number, one)
        self._beside()
        self._pages_in_order()
        self._doubled()
        self._declared()
        self._letters()

    def _asked(self, one: Wanted) -> Wanted:
        """What must stand for a segment: in a draft the source's words for a translation that is missing."""
        if one.state is State.UNTRANSLATED or not one.words.strip():
            source = self._expected.sources[one.bead]
            return replace(one, words=source.words, locale=source.locale)
        return one

    def _in_order(self, flow: Flow, column: int, chain: Sequence[Wanted]) -> list[Span | None]:
        tag = self._expected.locales[column]
        folded = [fold(one.words, tag) for one in chain]
        spans = place(flow, folded)
        if right_to_left(tag) and not self._opened.exact:
            self._unread[tag] = self._unread.get(tag, 0) + len(place_alike(flow, folded, spans))
        return spans

    def _take(self, column: int, one: Wanted, flow: Flow, span: Span) -> None:
        stretches = tuple(flow.stretches(span))
        self._placed.append(Placed(one, column, stretches))
        for number in stretches:
            stretch = self._opened.stretches[number]
            if not same_language(stretch.language, one.locale) and any(map(str.isalpha, stretch.text)):
                said = f"said to be in {stretch.language!r}" if stretch.language else "in no language that is said"
                self._find(
                    "proof-language", column, one, f"is {said} and not {one.locale}{_at(stretch.where)}.",
                    "Readers of screens would read it out wrong: mend the template that takes the language away.",
                    found=stretch.language, wanted=one.locale,
                )
                return

    def _elsewhere(self, column: int, one: Wanted) -> None:
        """A segment that does not stand in its order in its language: elsewhere, in another language, or nowhere."""
        own = self._expected.locales[column]
        if one.state is not State.TRANSLATED and not self.draft:
            # Told already. The source's words may stand for it, and are not there twice then.
            span = self._flows[own].find_free(fold(self._expected.sources[one.bead].words, own))
            if span is not None:
                self._flows[own].take(span)
            return
        for tag in (own, *(tag for tag in self._flows if tag != own)):
            flow = self._flows[tag]
            folded = fold(one.words, tag)
            span = flow.find_free(folded) if folded else None
            if span is None:
                continue
            flow.take(span)
            if tag == own:
                where = self._opened.stretches[flow.stretches(span)[0]].where
                self._find("proof-out-of-order", column, one, f"stands out of its order{_at(where)}.", _AGAIN)
            self._take(column, one, flow, span)
            return
        kind = _LOST.get(one.role, "missing")
        what = f"is missing: {_NAMED[kind]}." if kind in _NAMED else "is missing."
        self._find(f"proof-{kind}", column, one, what, _AGAIN, wanted=one.words)

    def _unfinished(self, column: int, wanted: Sequence[Wanted]) -> None:
        if self.draft:
            return
        for one in wanted:
            if one.state is not State.TRANSLATED:
                what = "awaits review" if one.state is State.FUZZY else "is not translated"
                self._find(
                    "proof-unfinished", column, one, f"{what}, and the file does not say that it is a draft.",
                    "Finish the translation and build again, or build a draft with --draft.",
                )

    def _beside(self) -> None:
        neighbours = Neighbours(self._opened, self._placed)
        sources: dict[int, list[Placed]] = {}
        for one in self._placed:
            if one.column == 0:
                sources.setdefault(one.wanted.bead, []).append(one)
        for one in self._placed:
            partners = sources.get(one.wanted.bead, [])
            if one.column and partners and not neighbours.beside(partners, one):
                places = [self._opened.stretches[each.stretches[0]].where for each in (partners[0], one)]
                where = f" ({places[0]}, and {places[1]})" if places[0] != places[1] else _at(places[0])
                self._find("proof-apart", one.column, one.wanted, f"does not stand beside its source{where}.", _AGAIN)

    def _pages_in_order(self) -> None:
        """Pages follow the structure: who turns them reads what is read out."""
        reached: dict[tuple[int, bool], int] = {}
        for one in sorted(self._placed, key=lambda placed: placed.stretches[0]):
            page = self._opened.stretches[one.stretches[0]].page
            furthest = reached.get((one.column, one.wanted.note), 0)
            if page < furthest:
                self._find(
                    "proof-out-of-order", one.column, one.wanted,
                    f"is read out after page {furthest} and stands on page {page}.", _AGAIN,
                )
            reached[one.column, one.wanted.note] = max(page, furthest)

    def _doubled(self) -> None:
        """Words of a segment in what no segment has taken of the text's own part of the artifact."""
        homes = self._homes()
        left: dict[str, str] = {}
        for tag, flow in self._flows.items():
            pieces = [
                flow.text[span[0]:span[1]] for span in flow.rest()
                if any(self._home(number) in homes for number in flow.stretches(span))
            ]
            left[tag] = "\0".join(pieces)
        for number, column in enumerate(self._expected.columns):
            own = self._expected.locales[number]
            for one in {asked.words: asked for asked in map(self._asked, reversed(column))}.values():
                for tag, rest in left.items():
                    folded = fold(one.words, tag)
                    if self._stands_in(folded, rest, own=tag == own):
                        self._find("proof-doubled", number, one, "stands there more than once.", _AGAIN)
                        break

    @staticmethod
    def _stands_in(folded: str, rest: str, *, own: bool) -> bool:
        if sum(map(str.isalpha, folded)) < 2 or folded not in rest:
            return False
        if len(folded) >= _TELLING:
            return True
        bare = ("".join(filter(str.isalnum, piece)) for piece in rest.split("\0"))
        return own and "".join(filter(str.isalnum, folded)) in bare

    def _homes(self) -> set[int]:
        return {self._home(number) for one in self._placed for number in one.stretches}

    def _home(self, stretch: int) -> int:
        """The outermost part of the artifact that a stretch is in."""
        tree, home = self._opened.tree, -1
        for node in tree.above(self._opened.stretches[stretch].node):
            if tree.names[node] in _WRAPPERS:
                break
            home = node
        return home

    def _declared(self) -> None:
        said, locales = self._opened.languages, self._expected.locales
        for locale in locales if len(said) > 1 else (locales[:2] or ("",))[-1:]:  # The first translation speaks for it.
            if not any(same_language(locale, tag) for tag in said):
                self.findings.append(Finding(
                    "proof-language", Severity.ERROR,
                    f"The file as a whole does not say that it is in {locale}"
                    f" (it says {', '.join(said) or 'nothing'}).",
                    "Mend the template that takes the language away.", Position(self._path),
                    found=", ".join(said), expected=locale, family=FAMILY,
                ))  # fmt: skip

    def _letters(self) -> None:
        for locale, count in self._unread.items():
            if count:
                self.findings.append(Finding(
                    "proof-letters", Severity.NOTE,
                    f"{count} segment{'s' * (count != 1)} in {locale} stand{'s' * (count == 1)} on the page, but"
                    " searching, copying and readers of screens get a letter more or less.",
                    "Letters that are drawn by several glyphs lose their meaning in the PDF; HTML and EPUB have them.",
                    Position(self._path), found=str(count), family=FAMILY,
                ))  # fmt: skip

    def _find(
        self, code: str, column: int, one: Wanted, what: str, hint: str, *, found: str = "", wanted: str = ""
    ) -> None:
        if (code, column, one.bead) in self._heard:
            return
        self._heard.add((code, column, one.bead))
        locale = self._expected.locales[column]
        name = _KINDS.get(one.role, "A sentence" if one.role.is_body else f"The {one.role.value}")
        self.findings.append(Finding(
            code, Severity.ERROR, f"{name} in {locale} {what}", hint, Position(self._path),
            Subject(
                self._expected.text, locale, one.role.value, one.unit, one.context, one.source, one.target,
                self._expected.locales[0],
            ),
            found=found, expected=wanted, family=FAMILY,
        ))  # fmt: skip


_WRAPPERS = frozenset({"html", "body", "StructTreeRoot", "Document"})
_KINDS = {
    Role.SIGNATORY: "The name of a signatory", Role.OFFICE: "The office of a signatory",
    Role.SIGNED_MARK: "The mark of a signature", Role.ADDRESSEE: "An addressee",
    Role.ADDRESSEE_JOINT: "A joint of the list of addressees", Role.REFERENCE: "A line of the masthead",
    Role.ADDRESSEES_LEAD: "The lead of the addressees", Role.ADDRESSEES_CLOSE: "The close of the addressees",
}  # fmt: skip


def _flows(opened: Opened, locales: Sequence[str]) -> dict[str, Flow]:
    """What is read on, by the tag of its language: one for each of ``locales``, and one for each other tag."""
    pieces: dict[str, list[tuple[int, str]]] = {locale: [] for locale in locales}
    for number, stretch in enumerate(opened.stretches):
        if not stretch.aside:
            tag = next((locale for locale in locales if same_language(locale, stretch.flow)), stretch.flow)
            pieces.setdefault(tag, []).append((number, fold(stretch.text, tag)))
    return {tag: Flow(found) for tag, found in pieces.items()}


def _says_draft(opened: Opened, expected: Expected) -> bool:
    """Whether the artifact says that it is a draft, in one of its languages and in no words of the text itself."""
    said: set[str] = set()
    for locale in filter(known, expected.locales):
        told = words(locale)
        said |= {fold(told(word), locale) for word in ("Draft", "Draft – not for publication")}
    own = {fold(one.words, one.locale) for column in expected.columns for one in column}
    return any(
        fold(stretch.text, locale) in said - own
        for stretch in opened.stretches if len(stretch.text) < 80
        for locale in expected.locales
    )


def _at(where: str) -> str:
    return f" ({where})" if where else ""

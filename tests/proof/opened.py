"""Papers, built and proven."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.edition import compose
from dragoman.model import Alignment, Edition, Finding
from dragoman.proof import expected, prove
from dragoman.rendering import epub, html, pdf
from tests.edition.papers import Paper, letter, statement

MAKERS = {"pdf": pdf, "epub": epub, "html": html}


@cache
def paper(target: str, kind: str = "statement") -> Paper:
    """A test paper: a letter, or a statement with three addressees."""
    return letter(target) if kind == "letter" else statement(target, signatories=1, addressees=3)


@cache
def aligned(target: str, kind: str = "statement") -> Alignment:
    """The paper as its text and its catalogue say."""
    return paper(target, kind).aligned()


def built(edition: Edition, form: str) -> bytes:
    """The bytes of an edition."""
    return MAKERS[form](edition).data


@cache
def sound(target: str, form: str) -> bytes:
    """The bytes of a statement that nothing is wrong with."""
    return built(compose(aligned(target)), form)


def findings(data: bytes, form: str, wanted: Alignment) -> tuple[Finding, ...]:
    """What is found in an artifact that is wrong, without notes."""
    proof = prove(data, form, expected(wanted), f"dist/paper/paper.{form}")
    return tuple(finding for finding in proof.findings if finding.severity != "note")


def codes(found: Iterable[Finding]) -> set[str]:
    """The codes of findings."""
    return {finding.code for finding in found}

"""Opens papers with strangers' tools."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import Edition, Finding
from dragoman.rendering import pdf
from tests.edition.papers import letter, statement

PAGE_HEIGHT, PAGE_WIDTH = 842, 595
BODY_TOP, BODY_BOTTOM = 93, 776
"""Points from the top of a page between which the columns stand, on pages without a draft's note."""


def need(tool: str) -> str:
    """The path of a program, or a skipped test."""
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return found


@cache
def edition(
    target: str, kind: str = "statement", *, draft: bool = False, rows: str = "paragraph", **more: int
) -> Edition:
    """An edition of one of the test papers."""
    paper = letter(target) if kind == "letter" else statement(target, gaps=draft, **more)  # type: ignore[arg-type]
    return compose(paper.aligned(), paper.coverage(), draft=draft, rows=rows)


@cache
def printed(made: Edition) -> tuple[bytes, tuple[Finding, ...]]:
    """The PDF of an edition and what was found in making it."""
    rendered = pdf(made)
    return rendered.data, rendered.findings


def run(tool: str, *arguments: str) -> str:
    """What a program prints; it must not complain."""
    done = subprocess.run([need(tool), *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


def column(file: Path, side: str, page: int | None = None) -> str:
    """The text of one half of the pages, without heads and feet."""
    left = 0 if side == "left" else PAGE_WIDTH // 2 + 1
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    return run(
        "pdftotext", "-nopgbrk", *pages, "-x", str(left), "-y", str(BODY_TOP), "-W", str(PAGE_WIDTH // 2),
        "-H", str(BODY_BOTTOM - BODY_TOP), str(file), "-",
    )


def tight(text: str) -> str:
    """Text without blanks, hyphens, direction marks and footnote numbers set high."""
    return re.sub(r"[\s\u00ad\-\u2066-\u2069\u200c\u202a-\u202e]|\[\^\d+\]|\*", "", text)


def passages(made: Edition, number: int) -> list[str]:
    """The passages of one column, in the order of the rows."""
    return [
        passage.text
        for section in made.sections for row in section.rows
        for line in row.cells[number].lines for passage in line.passages
    ]


def missing_in_order(found: str, wanted: list[str]) -> list[str]:
    """The passages that do not stand in ``found`` after the one before them."""
    position, lost, words = 0, [], tight(found)
    for text in wanted:
        at = words.find(tight(text), position)
        if at < 0:
            lost.append(text)
        else:
            position = at + len(tight(text))
    return lost

"""A paper that is in the canonical form already: nothing of it is guessed again."""

from __future__ import annotations

import re

from dragoman.model import Kind
from dragoman.reading.frontmatter import read_front_matter
from dragoman.reading.lines import Lines


def is_canonical(source: str) -> bool:
    """Whether a file says in its front matter what the canonical form says, the kind and one thing more.

    Front matter of other programs has a title, a layout and the like; one that cannot be read whole is such.
    """
    if not source.startswith("---"):
        return False
    front = read_front_matter(Lines.of(source))
    return not front.findings and isinstance(front.values.get("kind"), Kind) and len(front.values) > 1


def with_values(source: str, values: dict[str, str]) -> str:
    """A canonical file whose front matter says ``values``; all else of it stays as it was."""
    for key, value in values.items():
        head, rest = _parted(source)
        made, count = re.subn(rf"(?m)^{key}:[^\r\n]*", f"{key}: {value}", head, count=1)
        if not count:
            newline = "\r\n" if "\r\n" in head else "\n"
            made = f"{head}{key}: {value}{newline}"
        source = made + rest
    return source


def _parted(source: str) -> tuple[str, str]:
    """The front matter as far as the line that closes it, and what follows from there."""
    lines = Lines.of(source)
    start = lines.starts[read_front_matter(lines).end - 1]
    return source[:start], source[start:]

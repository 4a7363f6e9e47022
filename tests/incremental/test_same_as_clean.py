"""After any edits and builds, dist/ is what a clean build makes of the same files, the manifest included."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.cli import main
from tests.incremental import small

SENTENCES = [*small.SENTENCES["harbour"], "The sea is calm."]
WORDS = {"az": ["Liman.", "Dəniz.", ""], "ru": ["Порт.", "Море.", ""]}

texts = st.tuples(st.just("text"), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True))
units = st.tuples(st.just("units"), st.sampled_from(small.LOCALES), st.dictionaries(
    st.sampled_from(SENTENCES), st.integers(0, 3), max_size=3,
))  # fmt: skip
comments = st.tuples(st.just("comment"), st.sampled_from(small.LOCALES))
themes = st.tuples(st.just("theme"), st.sampled_from(["book", "state-paper"]))
templates = st.tuples(st.just("template"), st.sampled_from(["", "p { color: red }"]))
by_hand = st.tuples(st.just("by hand"), st.sampled_from(small.LOCALES))
edits = st.lists(st.one_of(texts, units, comments, themes, templates, by_hand), min_size=1, max_size=3)


def change(folder: Path, edit: tuple[object, ...]) -> None:
    match edit:
        case ("text", list(sentences)):
            small.write_text(folder, "harbour", sentences)
        case ("units", str(locale), dict(chosen)):
            words = WORDS[locale]
            small.write_units(folder, "harbour", locale, {one: words[n % len(words)] for one, n in chosen.items()})
        case ("comment", str(locale)):
            file = folder / f"locales/{locale}/harbour.po"
            file.write_text(file.read_text() + "\n# A remark.\n")
        case ("theme", str(theme)):
            (folder / "dragoman.yaml").write_text(f"{small.SETTINGS}theme: {theme}\n")
        case ("template", str(source)):
            file = folder / "templates/mine.css"
            file.parent.mkdir(exist_ok=True)
            file.write_text(source)
        case ("by hand", str(locale)):
            for file in (folder / "dist").glob(f"*/*-{locale}.html"):
                file.write_bytes(file.read_bytes() + b"<!-- mine -->")


def build(folder: Path, *options: str) -> None:
    with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
        main(["-C", str(folder), "build", "harbour", "--draft-incomplete", *options])


# To make an example small takes longer than to read it: each runs the program several times.
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow], phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
@given(st.lists(edits, min_size=1, max_size=3))
def test_any_sequence_of_edits(steps: list[list[tuple[object, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = small.write(Path(place) / "ws")
        build(folder)
        for step in steps:
            for edit in step:
                change(folder, edit)
            build(folder)
        clean = Path(place) / "clean"
        shutil.copytree(folder, clean, ignore=shutil.ignore_patterns("dist", ".dragoman"))
        build(clean)
        assert small.dist(folder) == small.dist(clean)
        assert len(small.dist(folder)) == 3

"""What the manifest keeps: what is still true, and what was just built."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.manifest import Entry, Font, Manifest, by_path, changed_inputs, merged
from dragoman.pipeline import manifest

PATHS = st.sampled_from(["dist/a/a.pdf", "dist/a/a.html", "dist/b/b.pdf", "dist/ü/ü.epub"])
DIGESTS = st.sampled_from(["", "1", "2", "3"])
ENTRIES = st.lists(st.builds(Entry, PATHS, DIGESTS.filter(bool), st.integers(0, 9))).map(by_path)


@settings(deadline=None)
@given(ENTRIES, ENTRIES, st.dictionaries(PATHS, DIGESTS))
def test_an_entry_is_never_kept_for_other_bytes(
    old: tuple[Entry, ...], new: tuple[Entry, ...], there: dict[str, str]
) -> None:
    now = merged(Manifest(old), Manifest(new), there)
    paths = [entry.path for entry in now.entries]
    assert paths == sorted(set(paths))
    assert all(entry in now.entries for entry in new)
    for entry in (one for one in now.entries if one not in new):
        assert entry in old
        assert there[entry.path] == entry.sha256
        assert now.entry(entry.path) == entry
    lost = {entry.path for entry in old} - set(paths)
    assert all(there.get(entry.path) != entry.sha256 for entry in old if entry.path in lost)


SHA256 = st.sampled_from(["a" * 64, "b" * 64, "0123456789abcdef" * 4])
WORDS = st.text('{}":, \\\u2028\n\x85əü', max_size=6)
WHOLE = st.lists(st.builds(
    Entry, PATHS, SHA256, st.integers(0, 9), st.dictionaries(WORDS, WORDS, max_size=2),
    st.dictionaries(WORDS, st.one_of(WORDS, st.booleans(), st.lists(WORDS, max_size=2)), max_size=2),
    st.dictionaries(st.sampled_from(["WeasyPrint", "Pango"]), st.sampled_from(["1.2", "70"])),
)).map(by_path)  # fmt: skip
FONTS = (Font("a.ttf", "A", "1", "OFL", "c" * 64),)


@settings(deadline=None)
@given(
    WHOLE, WHOLE, st.dictionaries(PATHS, SHA256), st.dictionaries(PATHS, st.dictionaries(WORDS, SHA256, max_size=1)),
    st.booleans(),
)
def test_line_by_line_it_becomes_what_it_becomes_by_values(
    old: tuple[Entry, ...], new: tuple[Entry, ...], there: dict[str, str], renewed: dict[str, dict[str, str]],
    same_fonts: bool,
) -> None:
    held, fresh = Manifest(old, FONTS if same_fonts else ()), Manifest(new, FONTS)
    whole = manifest._document(merged(manifest._renewed(held, renewed), fresh, there))
    by_lines = manifest._with_lines(manifest._document(held), fresh, lambda path: there.get(path, ""), renewed)
    assert by_lines == (whole if same_fonts else None)


def test_changed_new_and_lost_inputs_are_named() -> None:
    entry = Entry("dist/a", "1", 1, {"texts/a.md": "1", "gone.po": "1", "same.po": "1", "font:x": "1", "built:": "1"})
    now = {"texts/a.md": "2", "same.po": "1", "templates/new.css": "1", "built:": "2"}
    assert changed_inputs(entry, now) == ("built:", "gone.po", "templates/new.css", "texts/a.md")
    assert changed_inputs(entry, {**entry.inputs}) == ()

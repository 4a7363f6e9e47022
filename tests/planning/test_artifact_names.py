"""The name of an artifact says what it is, and is read back as what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.languages import tags
from dragoman.model import FORMATS, ArtifactName, Layout

names = st.builds(
    ArtifactName,
    st.sampled_from(["river-day", "a.b", "1992.columns", "x.en-az"]),
    st.sampled_from(["en", "az-Cyrl"]),
    st.lists(st.sampled_from(["az", "az-Cyrl", "ru", "zh-Hans", "fa"]), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from(Layout),
    st.just("pdf"),
    st.booleans(),
) | st.builds(
    ArtifactName, st.just("one"), st.just("en"), st.just(("az",)), st.sampled_from(Layout), st.sampled_from(FORMATS)
)


@given(names)
@settings(deadline=None)
def test_a_name_is_read_back(name: ArtifactName) -> None:
    assert ArtifactName.parse(str(name), name.id, name.source, tags.known) == name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("river-day.en-az.pdf", ArtifactName("river-day", "en", ("az",), Layout.COLUMNS, "pdf")),
        ("river-day.en-az+ru.epub", ArtifactName("river-day", "en", ("az", "ru"), Layout.COLUMNS, "epub")),
        ("river-day.en-az.facing.press.pdf", ArtifactName("river-day", "en", ("az",), Layout.FACING, "pdf", True)),
        ("river-day.en-az.press.epub", None),
        ("river-day.en-az.sideways.pdf", None),
        ("river-day.en-qqq.pdf", None),
        ("river-day.en-az+.pdf", None),
        ("river-day.en.pdf", None),
        ("river-day.ru-az.pdf", None),
        ("river-day.en-az.docx", None),
        ("river-days.en-az.pdf", None),
    ],
)
def test_what_a_name_says(name: str, meant: ArtifactName | None) -> None:
    assert ArtifactName.parse(name, "river-day", "en", tags.known) == meant

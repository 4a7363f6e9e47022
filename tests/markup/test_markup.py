"""Inline Markdown: plain words, escaping, spans, safe HTML."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.markup import escape, plain, render, spans

PIECES = [
    *"ab1. -*_[]()<>#:`!&;\\\n~^'\"/@ə\u00a0", "**", "http://e.org", "](", "[^", "&amp;", "&#x1;", "<a@b.c>", "\x01",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def settled(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


@given(TEXTS.map(settled))
def test_plain_undoes_escape(text: str) -> None:
    assert plain(escape(text), notes=True) == text
    assert spans(escape(text)) == ()


@given(TEXTS)
def test_rendering_is_well_formed_and_says_the_same_words(text: str) -> None:
    root = ElementTree.fromstring(f"<p>{render(text)}</p>")  # noqa: S314 — it parses what was just written
    for line_break in root.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    said = "".join(root.itertext())
    if "\x01" not in text and "&#" not in text:
        assert said == plain(text, notes=True)
    assert {element.tag for element in root.iter()} <= {"p", "em", "strong", "code", "a", "sup", "br"}


@given(TEXTS)
def test_spans_are_ordered_ranges(text: str) -> None:
    at = 0
    for start, end in spans(text):
        assert at <= start < end <= len(text)
        at = end


@pytest.mark.parametrize(("text", "words", "marked"), [
    ("no markup at all", "no markup at all", []),
    ("*one two* three", "one two three", ["*one two*"]),
    ("a **b *c* d** e", "a b c d e", ["**b *c* d**"]),
    ("***all***", "all", ["***all***"]),
    ("see [the *old* charter](https://example.org \"T\").", "see the old charter.",
     ["[the *old* charter](https://example.org \"T\")"]),
    ("word[^12] and `code. Here`", "word and code. Here", ["[^12]", "`code. Here`"]),
    ("<https://example.org> ![a lamp](x.png)", "https://example.org a lamp",
     ["<https://example.org>", "![a lamp](x.png)"]),
    (r"5 * 3 \*not\* snake_case &amp; [sic]", "5 * 3 *not* snake_case & [sic]", []),
    ("*opened, _never_ closed", "*opened, never closed", ["_never_"]),
    ("one\ntwo *three\nfour*", "one\ntwo three\nfour", ["*three\nfour*"]),
])
def test_words_and_spans(text: str, words: str, marked: list[str]) -> None:
    assert plain(text) == words
    assert [text[start:end] for start, end in spans(text)] == marked


@pytest.mark.parametrize(("text", "html"), [
    ("*a* **b**", "<em>a</em> <strong>b</strong>"),
    ("a\nb", "a<br/>b"),
    ("*a*\nb", "<em>a</em><br/>b"),
    ("<script>x</script> & \"q\"", "&lt;script&gt;x&lt;/script&gt; &amp; \"q\""),
    ("[x](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
    ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
    ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ("[x](file.html) [y](//example.org) [z](ftp://example.org)", "x y z"),
    ("a[^1]", 'a<sup class="footnote-mark">1</sup>'),
    ("`<b>`", "<code>&lt;b&gt;</code>"),
    ("![a *lamp*](https://example.org/x.png)", "a lamp"),
    ("a\x0bb &#0; \ufffe", "a\ufffdb \ufffd \ufffd"),
])
def test_html(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(("words", "escaped"), [
    ("5 * 3 * 2", "5 * 3 * 2"), ("one*", "one*"), ("*", "*"), ("snake_case_name", "snake_case_name"),
    ("[sic]", "[sic]"),
    ("a < b & c > d", "a < b & c > d"), ("*a*", r"\*a\*"),
    ("_a_", r"\_a\_"), ("[a](b)", r"\[a](b)"),
    ("[^1]", r"\[^1]"), ("&amp;", r"\&amp;"),
    ("a\\*b", r"a\\*b"),
    ("`a`", r"\`a\`"), ("<http://a.b>", r"\<http://a.b>"),
])
def test_escaping_is_sparing(words: str, escaped: str) -> None:
    assert escape(words) == escaped

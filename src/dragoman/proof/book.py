"""EPUB → what a stranger finds in it: the documents of its spine, in order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote

from dragoman.proof.opened import Opened, Stretch, TreeBuilder
from dragoman.proof.web_page import lost_letters, read_page

_MOST = 256 * 2**20
"""Bytes of one document of a book; more is taken for an attack."""


class BookError(Exception):
    """A book that no reading system could open."""


def open_book(data: bytes) -> Opened:
    """What stands in an EPUB (EPUB 3.3, clauses 4.2.6.3.1 and 5.7). Raises BookError for bytes that are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            container = _elements(_read(book, "META-INF/container.xml"))
            package = next((given["full-path"] for tag, given, _ in container if tag == "rootfile"), None)
            if package is None:
                raise BookError("its container names no package")
            described = _elements(_read(book, package))
            files = {given.get("id", ""): given for tag, given, _ in described if tag == "item"}
            spine = [given.get("idref", "") for tag, given, _ in described if tag == "itemref"]
            languages = tuple(text.strip() for tag, _, text in described if tag == "dc:language")
            tree = TreeBuilder()
            stretches: list[Stretch] = []
            for name in spine:
                if name not in files:
                    raise BookError(f"its spine names {name!r}, which the package does not list")
                if "nav" in files[name].get("properties", "").split():
                    continue
                path = posixpath.join(posixpath.dirname(package), unquote(files[name].get("href", "")))
                stretches += read_page(_read(book, path), tree, posixpath.normpath(path), xml=True)[0]
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError, RuntimeError) as error:
        raise BookError(str(error).strip("'\"")) from error
    return Opened(tuple(stretches), tree.tree(), languages, findings=lost_letters(stretches))


def _read(book: zipfile.ZipFile, name: str) -> str:
    entry = book.getinfo(posixpath.normpath(name))
    if entry.file_size > _MOST:
        raise BookError(f"{name} is too large")
    return book.read(entry).decode("utf-8-sig")


def _elements(source: str) -> list[tuple[str, dict[str, str], str]]:
    """All elements of a small XML document: name, attributes, the text that begins in it."""
    reader = _Elements()
    reader.feed(source)
    reader.close()
    return [(tag, given, "".join(text)) for tag, given, text in reader.found]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_data(self, data: str) -> None:
        if self.found and data.strip():
            self.found[-1][2].append(data)

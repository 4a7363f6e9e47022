"""XML files that come from strangers: read without entities and without a DTD."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from dragoman.model import MaterialError


class XmlHandler(Protocol):
    """What is told of the elements, in the order of the file."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, words: str) -> None:
        """Characters within the element."""


_Handler = TypeVar("_Handler", bound=XmlHandler)


def read_xml(data: bytes, origin: str, make: Callable[[Callable[[], int]], _Handler], hint: str) -> _Handler:
    """The handler that ``make`` gives, once it was told the whole file; ``make`` is given what says the present line.

    Raises MaterialError, naming ``origin``, the line and ``hint``, for what is not XML 1.0, is in an encoding that
    cannot be read, or declares entities (XML 1.0, 4.2): a file of strangers must not make the reader grow or read other
    files. No DTD is loaded.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    handler = make(lambda: parser.CurrentLineNumber)
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.words
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        place = f"{origin}, line {error.lineno}, column {error.offset + 1}"
        raise MaterialError(f"{place}: not XML: {expat.errors.messages[error.code]}", hint) from error
    except _EntityError as error:
        place = f"{origin}, line {parser.CurrentLineNumber}"
        raise MaterialError(f"{place}: declares XML entities and is not read", hint) from error
    except (LookupError, ValueError) as error:
        raise MaterialError(f"{origin}: in an encoding that cannot be read ({error})", hint) from error
    return handler


class _EntityError(Exception):
    """An entity is declared."""


def _refuse(*_declaration: object) -> None:
    raise _EntityError

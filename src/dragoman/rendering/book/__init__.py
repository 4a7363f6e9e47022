"""Edition → EPUB 3.3: the pair stacked on small screens, side by side on wide ones.

``bind`` makes the book of one edition. Its parts serve books of other kinds as well: ``text_documents`` (the documents
of an edition, under its prefix), ``Entry`` and ``entries`` (what the contents say of it), ``About`` and ``pack`` (the
package, and all of it as bytes).
"""

from dragoman.rendering.book.binding import bind
from dragoman.rendering.book.contents import Entry, Label, entries, labels
from dragoman.rendering.book.documents import text_documents
from dragoman.rendering.book.package import About, Item, pack

__all__ = ["About", "Entry", "Item", "Label", "bind", "entries", "labels", "pack", "text_documents"]

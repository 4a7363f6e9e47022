"""Catalogues: a text's messages, PO files read and written, merged and counted.

PO files are read and written by dragoman's own reader and writer, in the layout of ``msgcat --no-wrap``; polib reads
what was written once more (``verify``).
"""

from dragoman.catalogue.changes import Change
from dragoman.catalogue.counting import coverage, messages_of
from dragoman.catalogue.extraction import extract, unit_id, unit_key
from dragoman.catalogue.heading import template
from dragoman.catalogue.joined import joined_findings
from dragoman.catalogue.merging import MergeResult, Review, merge
from dragoman.catalogue.po_error import PoSyntaxError
from dragoman.catalogue.po_header import header_field
from dragoman.catalogue.po_patching import patched
from dragoman.catalogue.po_reader import parse
from dragoman.catalogue.po_writer import canonical, serialise
from dragoman.catalogue.pseudo import pseudo
from dragoman.catalogue.remembering import entries, open_units, remember, with_remembered
from dragoman.catalogue.term_notes import with_term_notes, without_term_notes
from dragoman.catalogue.translatable import count_words, is_translatable
from dragoman.catalogue.verify import VerificationError, verified

__all__ = [
    "Change", "MergeResult", "PoSyntaxError", "Review", "VerificationError", "canonical", "count_words", "coverage",
    "entries", "extract", "header_field", "is_translatable", "joined_findings", "merge", "messages_of", "open_units",
    "parse", "patched", "pseudo", "remember", "serialise", "template", "unit_id", "unit_key", "verified",
    "with_remembered", "with_term_notes", "without_term_notes",
]

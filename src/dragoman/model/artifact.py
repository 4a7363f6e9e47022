"""What is published."""

from __future__ import annotations

FORMATS = ("pdf", "epub", "html")
"""Formats of an artifact, in the order in which they are built."""

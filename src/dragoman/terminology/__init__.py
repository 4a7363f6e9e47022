"""Terminology: glossary and names, and finding them in words that are inflected."""

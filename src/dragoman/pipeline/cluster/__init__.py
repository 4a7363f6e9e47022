"""Builds on other machines: inputs go out as values, artifacts come back as values, and an engine does the rest."""

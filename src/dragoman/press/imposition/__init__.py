"""Imposition: pages on sheets so that they stand in order when the sheets are folded."""

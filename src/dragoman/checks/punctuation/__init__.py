"""Marks: at the end, in pairs, before and after words. One check a module."""

"""The same words said the same way. One check a module."""

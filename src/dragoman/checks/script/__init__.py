"""Letters, alphabets and invisible characters. One check a module."""

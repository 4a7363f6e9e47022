"""Terms, names and acronyms. One check a module."""

"""Words that no dictionary knows. One check a module."""

"""Comments that take findings away. One check a module."""

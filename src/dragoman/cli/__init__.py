"""The command line. Exit codes: 0 fine; 1 findings of severity error, or a gate that fails; 2 wrong usage or an
unusable workspace."""

from dragoman.cli.main import main

__all__ = ["main"]

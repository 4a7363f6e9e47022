"""Tests of pages, papers and books."""

"""What WeasyPrint lacks, done to its finished file with pikepdf: one step a module."""

"""What must be there: every unit, addressee, signatory, list item and footnote. One check a module."""

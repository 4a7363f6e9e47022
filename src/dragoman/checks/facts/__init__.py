"""Numbers, dates, symbols and addresses: forms may differ between languages, values may not. One check a module."""

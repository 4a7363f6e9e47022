"""What is wrong in the text itself, before anybody translates it. One check a module."""

"""A finished page of screen colours → the same page in the inks of a press, as PDF/X-4 (ISO 15930-7).

``making.py`` has the order. The page's content is written anew: what is painted, not what is set, gets its inks.
"""

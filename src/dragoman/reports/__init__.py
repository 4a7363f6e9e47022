"""Reports: findings and coverage as documents of the formats that people and programs read.

Everything here is pure: findings, rules, figures and times come in as values, documents go out as text that can be
encoded as UTF-8. Names are loaded when first used: ``text`` and the tables need no templates.
"""

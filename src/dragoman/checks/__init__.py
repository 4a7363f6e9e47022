"""Checks: what an office looks over before it signs. A check is a value in one small file of its family's folder.

``collection`` has them all, ``running`` runs them, ``recognising`` finds the facts that must agree.
"""

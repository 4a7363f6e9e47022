"""dragoman: official statements in, aligned bilingual publications out, through gettext catalogues."""

__version__ = "0.1.0"

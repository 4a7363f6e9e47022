"""Property tests count examples, not milliseconds: machines that test are shared."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

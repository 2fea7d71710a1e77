"""Settings of the tests: the real ones, on a data directory of their own."""

import os
import tempfile

os.environ.setdefault("HELPCENTRE_DATA", tempfile.mkdtemp(prefix="helpcentre-tests-"))
os.environ.setdefault("HELPCENTRE_SUPPORT_EMAIL", "help@duka.example")

from helpcentre.config.settings import *  # noqa: F403

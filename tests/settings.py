"""Settings of the tests: the real ones, on a data directory of their own."""

import os
import tempfile

if "HELPCENTRE_DATA" not in os.environ:
    os.environ["HELPCENTRE_DATA"] = tempfile.mkdtemp(prefix="helpcentre-tests-")
os.environ.setdefault("HELPCENTRE_SUPPORT_EMAIL", "help@duka.example")

from helpcentre.config.settings import *  # noqa: F403

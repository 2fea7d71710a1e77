"""Settings of the tests: the real ones, on a data directory of their own."""

import os
import tempfile

if "HELPCENTRE_DATA" not in os.environ:
    os.environ["HELPCENTRE_DATA"] = tempfile.mkdtemp(prefix="helpcentre-tests-")
os.environ.setdefault("HELPCENTRE_SUPPORT_EMAIL", "help@duka.example")
os.environ.setdefault("HELPCENTRE_UNDO_SECONDS", "0")  # what is sent has left; the tests of holding set it

from helpcentre.config.settings import *  # noqa: F403
from helpcentre.config.settings import DATABASES

if template := os.environ.get("HELPCENTRE_TEST_TEMPLATE"):
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}

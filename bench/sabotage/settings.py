"""The real settings, and one middleware more: what a careless release or a hostile hand might add."""

import os

from helpcentre.config.settings import *  # noqa: F403
from helpcentre.config.settings import MIDDLEWARE

MIDDLEWARE = [f"bench.sabotage.intruders.{os.environ['SABOTAGE_INTRUDER']}", *MIDDLEWARE]

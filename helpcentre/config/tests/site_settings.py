"""The project's settings with the addresses of ``site``."""

from helpcentre.config.settings import *  # noqa: F403

ROOT_URLCONF = "helpcentre.config.tests.site"

"""Version 1 of what programs may ask. What each answer looks like is described once, here, and read from here by
``openapi.json`` and by the page for people, ``docs``.
"""

from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI

from helpcentre.web.api import refusals, search

api = NinjaAPI(
    title="DukaSystem Help Centre",
    version="1",
    description=_("Read the help articles from another program. Answers are JSON in UTF-8. No key is needed."),
    docs_url=None,  # Swagger's page loads its scripts from elsewhere; ours is views.docs
    urls_namespace="api",
)
api.add_router("", search.router)
refusals.register(api)

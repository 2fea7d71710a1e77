"""The Content-Security-Policy header, which is the same on nearly every page and is written once.

django-csp puts it together twice for each answer, which took as long as a query.
"""

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_OF_ITS_OWN = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp's, whose work is left to it wherever a page has a policy or a nonce of its own.

    We send no policy that only reports, and exempt no address (``CONTENT_SECURITY_POLICY``).
    """

    usual = ""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if self._has_its_own(request, response):
            return super().process_response(request, response)
        if not self.usual:
            super().process_response(request, response)
            self.usual = response.get(HEADER, "")
            return response
        response[HEADER] = self.usual
        vars(request)["csp_nonce"] = CheckableLazyObject(self._csp_nonce_post_response)  # too late to ask for one
        return response

    @staticmethod
    def _has_its_own(request: HttpRequest, response: HttpResponseBase) -> bool:
        return (
            settings.DEBUG
            or HEADER in response
            or getattr(request, "_csp_nonce", None) is not None
            or any(name in vars(response) for name in _OF_ITS_OWN)
        )

"""A small site for tests of the server: the addresses below instead of the project's."""

import time

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from helpcentre.base.events import log
from helpcentre.base.front.addresses import client_address
from helpcentre.base.front.pages import public_page
from helpcentre.base.live.streams import stream_response
from helpcentre.base.live.topics import Topic
from helpcentre.config.health import readyz
from helpcentre.domain.tickets.events import REPLY_SENT


def stream(request: HttpRequest, ticket: int) -> HttpResponse:
    return stream_response(Topic("ticket", ticket, (REPLY_SENT,)))


@public_page(REPLY_SENT)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<p>newest {log.newest_id()}</p>" + "<p>Habari ya leo, karibu.</p>" * 100)


@csrf_exempt
def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{len(request.body)} from {client_address(request)}")


def slow(request: HttpRequest) -> HttpResponse:
    time.sleep(0.5)
    return HttpResponse("done")


urlpatterns = [
    path("streams/<int:ticket>/", stream),
    path("page/", page),
    path("echo/", echo),
    path("slow/", slow),
    path("readyz", readyz),
]

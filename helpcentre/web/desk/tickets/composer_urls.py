"""The addresses of the composer, below one ticket's."""

from django.urls import path

from helpcentre.web.desk.tickets import drafting, picking, presence, writing

urlpatterns = [
    path("messages/", writing.messages, name="messages"),
    path("draft/", drafting.draft, name="draft"),
    path("held/<int:number>/", drafting.taking_back, name="held_reply"),
    path("picks/", picking.picks, name="picks"),
    path("insertion/", picking.insertion, name="insertion"),
    path("presence/", presence.presence, name="presence"),
    path("preview/", picking.preview, name="preview"),
]

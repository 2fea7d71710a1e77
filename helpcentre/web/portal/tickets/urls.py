from django.urls import path

from helpcentre.web.portal.tickets import answered, conversation, door, files, reading, views

urlpatterns = [
    path("t/<str:token>/", door.ticket_link, name="ticket_link"),
    path("tickets/", views.tickets, name="tickets"),
    path("tickets/new/", views.ticket_new, name="ticket_new"),
    path("tickets/new/answered/", answered.ticket_answered, name="ticket_answered"),
    path("tickets/new/unanswered/", answered.ticket_unanswered, name="ticket_unanswered"),
    path("tickets/forget/", door.ticket_forget, name="ticket_forget"),
    path("tickets/forgotten/", door.ticket_forgotten, name="ticket_forgotten"),
    path("tickets/<str:reference>/", conversation.ticket, name="ticket"),
    path("tickets/<str:reference>/sent/", views.ticket_done, name="ticket_done"),
    path("tickets/<str:reference>/reply/", conversation.ticket_reply, name="ticket_reply"),
    path("tickets/<str:reference>/close/", conversation.ticket_close, name="ticket_close"),
    path("tickets/<str:reference>/reopen/", conversation.ticket_reopen, name="ticket_reopen"),
    path("tickets/<str:reference>/colleagues/", reading.ticket_colleagues, name="ticket_colleagues"),
    path("tickets/<str:reference>/shop/", reading.ticket_shop, name="ticket_shop"),
    path("tickets/<str:reference>/live/", conversation.ticket_live, name="ticket_live"),
    path("tickets/<str:reference>/files/<int:number>/", files.ticket_file, name="ticket_file"),
    path("tickets/<str:reference>/files/<int:number>/look/", files.ticket_file_look, name="ticket_file_look"),
    path("tickets/<str:reference>/files/<int:number>/small/", files.ticket_file_small, name="ticket_file_small"),
    path("tickets/<str:reference>/revoke/", door.ticket_link_revoke, name="ticket_link_revoke"),
]

from django.urls import path

from helpcentre.web.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.sitting, name="sitting"),
    path("seat/<str:seat>/<str:key>/", views.seat, name="seat"),
    path("ticket/<str:seat>/<int:number>/", views.ticket, name="ticket"),
    path("live/", views.live, name="live"),
]

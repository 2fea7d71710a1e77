from django.urls import path

from helpcentre.web.demo import privacy_views, views

app_name = "demo"
urlpatterns = [
    path("", views.sitting, name="sitting"),
    path("seat/<str:seat>/<str:key>/", views.seat, name="seat"),
    path("ticket/<str:seat>/<int:number>/", views.ticket, name="ticket"),
    path("live/", views.live, name="live"),
    path("proof/", privacy_views.proof, name="proof"),
    path("promise/", privacy_views.promise, name="promise"),
]

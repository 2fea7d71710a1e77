from django.urls import path

from helpcentre.web.portal.offline import views

urlpatterns = [
    path("offline/", views.offline, name="offline"),
    path("offline/none/", views.offline_none, name="offline_none"),
    path("offline/pack/<slug:slug>/", views.offline_pack, name="offline_pack"),
    path("app.webmanifest", views.web_manifest, name="web_manifest"),
]

from django.urls import path

from helpcentre.web.portal.uploads import views

urlpatterns = [
    path("uploads/", views.upload_new, name="upload_new"),
    path("uploads/done/", views.upload_done, name="upload_done"),
]

from django.urls import path

from helpcentre.web.desk.replies import views

urlpatterns = [
    path("", views.replies, name="replies"),
    path("new/", views.new, name="reply_new"),
    path("<int:number>/", views.edit, name="reply"),
    path("<int:number>/deletion/", views.deletion, name="reply_deletion"),
]

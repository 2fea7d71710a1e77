from django.urls import path

from helpcentre.web.portal.privacy import asking, deletion, door, views

urlpatterns = [
    path("", views.my_data, name="my_data"),
    path("door/", door.door, name="my_data_door"),
    path("code/", door.code, name="my_data_code"),
    path("copy/", views.my_copy, name="my_data_copy"),
    path("requests/", asking.ask, name="my_data_ask"),
    path("requests/withdrawal/", asking.take_back, name="my_data_take_back"),
    path("correction/", asking.correct, name="my_data_correct"),
    path("restriction/lift/", asking.lift, name="my_data_lift"),
    path("objection/end/", asking.allow, name="my_data_allow"),
    path("delete/", deletion.deletion, name="my_data_deletion"),
    path("delete/now/", deletion.begin_now, name="my_data_deletion_now"),
    path("delete/cancellation/", deletion.cancellation, name="my_data_deletion_cancel"),
    path("delete/<str:key>/", deletion.erasure, name="erasure"),
    path("leave/", views.leave, name="my_data_leave"),
]

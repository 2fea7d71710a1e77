from django.urls import path

from helpcentre.web.desk.holds import views

urlpatterns = [
    path("", views.all_holds, name="holds"),
    path("<int:number>/lifting/", views.lifting, name="hold_lifting"),
]

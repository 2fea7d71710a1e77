from django.urls import path

from helpcentre.web.desk.erasures import views

urlpatterns = [
    path("", views.erasures, name="erasures"),
    path("<int:number>/", views.erasure, name="erasure"),
    path("<int:number>/cancellation/", views.cancellation, name="erasure_cancellation"),
    path("plan/<int:number>/", views.plan_of, name="erasure_plan"),
]

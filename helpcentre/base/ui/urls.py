from django.urls import path

from helpcentre.base.ui import views

app_name = "ui"
urlpatterns = [path("<str:digest>/<str:name>", views.asset, name="asset")]

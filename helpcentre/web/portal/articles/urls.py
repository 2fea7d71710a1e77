from django.urls import path

from helpcentre.web.portal.articles import views

urlpatterns = [path("<slug:slug>/", views.article, name="article")]

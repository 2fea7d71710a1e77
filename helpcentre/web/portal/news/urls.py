from django.urls import path

from helpcentre.web.portal.news import asking, choosing

urlpatterns = [
    path("", asking.news_subscribe, name="news_subscribe"),
    path("sent/", asking.news_asked, name="news_asked"),
    path("confirm/<str:token>/", asking.news_confirm, name="news_confirm"),
    path("choices/<str:token>/", choosing.news_choices, name="news_choices"),
    path("stop/<str:token>/", choosing.news_stop, name="news_stop"),
]

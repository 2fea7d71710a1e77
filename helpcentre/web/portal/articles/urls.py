from django.urls import path

from helpcentre.web.portal.articles import views, votes

urlpatterns = [
    path("<slug:slug>/", views.article, name="article"),
    path("<slug:slug>/vote/", votes.cast, name="article_vote"),
    path("<slug:slug>/vote/<str:token>/", votes.vote, name="article_vote_cast"),
    path("<slug:slug>/vote/<str:token>/withdrawal/", votes.withdraw, name="article_vote_withdrawal"),
]

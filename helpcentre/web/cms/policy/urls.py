from django.urls import path

from helpcentre.web.cms.policy import views

urlpatterns = [
    path("", views.overview, name="cms_policy"),
    path("draft/", views.begin, name="cms_policy_draft"),
    path("draft/note/", views.note, name="cms_policy_note"),
    path("draft/announcement/", views.announce, name="cms_policy_announce"),
    path("draft/removal/", views.drop, name="cms_policy_drop"),
    path("draft/review/", views.review, name="cms_policy_review"),
    path("draft/sections/<str:number>/", views.section, name="cms_policy_section"),
]

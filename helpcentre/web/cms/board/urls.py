from django.urls import path

from helpcentre.web.cms.board import deeds, views

urlpatterns = [
    path("", views.board, name="cms_board"),
    path("<slug:name>/", views.section, name="cms_board_section"),
    path("tasks/<int:task_id>/aside/", deeds.aside, name="cms_board_aside"),
    path("tasks/<int:task_id>/draft/", deeds.draft, name="cms_board_draft"),
    path("tasks/<int:task_id>/review/", deeds.review, name="cms_board_review"),
]

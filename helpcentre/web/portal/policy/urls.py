from django.urls import path

from helpcentre.web.portal.policy import history, views

urlpatterns = [
    path("", views.privacy, name="privacy"),
    path("versions/", history.versions, name="policy_versions"),
    path("versions/feed/", history.policy_feed, name="policy_feed"),
    path("versions/<int:number>/", history.version, name="policy_version"),
    path("versions/<int:number>/changes/", history.changes, name="policy_changes"),
    path("draft/", history.draft, name="policy_draft"),
    path("promises/", views.promises, name="promises"),
    path("cookies/", views.cookies, name="cookies"),
]

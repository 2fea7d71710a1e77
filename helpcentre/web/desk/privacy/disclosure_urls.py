from django.urls import path

from helpcentre.web.desk.privacy import disclosure_acts as acts
from helpcentre.web.desk.privacy import disclosures

urlpatterns = [
    path("", disclosures.register, name="disclosures"),
    path("new/", disclosures.new, name="disclosure_new"),
    path("<str:reference>/", disclosures.one, name="disclosure"),
    path("<str:reference>/review/", acts.review, name="disclosure_review"),
    path("<str:reference>/refusal/", acts.refusal, name="disclosure_refusal"),
    path("<str:reference>/papers/", acts.papers, name="disclosure_papers"),
    path("<str:reference>/papers/<int:number>/", acts.paper, name="disclosure_paper"),
    path("<str:reference>/archive/", acts.archive, name="disclosure_archive"),
    path("<str:reference>/handover/", acts.handover, name="disclosure_handover"),
    path("<str:reference>/ban/", acts.ban, name="disclosure_ban"),
    path("<str:reference>/ban/lifting/", acts.ban_lifting, name="disclosure_ban_lifting"),
    path("<str:reference>/people/<int:number>/telling/", acts.telling, name="disclosure_telling"),
    path("<str:reference>/closure/", acts.closure, name="disclosure_closure"),
]

from django.urls import path

from helpcentre.web.desk.privacy import acts, consents, filing, held_back, looks, merges, processors, report, views

urlpatterns = [
    path("", views.queue, name="rights"),
    path("new/", filing.new, name="rights_new"),
    path("processors/", processors.register, name="processors"),
    path("processors/new/", processors.new, name="new_processor"),
    path("processors/<int:number>/", processors.one, name="processor"),
    path("processors/<int:number>/switch/", processors.switch, name="processor_switch"),
    path("consents/", consents.search, name="consents"),
    path("consents/<int:number>/", consents.of_person, name="consents_of"),
    path("looks/", looks.search, name="looks"),
    path("looks/people/<int:number>/", looks.at, name="looks_at"),
    path("looks/staff/<int:number>/", looks.by, name="looks_by"),
    path("merges/", merges.merges, name="merges"),
    path("report/", report.page, name="privacy_report"),
    path("report/table/", report.table, name="privacy_report_table"),
    path("<str:reference>/", views.case, name="rights_case"),
    path("<str:reference>/identity/", acts.identity, name="rights_identity"),
    path("<str:reference>/granting/", acts.granting, name="rights_granting"),
    path("<str:reference>/refusal/", acts.refusal, name="rights_refusal"),
    path("<str:reference>/held-back/", held_back.reading, name="rights_held_back"),
    path("<str:reference>/fact/", acts.fact, name="rights_fact"),
]

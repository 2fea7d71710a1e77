from django.urls import include, path

from helpcentre.web.desk.absences import views as absences
from helpcentre.web.desk.imports import views as imports
from helpcentre.web.desk.inbox import bulk
from helpcentre.web.desk.inbox import views as inbox
from helpcentre.web.desk.notifications import views as notifications
from helpcentre.web.desk.outbox import views as outbox
from helpcentre.web.desk.people import closing as people_closing
from helpcentre.web.desk.people import merging as people_merging
from helpcentre.web.desk.people import views as people
from helpcentre.web.desk.privacy import filing
from helpcentre.web.desk.problems import views as problems
from helpcentre.web.desk.promises import views as promises
from helpcentre.web.desk.rules import views as rules
from helpcentre.web.desk.saved_views import views as saved_views
from helpcentre.web.desk.sending import views as sending
from helpcentre.web.desk.service_levels import calendar_views as calendars
from helpcentre.web.desk.service_levels import policy_views as policies
from helpcentre.web.desk.settings import fields as setting_fields
from helpcentre.web.desk.settings import house as setting_house
from helpcentre.web.desk.settings import keeping as setting_keeping
from helpcentre.web.desk.settings import look as setting_look
from helpcentre.web.desk.settings import tags as setting_tags
from helpcentre.web.desk.settings import ticket_forms as setting_forms
from helpcentre.web.desk.settings import views as settings
from helpcentre.web.desk.sign_in import views as sign_in
from helpcentre.web.desk.teams import views as teams
from helpcentre.web.desk.tickets import (
    away,
    company,
    deeds,
    fields,
    files,
    form_of,
    labels,
    merging,
    opening,
    printing,
    redaction,
    relations,
    views,
    wanting,
)
from helpcentre.web.desk.you import views as you

app_name = "desk"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("search/", inbox.search, name="search"),
    path("palette/", inbox.palette, name="palette"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/closing/", people_closing.closing, name="person_closing"),
    path("people/<int:number>/merge/", people_merging.other, name="person_other"),
    path("people/<int:number>/merge/<int:other>/", people_merging.merge, name="person_merge"),
    path("people/<int:number>/also/<int:known>/", people_merging.forgetting, name="person_also"),
    path("businesses/<int:number>/", people.business, name="business"),
    path("next/", inbox.take_next, name="take_next"),
    path("live/", inbox.live, name="live"),
    path("counts/", inbox.counts, name="counts"),
    path("bulk/", bulk.bulk_act, name="bulk"),
    path("bulk/undo/", bulk.bulk_undo, name="bulk_undo"),
    path("views/", saved_views.views, name="views"),
    path("views/<int:number>/", saved_views.view, name="view"),
    path("views/<int:number>/position/", saved_views.position, name="view_position"),
    path("views/<int:number>/deletion/", saved_views.deletion, name="view_deletion"),
    path("tickets/new/", opening.new, name="new_ticket"),
    path("tickets/<str:reference>/", views.ticket, name="ticket"),
    path("tickets/<str:reference>/", include("helpcentre.web.desk.tickets.composer_urls")),
    path("settings/replies/", include("helpcentre.web.desk.replies.urls")),
    path("tickets/<str:reference>/files/<int:number>/", files.file, name="file"),
    path("tickets/<str:reference>/files/<int:number>/look/", files.file_look, name="file_look"),
    path("tickets/<str:reference>/files/<int:number>/small/", files.file_small, name="file_small"),
    path("tickets/<str:reference>/assignment/", deeds.assignment, name="assignment"),
    path("tickets/<str:reference>/team/", deeds.team, name="ticket_team"),
    path("tickets/<str:reference>/closure/", deeds.closure, name="closure"),
    path("tickets/<str:reference>/wanted-article/", wanting.wanted_article, name="wanted_article"),
    path("tickets/<str:reference>/links/revocation/", deeds.link_revocation, name="link_revocation"),
    path("tickets/<str:reference>/priority/", labels.priority, name="priority"),
    path("tickets/<str:reference>/tags/", labels.tags, name="tags"),
    path("tickets/<str:reference>/snooze/", away.snooze, name="snooze"),
    path("tickets/<str:reference>/spam/", away.spam, name="spam"),
    path("tickets/<str:reference>/followers/", company.followers, name="followers"),
    path("tickets/<str:reference>/copies/", company.copies, name="copies"),
    path("tickets/<str:reference>/merge/", merging.merge, name="merge"),
    path("tickets/<str:reference>/parting/", merging.parting, name="parting"),
    path("tickets/<str:reference>/relations/", relations.relations, name="relations"),
    path("tickets/<str:reference>/print/", printing.paper, name="paper"),
    path("tickets/<str:reference>/messages/<int:number>/redaction/", redaction.redaction, name="redaction"),
    path("privacy/erasures/", include("helpcentre.web.desk.erasures.urls")),
    path("privacy/disclosures/", include("helpcentre.web.desk.privacy.disclosure_urls")),
    path("privacy/holds/", include("helpcentre.web.desk.holds.urls")),
    path("privacy/", include("helpcentre.web.desk.privacy.urls")),
    path("tickets/<str:reference>/rights/", filing.of_ticket, name="rights_of_ticket"),
    path("problems/", problems.problems, name="problems"),
    path("problems/new/", problems.new, name="new_problem"),
    path("problems/<int:number>/", problems.problem, name="problem"),
    path("problems/<int:number>/wording/", problems.wording, name="problem_wording"),
    path("problems/<int:number>/update/", problems.update, name="problem_update"),
    path("tickets/<str:reference>/problem/", problems.affected, name="affected"),
    path("tickets/<str:reference>/fields/", fields.fields, name="fields"),
    path("tickets/<str:reference>/form/", form_of.form_of, name="form_of"),
    path("settings/fields/", setting_fields.fields, name="setting_fields"),
    path("settings/fields/new/", setting_fields.new_field, name="setting_new_field"),
    path("settings/fields/<int:number>/", setting_fields.field, name="setting_field"),
    path("settings/fields/<int:number>/archiving/", setting_fields.archiving, name="setting_field_archiving"),
    path("settings/forms/", setting_forms.ticket_forms, name="setting_forms"),
    path("settings/forms/new/", setting_forms.new_form, name="setting_new_form"),
    path("settings/forms/<int:number>/", setting_forms.ticket_form, name="setting_form"),
    path("settings/forms/<int:number>/archiving/", setting_forms.archiving, name="setting_form_archiving"),
    path("tags/", labels.suggestions, name="tag_suggestions"),
    path("settings/", settings.settings, name="settings"),
    path("settings/look/", setting_look.page, name="setting_look"),
    path("settings/look/logo/", setting_look.logo, name="setting_logo"),
    path("settings/look/sample.css", setting_look.sample, name="setting_look_sample"),
    path("settings/house/", setting_house.house, name="setting_house"),
    path("settings/keeping/", setting_keeping.keeping, name="setting_keeping"),
    path("settings/keeping/silence/", setting_keeping.silence, name="setting_silence"),
    path("settings/keeping/<str:name>/", setting_keeping.period, name="setting_period"),
    path("settings/sending/", sending.sending, name="setting_sending"),
    path("settings/sending/mail/", sending.test_mail, name="setting_test_mail"),
    path("settings/sending/sms/", sending.test_sms, name="setting_test_sms"),
    path("settings/import/", imports.imports, name="setting_imports"),
    path("settings/import/<int:number>/", imports.one_import, name="setting_import"),
    path("settings/tags/", setting_tags.tags, name="setting_tags"),
    path("settings/tags/<int:number>/", setting_tags.tag, name="setting_tag"),
    path("settings/tags/<int:number>/merge/", setting_tags.merge, name="setting_tag_merge"),
    path("settings/tags/<int:number>/removal/", setting_tags.removal, name="setting_tag_removal"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/read/", notifications.mark_all_read, name="notifications_read"),
    path("you/", you.you, name="you"),
    path("you/language/", you.language, name="you_language"),
    path("you/theme/", you.theme, name="you_theme"),
    path("you/telling/", you.telling, name="you_telling"),
    path("you/absence/", absences.mine, name="you_absence"),
    path("settings/teams/", teams.listing, name="teams"),
    path("settings/teams/new/", teams.new, name="new_team"),
    path("settings/teams/<int:number>/", teams.team, name="team"),
    path("settings/teams/<int:number>/archiving/", teams.archiving, name="team_archiving"),
    path("settings/teams/absences/<int:number>/", absences.of_colleague, name="absence"),
    path("you/writing/", you.writing, name="you_writing"),
    path("settings/hours/", calendars.listing, name="calendars"),
    path("settings/hours/new/", calendars.new, name="new_calendar"),
    path("settings/hours/<int:number>/", calendars.calendar, name="calendar"),
    path("settings/hours/<int:number>/removal/", calendars.removal, name="calendar_removal"),
    path("settings/answer-times/", policies.listing, name="policies"),
    path("settings/answer-times/new/", policies.new, name="new_policy"),
    path("settings/answer-times/<int:number>/", policies.policy, name="policy"),
    path("settings/answer-times/<int:number>/place/", policies.place, name="policy_place"),
    path("settings/answer-times/<int:number>/removal/", policies.removal, name="policy_removal"),
    path("settings/rules/", rules.listing, name="rules"),
    path("settings/rules/new/", rules.new, name="new_rule"),
    path("settings/rules/<int:number>/", rules.rule, name="rule"),
    path("settings/rules/<int:number>/trial/", rules.trial, name="rule_trial"),
    path("settings/rules/<int:number>/switch/", rules.switch, name="rule_switch"),
    path("settings/rules/<int:number>/place/", rules.place, name="rule_place"),
    path("settings/rules/<int:number>/removal/", rules.removal, name="rule_removal"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:number>/", outbox.mail, name="mail"),
    path("promises/", promises.promises, name="promises"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("link/<str:token>/", sign_in.one_time_link, name="one_time_link"),
]

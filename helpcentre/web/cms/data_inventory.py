"""What Wagtail keeps for the authoring screens. Its tables are about texts; where one names somebody, it is staff."""

from datetime import timedelta

from django.db import connection
from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import MEANINGLESS_ID, UNTOUCHED, Field, Owner, person_id, personal, plain
from helpcentre.base.inventory.places import BrowserKey, Cookie, CookieKind
from helpcentre.base.inventory.registry import browser_key, cookie, machinery, table
from helpcentre.base.inventory.retention import while_account_lives, while_service_runs
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use

_TEXTS = "about articles that authors write for everyone to read"
_EMPTY = "Wagtail's own, for pages and sites, which are not used here; the table stays empty or as it was made"

for _label, _names in {
    "taggit.Tag": "id name slug",
    "taggit.TaggedItem": "content_type id object_id tag",
    "wagtailadmin.Admin": "id",
    "wagtailcore.Locale": "id language_code",
    "wagtailcore.Collection": "depth id name numchild path",
    "wagtailcore.ReferenceIndex": (
        "base_content_type content_path content_path_hash content_type id model_path object_id to_content_type "
        "to_object_id"
    ),
    "wagtailcore.Task": "active content_type id name",
    "wagtailcore.GroupApprovalTask": "task_ptr",
    "wagtailcore.GroupApprovalTask_groups": "group groupapprovaltask id",
    "wagtailcore.Workflow": "active id name",
    "wagtailcore.WorkflowContentType": "content_type workflow",
    "wagtailcore.WorkflowTask": "id sort_order task workflow",
}.items():
    machinery(_label, _names, why=_TEXTS)

# The search of Wagtail's own screens keeps other tables on each database.
_INDEX = {
    "sqlite": {
        "wagtailsearch.IndexEntry": "autocomplete body content_type id object_id title title_norm",
        "wagtailsearch.SQLiteFTSIndexEntry": "autocomplete body index_entry title",
    },
    "postgresql": {
        "wagtailsearch.IndexEntry": (
            "autocomplete body body_text content_type id object_id title title_norm title_text"
        ),
    },
}
for _label, _names in _INDEX[connection.vendor].items():
    machinery(_label, _names, why=_TEXTS)
for _label, _names in {
    "wagtailcore.CollectionViewRestriction": "collection id password restriction_type",
    "wagtailcore.CollectionViewRestriction_groups": "collectionviewrestriction group id",
    "wagtailcore.GroupCollectionPermission": "collection group id permission",
    "wagtailcore.GroupPagePermission": "group id page permission",
    "wagtailcore.GroupSitePermission": "group id permission site",
    "wagtailcore.PageViewRestriction": "id page password restriction_type",
    "wagtailcore.PageViewRestriction_groups": "group id pageviewrestriction",
    "wagtailcore.Site": "hostname id is_default_site port root_page site_name",
    "wagtailcore.WorkflowPage": "page workflow",
    "wagtailimages.Rendition": "file filter_spec focal_point_key height id image width",
}.items():
    machinery(_label, _names, why=_EMPTY)


def _work(
    label: str,
    who: str,
    names: str,
    *,
    row_goes: bool = False,
    why: str = _TEXTS,
    told: dict[str, Field] | None = None,
) -> None:
    """A table of authors' work; ``who`` are the fields that point at staff, ``told`` those that say things of them."""
    people = {
        name: person_id(owners=(Owner(name),), erase=None if row_goes else MEANINGLESS_ID) for name in who.split()
    }
    table(
        label,
        group=Group.STAFF,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=while_account_lives() if row_goes else while_service_runs(),
        owners=tuple(Owner(name) for name in who.split()),
        row_goes=row_goes,
        fields={name: plain(why) for name in names.split()} | people | (told or {}),
    )


_work(
    "wagtailcore.Revision",
    "user",
    "approved_go_live_at base_content_type content content_type created_at id object_id object_str",
)
_work(
    "wagtailcore.ModelLogEntry",
    "user",
    "action content_changed content_type data deleted id label object_id revision timestamp uuid",
)
_work(
    "wagtailcore.PageLogEntry",
    "user",
    "action content_changed content_type data deleted id label page revision timestamp uuid",
    why=_EMPTY,
)
_work(
    "wagtailcore.WorkflowState",
    "requested_by",
    "base_content_type content_type created_at current_task_state id object_id status workflow",
)
_work(
    "wagtailcore.TaskState",
    "finished_by",
    "content_type finished_at id revision started_at status task workflow_state",
    told={"comment": personal(Category.CONTENT, _("what staff wrote when they reviewed an article"), erase=UNTOUCHED)},
)
_work("wagtailcore.UploadedFile", "uploaded_by_user", "file for_content_type id", row_goes=True)
_work(
    "wagtailcore.Page",
    "owner locked_by",
    "alias_of content_type depth draft_title expire_at expired first_published_at go_live_at has_unpublished_changes "
    "id last_published_at latest_revision latest_revision_created_at live live_revision locale locked locked_at "
    "numchild path search_description seo_title show_in_menus slug title translation_key url_path",
    why=_EMPTY,
)
_work("wagtailcore.PageSubscription", "user", "comment_notifications id page", row_goes=True, why=_EMPTY)
_work(
    "wagtailcore.Comment",
    "user resolved_by",
    "contentpath created_at id page position resolved_at revision_created text updated_at",
    row_goes=True,
    why=_EMPTY,
)
_work("wagtailcore.CommentReply", "user", "comment created_at id text updated_at", row_goes=True, why=_EMPTY)
_work(
    "wagtailcore.APIToken",
    "user",
    "created id key_hash last_used_at name prefix revoked_at",
    row_goes=True,
    why=_EMPTY,
)
_work("wagtailadmin.EditingSession", "user", "content_type id is_editing last_seen_at object_id", row_goes=True)
_work(
    "wagtailadmin.FormState",
    "user",
    "content_type data id last_updated_at object_id parent_object_id",
    row_goes=True,
)
_work(
    "wagtailusers.UserProfile",
    "user",
    "id",
    row_goes=True,
    told={
        name: personal(Category.SETTINGS, _("how staff set up the authoring screens"))
        for name in [
            "approved_notifications",
            "avatar",
            "contrast",
            "current_time_zone",
            "density",
            "dismissibles",
            "keyboard_shortcuts",
            "preferred_language",
            "rejected_notifications",
            "submitted_notifications",
            "theme",
            "updated_comments_notifications",
        ]
    },
)
_work(
    "wagtailimages.Image",
    "uploaded_by_user",
    "collection created_at description file file_hash file_size focal_point_height focal_point_width focal_point_x "
    "focal_point_y height id title width",
    why=_EMPTY,
)
_work(
    "wagtaildocs.Document",
    "uploaded_by_user",
    "collection created_at file file_hash file_size id title",
    why=_EMPTY,
)

cookie(
    Cookie(
        name="wagtail_sidebar_collapsed",
        purpose=_("Remembers whether the menu of the authoring screens is folded; staff only"),
        lifetime=timedelta(days=365),
        kind=CookieKind.PREFERENCE,
        category=Category.SETTINGS,
        http_only=False,
    )
)
browser_key(
    BrowserKey(
        name="wagtail:",
        storage="localStorage",
        purpose=_("Remembers which panels of the authoring screens are open and how wide, and their icons; staff only"),
        category=Category.SETTINGS,
    )
)

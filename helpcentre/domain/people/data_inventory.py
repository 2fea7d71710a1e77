"""What is kept about people, their shops and the team. allauth's tables are here, since they hang on Person."""

from django.utils.translation import gettext_lazy as _

from helpcentre.base.inventory.fields import (
    BLANK,
    BLANK_WITH_LAST_OWNER,
    MEANINGLESS_ID,
    SELF,
    SET_NULL,
    UNTOUCHED,
    Owner,
    keep_for_law,
    never,
    person_id,
    personal,
    plain,
)
from helpcentre.base.inventory.registry import machinery, table
from helpcentre.base.inventory.retention import for_days, until, while_account_lives
from helpcentre.base.inventory.taxonomy import Basis, Category, Group, Use
from helpcentre.domain.people import merge_inventory  # noqa: F401 - declares what mergings keep
from helpcentre.domain.people.models import (
    Absence,
    Business,
    ConsentEntry,
    Membership,
    Objection,
    PeopleImport,
    Person,
    Restriction,
    Signature,
    SignInLink,
    StaffMember,
    Team,
    TeamMember,
)

# The row of an erased person stays as an empty tombstone, so that ids in the history point at nobody.
table(
    Person,
    group=Group.IDENTITY,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=(SELF,),
    fields={
        "id": person_id(erase=MEANINGLESS_ID),
        "name": personal(Category.NAME, _("your name"), erase=BLANK),
        "email": personal(Category.EMAIL, _("your e-mail address"), erase=SET_NULL),
        "email_verified_at": personal(
            Category.ACCOUNT, _("when you proved that an address or number is yours"), erase=SET_NULL
        ),
        "phone": personal(Category.PHONE, _("your phone number"), erase=SET_NULL),
        "phone_verified_at": personal(
            Category.ACCOUNT, _("when you proved that an address or number is yours"), erase=SET_NULL
        ),
        "language": personal(Category.LANGUAGE, _("the language you prefer"), erase=UNTOUCHED),
        "password": personal(
            Category.PASSWORD,
            _("a scrambled form of a password, if you ever set one"),
            group=Group.SIGN_IN,
            use=Use.SIGN_IN,
            export=never("it is a secret, and nobody can read it back"),
            erase=BLANK,
        ),
        "last_login": personal(
            Category.ACCOUNT,
            _("when you last signed in"),
            group=Group.SIGN_IN,
            use=Use.SECURITY,
            basis=Basis.LEGITIMATE_INTEREST,
            erase=SET_NULL,
        ),
        "is_active": plain(),
        "is_superuser": plain("Django's; nobody is one, the role decides"),
        "created_at": plain(),
        "erased_at": plain(export=never("an erased person has nothing left to export")),
    },
)

# Django's own groups and permissions stay empty, because permissions follow from the role.
for _label, _other in {"people.Person_groups": "group", "people.Person_user_permissions": "permission"}.items():
    table(
        _label,
        group=Group.STAFF,
        use=Use.OPERATE,
        basis=Basis.LEGITIMATE_INTEREST,
        retention=while_account_lives(),
        owners=(Owner("person"),),
        row_goes=True,
        fields={"id": plain(), "person": person_id(), _other: plain()},
    )

# A shop belongs to everyone in it; what one member's erasure leaves standing is the others' data.
_MEMBERS = (Owner("memberships__person"),)
table(
    Business,
    group=Group.BUSINESS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=_MEMBERS,
    fields={
        "id": plain(),
        "name": personal(
            Category.BUSINESS, _("the name of your business, if you tell us"), erase=BLANK_WITH_LAST_OWNER
        ),
        "town": personal(Category.TOWN, _("the town it is in"), erase=BLANK_WITH_LAST_OWNER),
        "country": personal(Category.COUNTRY, _("the country it is in"), erase=BLANK_WITH_LAST_OWNER),
        "plan": plain("the name of a DukaSystem plan"),
        "created_at": plain(),
    },
)

table(
    Membership,
    group=Group.BUSINESS,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "business": plain(),
        "role": personal(Category.JOB, _("your role in it")),
        "confirmed_at": plain(),
        "created_at": plain(),
    },
)

table(
    StaffMember,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "role": personal(Category.JOB, _("their role, and since when")),
        "added_at": plain(),
        "left_at": plain(),
    },
)

table(
    SignInLink,
    group=Group.STAFF,
    use=Use.SIGN_IN,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(30, counted_from="expires_at", after=_("it stops working")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "token_hash": personal(
            Category.CREDENTIALS, _("a fingerprint of the link"), export=never("it stands for a key")
        ),
        "created_at": plain(),
        "expires_at": plain(),
        "used_at": plain(),
    },
)

table(
    "account.EmailAddress",
    group=Group.SIGN_IN,
    use=Use.SIGN_IN,
    basis=Basis.CONTRACT,
    retention=while_account_lives(),
    owners=(Owner("user"),),
    row_goes=True,
    fields={
        "id": plain(),
        "user": person_id(),
        "email": personal(Category.EMAIL, _("the e-mail address you sign in with")),
        "verified": plain(),
        "primary": plain(),
    },
)

table(
    "account.EmailConfirmation",
    group=Group.SIGN_IN,
    use=Use.SIGN_IN,
    basis=Basis.CONTRACT,
    retention=until("sent", words=_("until the address is proved to be yours")),
    owners=(Owner("email_address__user"),),
    row_goes=True,
    fields={
        "id": plain(),
        "email_address": person_id(),
        "created": plain(),
        "sent": plain(),
        "key": personal(Category.CREDENTIALS, _("the code we mailed for it"), export=never("it is a key")),
    },
)

_PROOF = keep_for_law("consent must be provable (GDPR article 7(1)); by then it points at nobody")
table(
    ConsentEntry,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    fields={
        "id": plain(),
        "person": person_id(erase=MEANINGLESS_ID),
        "purpose": personal(Category.SETTINGS, _("what you agreed to or took back, and how"), erase=_PROOF),
        "decision": personal(Category.SETTINGS, _("what you agreed to or took back, and how"), erase=_PROOF),
        "how": personal(Category.SETTINGS, _("what you agreed to or took back, and how"), erase=_PROOF),
        "words_version": plain(),
        "language": plain(),
        "words_hash": plain("the fingerprint of public words"),
        "policy_version": plain(),
        "policy_hash": plain("the fingerprint of public words"),
        "controller": plain("who runs the Help Centre, as it says itself in public"),
        "decided_at": personal(Category.SETTINGS, _("when you agreed or took it back"), erase=_PROOF),
    },
)

machinery(
    Team._meta.label,
    "id name strategy takes_new created_at archived_at",
    why="how the support team is divided; who is in a team stands in its own table",
)

table(
    TeamMember,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "team": personal(Category.JOB, _("the teams they work in, and since when")),
        "person": person_id(),
        "is_lead": personal(Category.JOB, _("the teams they work in, and since when")),
        "joined_at": plain(),
        "given_at": plain(),
    },
)

table(
    Absence,
    group=Group.STAFF,
    use=Use.OPERATE,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=for_days(365, counted_from="ends_at", after=_("it ends")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "starts_at": personal(Category.JOB, _("when they are out of office")),
        "ends_at": personal(Category.JOB, _("when they are out of office")),
        "cover": person_id(owners=(Owner("cover"),), erase=MEANINGLESS_ID),
        "created_at": plain(),
    },
)

table(
    Signature,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.LEGITIMATE_INTEREST,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "language": plain(),
        "text": personal(Category.NAME, _("what stands under the mails you answer with")),
    },
)

table(
    PeopleImport,
    group=Group.STAFF,
    use=Use.SUPPORT,
    basis=Basis.CONTRACT,
    retention=for_days(1, counted_from="created_at", after=_("the file was chosen")),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(owners=(Owner("person"),)),
        "content": personal(
            Category.CONTENT,
            _("a file of people that staff take over"),
            retention=until("finished_at", words=_("only until it is taken over")),
            export=never("it is about others; what was taken over of you is in your profile"),
        ),
        "created_at": plain(),
        "started_at": plain(),
        "finished_at": plain(),
        "done_line": plain(),
        "made": plain(),
        "changed": plain(),
        "same": plain(),
        "refused": plain(),
        "faulty": plain(),
    },
)

table(
    Restriction,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "since": personal(Category.SETTINGS, _("that you asked us to pause the use of your data, and since when")),
        "lifted_at": plain(),
    },
)

table(
    Objection,
    group=Group.HISTORY,
    use=Use.OPERATE,
    basis=Basis.LEGAL_OBLIGATION,
    retention=while_account_lives(),
    owners=(Owner("person"),),
    row_goes=True,
    fields={
        "id": plain(),
        "person": person_id(),
        "use": personal(Category.SETTINGS, _("what you objected to, and since when")),
        "since": personal(Category.SETTINGS, _("what you objected to, and since when")),
        "ended_at": plain(),
    },
)

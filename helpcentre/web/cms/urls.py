"""``/cms/``: Wagtail's addresses, every one behind our own door, and ours before them."""

from django.urls import include, path
from wagtail.admin import urls as wagtail

from helpcentre.web.cms import home, ordering, picking
from helpcentre.web.cms.access import behind_the_door
from helpcentre.web.cms.articles import translating
from helpcentre.web.cms.pictures import nobody_sees, one_picture
from helpcentre.web.cms.script_words import script_words

urlpatterns = [
    path("board/", include("helpcentre.web.cms.board.urls")),
    path("policy/", include("helpcentre.web.cms.policy.urls")),
    path("", home.home, name="cms_home"),
    path("pick/<slug:kind>/", picking.pick, name="cms_pick"),
    path("articles/<int:article_id>/translation/<slug:language>/", translating.translate, name="cms_translate"),
    path("articles/<int:article_id>/currency/", translating.current, name="cms_current"),
    path("pictures/", nobody_sees, name="cms_pictures_unused"),
    path("account/", home.account, name="cms_account"),
    path("topics/order/", ordering.shelves, name="cms_shelves"),
    path("topics/<int:topic_id>/move/<slug:where>/", ordering.move, name="cms_shelf_move"),
    *behind_the_door([path("images/multiple/add/", one_picture), path("jsi18n/", script_words), *wagtail.urlpatterns]),
]

"""What pages say, set and load. The page is what a control opens; the intruder stands between."""

from bench.sabotage.place import Place
from bench.sabotage.registry import sabotage

_INTRUDERS = (
    ("P01", "Pages lose their way to the policy", "no_way_to_the_policy"),
    ("P01", "The page of the policy comes cut short", "half_a_policy"),
    ("P02", "The form for a request asks for the birthday too", "one_field_more"),
    ("P08", "Articles no longer ask whether they helped", "no_votes"),
    ("P16", "Articles load a picture from another company", "foreign_picture"),
    ("P20", "A page sets a cookie that stands in no list", "unlisted_cookie"),
    ("P20", "A cookie of choice is set before anybody chose", "early_choice"),
    ("P20", "A session cookie that scripts may read is set", "careless_session"),
    ("P20", "The page about cookies leaves one out", "silent_cookie_page"),
    ("P21", "Articles load a picture from another company", "foreign_picture"),
    ("P21", "Every page loads another company's counter", "foreign_script"),
    ("P21", "A cookie follows visitors", "unlisted_cookie"),
    ("P22", "Colours that were chosen are not remembered", "forgetful"),
    ("P23", "The wish not to be tracked never arrives", "deaf_to_signals"),
    ("P23", "gpc.json is gone", "no_word_of_signals"),
    ("P23", "Pages lose their way to the choices", "no_way_to_the_choices"),
    ("P38", "Links to other websites lose their mark", "unmarked_links"),
    ("P38", "Links to other websites tell where you come from", "telling_links"),
    ("P40", "The contact page asks for an account", "account_first"),
    ("P40", "The contact page names no address", "silent_contact"),
)


def _declare(promise: str, sentence: str, intruder: str) -> None:
    @sabotage(promise, sentence)
    def act(place: Place) -> None:
        place.intrude(intruder)


for _each in _INTRUDERS:
    _declare(*_each)

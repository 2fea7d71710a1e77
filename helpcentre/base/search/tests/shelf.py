"""A small shelf of articles for the tests of the index."""

from django.db import transaction

from helpcentre.base.search import articles
from helpcentre.base.search.articles import ArticleText

SHELF = [
    ArticleText(
        1, "en", "M-Pesa payment not showing", "mpesa, till", "Wait two minutes, then check again.",
        "Find the payment", "Ask the customer for the M-Pesa message & look for the code.",
    ),
    ArticleText(
        2, "en", "Print a receipt", "printer, paper", "Connect the printer and print.",
        "Connect the printer", "Open Sales, then tap Print. The customer gets a receipt after the payment.",
    ),
    ArticleText(3, "en", "Change your password", "", "Choose a new password.", "", "Open Settings."),
    ArticleText(
        4, "sw", "Malipo ya M-Pesa hayaonekani", "mpesa, pesa", "Subiri dakika mbili.",
        "Tafuta malipo", "Fungua Mauzo na ubonyeze Angalia tena.",
    ),
    ArticleText(
        5, "sw", "Chapisha risiti", "printa", "Unganisha printa kisha chapisha.",
        "Unganisha printa", "Fungua Mauzo, kisha bonyeza Chapisha. Mteja anapata risiti baada ya kulipa.",
    ),
    ArticleText(6, "sw", "Hesabu bidhaa zako", "hesabu", "Hesabu kila mwezi.", "", "Andika idadi ya bidhaa dukani."),
]  # fmt: skip


def fill() -> None:
    with transaction.atomic():
        articles.put_many(SHELF)

import pytest

from helpcentre.base.events.dispatcher import Dispatcher
from helpcentre.base.outbound.models import OutboundMail
from helpcentre.base.promises.controls import State
from helpcentre.base.promises.measuring import measure
from helpcentre.domain.knowledge.models import Article
from helpcentre.domain.knowledge.selectors import search
from helpcentre.domain.tickets import selectors
from helpcentre.domain.tickets.models import Ticket
from helpcentre.web.demo import bulk
from helpcentre.web.demo.words import Vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    words = Vocabulary(size=500)
    people = bulk.load_people(20, words, lambda count: None)
    bulk.load_tickets(60, people, words, lambda count: None)
    return words


def test_what_is_loaded_can_be_listed_opened_and_found(loaded, asha):
    assert Ticket.objects.count() == 60
    ticket = Ticket.objects.order_by("-id").first()
    assert selectors.for_staff(asha, ticket.reference) == ticket
    assert selectors.conversation(ticket, staff=True)
    word = max(ticket.messages.first().body.split(), key=len)
    assert ticket in selectors.search_for_staff(word, limit=60)


def test_nobody_is_told_of_made_up_history(loaded):
    import threading

    assert Dispatcher(threading.Event()).run_once() == 0
    assert not OutboundMail.objects.exists()


@pytest.mark.parametrize("promise", ["P06", "P11", "P13"])
def test_made_up_history_breaks_no_promise(promise, loaded):
    (found,) = measure(promise)
    assert found.state is not State.BROKEN, found.evidence


def test_made_up_articles_can_be_found(db):
    words = Vocabulary(size=500)
    bulk.load_made_up_articles(12, words, lambda count: None)
    article = Article.objects.first()
    assert article in [result.article for result in search(article.title, article.language, limit=10).results]

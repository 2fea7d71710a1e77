"""Words that carry a question rather than its subject; dropped from a query unless nothing else is left."""

from functools import cache

from helpcentre.base.search import analysis

_ENGLISH = """
a about after all also am an and any are as at be because been before but by can cannot cant could couldnt did didnt
do does doesnt doing dont for from get gets had has have having he hello help her here hi his how i if im in into is
isnt it its ive just let me my need no not of off on or our out please should so some than thank thanks that the their
them then there these they this to too up us want wants was way we were what when where which while who whom why will
with without wont would you your such thats whats anyone theyre youre hasnt wasnt arent im ive id ill
"""
_SWAHILI = """
ambayo ambao au basi bila cha chake changu je jinsi kama katika kila kisha kuhusu kuna kuwa kwa kwamba kwangu kwani
kwenye la lakini langu le lini mimi msaada na naomba namna nataka naweza ndiyo ndio ni nini nikitaka ninataka ninaweza
ninawezaje nawezaje nifanye nifanyeje nisaidie nisaidieni pia sasa si sina siwezi sana sisi tafadhali tena tu unaweza
vipi vya wa wangu wapi wewe ya yake yangu yenye yetu yote za zangu zote gani hapa hii hiki hivi hiyo huu hilo hao huo
habari asante kufanya kujua ku ile ili wala ikiwa hadi mpaka kabla baada ndo eti mbona
"""
#: They may be the subject but seldom are: they count for less than how rarely they stand in articles says.
_LIGHT = """
able account app application system thing things something anything nothing everything everybody somebody someone
anyone nobody always never ever often sometimes today yesterday tomorrow now still yet already again just only even
ask asking bring call check come find finish give giving go going happen keep keeping know leave let look looking make
making mean move need put say see seem send set show start stop take taking tell think took try tried trying turn use
used using work working works write full good bad best better big different easy few fine first last late long many
more most much new next old one other own part possible right same several side small sure two whole wrong day time
way kind lot place point help question answer problem issue please area
app leo jana kesho kitu vitu mambo jambo yuko yupo iko ipo niko nipo wako wapo ziko uko nina ana wana una tuna nani
kwanza tayari bado hata mara kila mwingine nyingine wengine yule huyo huyu wao yao wake wetu lake vyangu langu kwake
nafanya anafanya inafanya fanya fanyia ona kuona naona inaonyesha sema anasema inasema niambie weka kuweka nimeweka
chukua tumia kutumia kutaka anataka inataka jua najua kupata napata pata enda nenda kwenda imeenda kuja toka ndani nje
mpya zamani vizuri vibaya kubwa ndogo kidogo sawa ngapi muda wakati mwisho upya shida tatizo swali jibu mtu watu
"""
_LIGHT_WORDS = frozenset(_LIGHT.split())
_WORDS = frozenset((_ENGLISH + _SWAHILI).split())


def is_light(word: str) -> bool:
    return word in _LIGHT_WORDS


def is_function_word(word: str) -> bool:
    return word in _WORDS


def is_function_token(token: str) -> bool:
    """The same for a folded word."""
    return token in _tokens()


@cache
def _tokens() -> frozenset[str]:
    return frozenset(analysis.fold_word(word, language) for word in _WORDS for language in analysis.LANGUAGES)


def content_words(words: list[str]) -> list[str]:
    """``words`` without function words; all of them when nothing else is left."""
    return [word for word in words if word not in _WORDS] or words

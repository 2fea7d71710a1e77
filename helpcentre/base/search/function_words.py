"""Words that carry a question rather than its subject; dropped from a query unless nothing else is left."""

_ENGLISH = """
a about after all also am an and any are as at be because been before but by can cannot cant could couldnt did didnt
do does doesnt doing dont for from get gets had has have having he hello help her here hi his how i if im in into is
isnt it its ive just let me my need no not of off on or our out please should so some than thank thanks that the their
them then there these they this to too up us want wants was way we were what when where which while who whom why will
with without wont would you your
"""
_SWAHILI = """
ambayo ambao au basi bila cha chake changu je jinsi kama katika kila kisha kuhusu kuna kuwa kwa kwamba kwangu kwani
kwenye la lakini langu le lini mimi msaada na naomba namna nataka naweza ndiyo ndio ni nini nikitaka ninataka ninaweza
ninawezaje nawezaje nifanye nifanyeje nisaidie nisaidieni pia sasa si sina siwezi sana sisi tafadhali tena tu unaweza
vipi vya wa wangu wapi wewe ya yake yangu yenye yetu yote za zangu zote gani hapa hii hiki hivi hiyo huu hilo hao huo
habari asante kufanya kujua
"""
_WORDS = frozenset((_ENGLISH + _SWAHILI).split())


def content_words(words: list[str]) -> list[str]:
    """``words`` without function words; all of them when nothing else is left."""
    return [word for word in words if word not in _WORDS] or words

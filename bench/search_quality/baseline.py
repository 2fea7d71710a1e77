"""The plain thing a search must beat: BM25 over stemmed words of title, keywords, summary, headings and body alike."""

import math
from collections import Counter, defaultdict

import snowballstemmer

from helpcentre.base.search import words
from helpcentre.base.search.articles import ArticleText

_K1, _B = 1.2, 0.75
_stemmer = snowballstemmer.stemmer("english")


class BM25:
    """Okapi BM25 with Snowball's English stems; no stop words, no synonyms, no corrections."""

    def __init__(self, texts: list[ArticleText]) -> None:
        self._postings: dict[str, dict[int, int]] = defaultdict(dict)
        self._lengths: dict[int, int] = {}
        for text in texts:
            said = " ".join((text.title, text.keywords, text.summary, text.headings, text.body))
            tokens = _stemmer.stemWords(words.cut(said))
            self._lengths[text.id] = len(tokens)
            for token, times in Counter(tokens).items():
                self._postings[token][text.id] = times
        self._mean = sum(self._lengths.values()) / max(1, len(self._lengths))

    def search(self, query: str) -> list[int]:
        scores: Counter[int] = Counter()
        for token in _stemmer.stemWords(words.cut(query)):
            found = self._postings.get(token, {})
            rarity = math.log(1 + (len(self._lengths) - len(found) + 0.5) / (len(found) + 0.5))
            for number, times in found.items():
                norm = _K1 * (1 - _B + _B * self._lengths[number] / self._mean)
                scores[number] += rarity * times * (_K1 + 1) / (times + norm)
        return [number for number, _ in scores.most_common(30)]

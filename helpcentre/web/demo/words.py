"""Made-up text with the shape of the real thing: two languages, a few very common words, a long tail of rare ones."""

import random
from itertools import accumulate

#: The commonest words, one of each language in turn. A paragraph is easier to read than a list of quoted words.
_COMMON = """
the malipo payment ya is M-Pesa not hayaonekani showing kwenye on simu my yangu phone na and mteja customer amelipa
has tayari paid lakini for risiti it printa already haifanyi but kazi receipt stoo printer duka does mauzo work bei
stock pesa shop leo sale jana price tafadhali money nisaidie today siwezi yesterday kufungua please ripoti help baada
we kusasisha cannot nikijaribu open kuuza report bidhaa after mfanyakazi update namba when mpya try zamani to idadi
sell sio product sahihi cashier salio pin jioni new asubuhi old ujumbe count muamala wrong till balance mtandao bila
evening kupatanisha morning data message akaunti code nenosiri number kufunga network siku offline tofauti sync mkopo
bundle deni account kurudisha password fedha close msimbo day karatasi difference credit debt return refund barcode
"""
_SYLLABLES = [
    c + v for c in ("b", "ch", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "w", "z") for v in "aeiou"
]

_FIRST = """
Njeri Amina Grace Fatuma Neema Sarah Zawadi Wanjiru Akinyi Halima Peter Juma Baraka Daniel Otieno Kamau
"""
_LAST = """
Mwangi Salum Uwase Ali Lyimo Nakato Mushi Juma Mugisha Okello Wekesa Chebet Hassan Mutua Kariuki Achieng
"""
_TOWNS = """
Nairobi Mombasa Kisumu Nyeri Eldoret Dodoma Arusha Moshi Mwanza Tanga Kampala Jinja Mbarara Kigali Huye
"""


class Vocabulary:
    """``size`` distinct words whose use falls off as Zipf found: the word of rank r is used 1/r as often as the first.

    Reproducible: the same seed makes the same words in the same order.
    """

    def __init__(self, size: int = 20_000, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311 - test data, nothing to guess
        common = list(dict.fromkeys(_COMMON.split()))
        known = set(common)
        while len(common) < size:
            word = "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4)))
            if word not in known:
                known.add(word)
                common.append(word)
        self.words = common
        self._weights = list(accumulate(1 / rank for rank in range(1, len(common) + 1)))

    def sentence(self, low: int, high: int) -> str:
        """``low`` to ``high`` words, the first with a capital."""
        chosen = self.random.choices(self.words, cum_weights=self._weights, k=self.random.randint(low, high))
        text = " ".join(chosen)
        return text[:1].upper() + text[1:]

    def name(self) -> str:
        """A person's name."""
        return f"{self.random.choice(_FIRST.split())} {self.random.choice(_LAST.split())}"

    def town(self) -> str:
        """A town in one of the countries DukaSystem sells in."""
        return self.random.choice(_TOWNS.split())

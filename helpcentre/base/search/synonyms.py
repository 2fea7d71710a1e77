"""Words that mean the same in a shop, within a language and across the two."""

from functools import cache

from helpcentre.base.search.analysis import LANGUAGES, fold_word

# One group per line. The next issue lets editors change them; the index holds none, so a change needs no rebuild.
_GROUPS = """
risiti stakabadhi receipt
bei price cost
malipo lipa payment pay paid
pesa hela fedha money cash
duka shop store outlet
bidhaa product item goods stock
stoku stoki akiba hesabu stock inventory
mteja customer client buyer
simu phone mobile handset
printa printer chapa print
nenosiri password
mauzo uza sale sell sold
nunua manunuzi purchase buy bought
deni mkopo madeni credit debt owe
rudisha marejesho refund return reversal
ripoti taarifa report statement
mfanyakazi wafanyakazi mhudumu staff employee cashier worker
futa ondoa delete remove
badilisha hariri change edit update
ongeza weka add
mtandao intaneti internet network wifi online
akaunti account
ingia login signin
funga close
fungua open
muamala miamala transaction
ujumbe message sms
kodi vat tax
punguzo discount
tatizo shida kosa hitilafu problem error fault issue
unganisha connect link pair
onekana appear show visible
picha photo picture image
skani changanua scan barcode
msimbo code pin
matawi tawi branch
bili ankara invoice bill
meneja msimamizi manager
siku day
sahau sahaulika forgot forgotten
ibiwa wizi stolen theft lost potea
"""


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _GROUPS.split("\n"):
        group = frozenset(fold_word(word, language) for word in line.split() for language in LANGUAGES)
        for token in group:
            table[token] = table.get(token, frozenset()) | group
    return table


def of(token: str) -> frozenset[str]:
    """The folded tokens that mean the same as ``token``, itself included; both languages."""
    return _table().get(token, frozenset()) | {token}


def is_known(token: str) -> bool:
    return token in _table()

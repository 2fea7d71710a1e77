"""Words that mean the same, as rows that editors change; filled with the list that comes with the program."""

import django.db.models.functions.datetime
from django.db import migrations, models

GROUPS = """
risiti, stakabadhi, receipt
bei, gharama, price, cost
malipo, lipa, payment, pay, paid
pesa, hela, fedha, mkwanja, money, cash
duka, shop, store, outlet
bidhaa, mali, product, item, goods
stoku, stoki, stoo, akiba, stock, inventory
mzigo, bidhaa, delivery, goods
hesabu, count, stocktake
rafu, shelf, shelves
mteja, wateja, customer, client, buyer
simu, phone, mobile, handset
printa, printer, chapa, chapisha, print
nenosiri, password
pini, pin
mauzo, uza, sale, sell, sold
nunua, manunuzi, purchase, buy, bought
deni, mkopo, madeni, kopesha, credit, debt, owe
dai, deni, owe
rudisha, marejesho, refund, return
batilisha, tengua, futa, reversal, reverse, void, cancel, undo
kosea, kosa, rekebisha, mistake, wrong, correct
ripoti, taarifa, report, statement
faida, profit, margin
mfanyakazi, wafanyakazi, mhudumu, staff, employee, cashier, worker, seller
mwizi, wizi, ibiwa, thief, theft, stolen, steal
potea, poteza, lost, lose
futa, ondoa, delete, remove, erase
badilisha, hariri, change, edit, update
hamia, hamisha, move, transfer, switch
ongeza, weka, add
mtandao, intaneti, net, network, internet, wifi, online, offline
bando, vifurushi, data, bundle, bundles, airtime
akaunti, account
ingia, login, signin
funga, fungwa, close, lock, locked
fungua, open, unlock
jioni, usiku, evening, night
muamala, miamala, transaction
ujumbe, message, sms, text
kodi, vat, tax
punguzo, discount
hitilafu, tatizo, shida, problem, error, fault, issue
unganisha, oanisha, connect, link, pair
onekana, appear, show, visible
picha, photo, picture, image
skani, changanua, soma, scan, scanner
mistari, msimbopau, barcode, qr
droo, drawer, till
pungua, upungufu, short, shortage
isha, finish, finished, low, reorder
kumbusha, arifa, taarifu, remind, reminder, alert, notify, notification
muuzaji, msambazaji, jumla, supplier, wholesaler
kifurushi, usajili, lipia, subscription, plan, package, renew
nusu, sehemu, split, part, partial, half
karatasi, paper
tawi, matawi, branch
bili, ankara, invoice, bill
meneja, msimamizi, bosi, manager, owner, boss
siku, day, daily
sahau, sahaulika, forgot, forgotten, forget, remember
faragha, siri, privacy, private
sanidi, sakinisha, install, setup
anza, mwanzo, start, begin, first
end of day, close the day, daily close, kufunga siku
log in, sign in, kuingia
out of stock, imekwisha
"""


def fill(apps, schema_editor):
    groups = apps.get_model("search", "SynonymGroup")
    groups.objects.bulk_create(groups(words=line) for line in GROUPS.strip().splitlines())


class Migration(migrations.Migration):
    dependencies = [("search", "0003_rank_by_postings")]

    operations = [
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "words",
                    models.CharField(
                        help_text="With commas between them, both languages mixed: risiti, stakabadhi, receipt",
                        max_length=300,
                        verbose_name="words",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["words"],
                "verbose_name": "words that mean the same",
                "verbose_name_plural": "words that mean the same",
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

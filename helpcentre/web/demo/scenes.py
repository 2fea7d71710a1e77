"""The tickets on the desk when the demo opens: invented people, invented shops, everyday trouble."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scene:
    """One ticket. ``agent`` is a persona's key; ``minutes_ago`` is its age; ``cashier``: they sell in the shop of
    another, who may read along."""

    name: str
    shop: str
    town: str
    country: str
    language: str
    subject: str
    body: str
    minutes_ago: int
    channel: str = "web"
    email: str | None = None
    phone: str | None = None
    device: str = "Tecno Spark 10C"
    page: str = ""
    agent: str = ""
    note: str = ""
    reply: str = ""
    solved: bool = False
    cashier: bool = False


SCENES = (
    Scene(
        "Baraka Mushi",
        "Mushi Hardware",
        "Moshi",
        "TZ",
        "sw",
        "Ripoti ya jana haijafika kwenye barua pepe",
        "Kila siku huwa inafika saa 1 asubuhi, leo sijaiona. Naihitaji kwa ajili ya mhasibu.",
        95,
        email="baraka@duka.example",
    ),
    Scene(
        "Peter Otieno",
        "Otieno Chemist",
        "Kisumu",
        "KE",
        "en",
        "Printer stopped after the update",
        "It was fine on Friday. Now every receipt is blank. I changed the paper and it is still blank.",
        52,
        email="peter@duka.example",
        device="Samsung Galaxy A04",
    ),
    Scene(
        "Amina Salum",
        "Salum Fashions",
        "Tanga",
        "TZ",
        "sw",
        "Nimeuza kwa bei ya zamani",
        "Nilibadilisha bei asubuhi lakini simu ya pili bado inaonyesha bei ya zamani.",
        34,
        phone="+255754345678",
        agent="asha",
    ),
    Scene(
        "Grace Uwase",
        "Uwase Mini Market",
        "Kigali",
        "RW",
        "en",
        "Add a second cashier with a lower limit",
        "She should be able to sell but not to give discounts above 5%. How do I do that?",
        120,
        email="grace@duka.example",
        device="Infinix Hot 30",
    ),
    Scene(
        "Hamisi Juma",
        "Duka la Hamisi",
        "Mwanza",
        "TZ",
        "sw",
        "Idadi ya unga haijapungua baada ya kuuza",
        "Amepiga simu. Anauza unga kwa kilo lakini stoo inahesabu kwa mfuko.",
        200,
        channel="phone",
        phone="+255784345678",
        agent="asha",
        note="He weighs from a 50 kg sack. @Joseph did we not have the same case in Tabora?",
    ),
    Scene(
        "Sarah Nakato",
        "Nakato Wholesale",
        "Jinja",
        "UG",
        "en",
        "VAT number missing on receipts",
        "My accountant needs it on every receipt before the end of the month.",
        260,
        email="sarah@duka.example",
        agent="joseph",
        reply="Hello Sarah, I have asked the product team where your receipt settings went wrong. "
        "Could you send us the town of your tax office meanwhile?",
    ),
    Scene(
        "Neema Lyimo",
        "Lyimo Boutique",
        "Arusha",
        "TZ",
        "sw",
        "Nataka kurudisha bidhaa ya mteja",
        "Mteja amerudisha shati. Sioni sehemu ya kumrudishia pesa yake.",
        17,
        phone="+255765345678",
    ),
    Scene(
        "Daniel Mugisha",
        "Mugisha Auto Spares",
        "Mbarara",
        "UG",
        "en",
        "Export sales for the last quarter",
        "The file stops in the middle of August. I need all of it for the bank.",
        330,
        email="daniel@duka.example",
        agent="joseph",
    ),
    Scene(
        "Fatuma Ali",
        "Duka la Fatuma",
        "Mombasa",
        "KE",
        "sw",
        "Simu mpya, siwezi kuingia",
        "Nilibadilisha simu jana, namba ni ile ile. Nikiweka PIN inakataa.",
        8,
        phone="+254733345678",
    ),
    Scene(
        "Njeri Kamau",
        "Mama Njeri Stores",
        "Nyeri",
        "KE",
        "sw",
        "Printa haichapishi risiti",
        "Printa inawaka lakini karatasi haitoki na chochote.",
        60 * 24 * 55,
        email="njeri@duka.example",
        agent="joseph",
        reply="Habari Njeri, tafadhali geuza karatasi: upande unaong'aa uwe juu. Tuambie kama imekubali.",
        solved=True,
    ),
    Scene(
        "Juma Ali",
        "Mama Njeri Stores",
        "Nyeri",
        "KE",
        "sw",
        "Droo la pesa halifunguki",
        "Nikimaliza kuuza droo haifunguki yenyewe. Naifungua kwa ufunguo kila mara.",
        60 * 26,
        phone="+254701345678",
        agent="asha",
        reply="Habari Juma, chomoa waya wa droo kwenye printa, subiri sekunde kumi, kisha uurudishe. Imekubali?",
        cashier=True,
    ),
)

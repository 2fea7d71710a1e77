"""A name is shown to people and offered for saving. It lies about nothing and leads nowhere."""

import pytest

from helpcentre.base.files import titles

PDF, TEXT, PICTURE = ("pdf",), ("txt", "log"), ("webp",)


@pytest.mark.parametrize(
    ("sent", "endings", "kept"),
    [
        ("risiti.pdf", PDF, "risiti.pdf"),
        ("RISITI.PDF", PDF, "RISITI.pdf"),
        ("till.log", TEXT, "till.log"),
        ("IMG_2041.HEIC", PICTURE, "IMG_2041.webp"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("C:\\Users\\Njeri\\Desktop\\risiti.pdf", PDF, "risiti.pdf"),
        ("invoice.pdf.exe", PDF, "invoice.pdf.exe.pdf"),
        ("run.bat", TEXT, "run.bat.txt"),
        ("invoice\u202efdp.exe", PDF, "invoicefdp.exe.pdf"),
        ("ri\u200bsi\u00adti\x00.pdf", PDF, "risiti.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", PDF, "aSet-Cookie_ x=1.pdf"),
        ("\">'<img src=x>.pdf", PDF, "__'_img src=x_.pdf"),
        ("", PDF, "file.pdf"),
        ("....", PDF, "file.pdf"),
        (".htaccess", TEXT, "htaccess.txt"),
        ("فاتورة.pdf", PDF, "فاتورة.pdf"),
        ("📎 picha.pdf", PDF, "📎 picha.pdf"),
        ("half\ud83d.pdf", PDF, "half.pdf"),
    ],
)
def test_a_name_is_one_visible_line_that_ends_as_its_content_is(sent: str, endings: tuple[str, ...], kept: str) -> None:
    assert titles.clean(sent, endings=endings) == kept


def test_ten_thousand_letters_become_a_hundred() -> None:
    kept = titles.clean("m" * 10_000 + ".pdf", endings=PDF)
    assert len(kept) == titles.LONGEST
    assert kept.endswith("m.pdf")

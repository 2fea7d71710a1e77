from urllib.parse import quote


def whatsapp(title: str, url: str) -> str:
    """The address that opens WhatsApp with title and link written; nobody is asked for anything until it is tapped."""
    return f"https://wa.me/?text={quote(f'{title} {url}', safe='')}"

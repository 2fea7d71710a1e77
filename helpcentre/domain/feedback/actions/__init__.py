from helpcentre.domain.feedback.actions.links import check_due_links, check_link, list_every_link, list_links

__all__ = ["check_due_links", "check_link", "list_every_link", "list_links"]

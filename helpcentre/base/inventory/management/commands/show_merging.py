from django.core.management.base import BaseCommand

from helpcentre.base.inventory.merging import Way, rules
from helpcentre.base.inventory.merging_gaps import pointers, rule_of


class Command(BaseCommand):
    help = "Lists what becomes of everything that points at a person when two records of one person are merged."

    def handle(self, **options: object) -> None:
        for pointer in pointers():
            rule = rule_of(pointer)
            said = [rule.way.value, *(["put in order first"] if rule.act else []), *([rule.why] if rule.why else [])]
            if rule.moving:
                said.append("some stay as history")
            self.stdout.write(f"{pointer.place:<44} {', '.join(said)}")
        for place, rule in sorted(rules.by_place.items()):
            if not rule.field and rule.way is Way.STAY:
                self.stdout.write(f"{place:<44} {rule.why}")
        self.stdout.write(f"Afterwards: {', '.join(sorted(rules.afterwards))}")

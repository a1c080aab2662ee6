"""What a visitor has chosen for their ticket so far."""

from dataclasses import dataclass, replace

MOST_SERVICES = 4
"""More services in one visit are for reception to arrange."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything of the ticket to come; nothing of it is kept when the visitor goes.

    `phone` is in E.164, given for messages about this visit and with consent to them.
    """

    services: tuple[int, ...] = ()
    """Settled before the one that is being looked at, in the order in which they are served."""
    party_size: int = 1
    priority_id: int | None = None
    phone: str | None = None

    @property
    def full(self) -> bool:
        """Whether the one being looked at is the last that fits into this visit."""
        return len(self.services) >= MOST_SERVICES - 1

    def with_service(self, service_id: int) -> "Chosen":
        """One more service in the visit; one that is in it already keeps its place."""
        if service_id in self.services:
            return self
        return replace(self, services=(*self.services, service_id))

    def without_service(self, service_id: int) -> "Chosen":
        return replace(self, services=tuple(s for s in self.services if s != service_id))


NOTHING_CHOSEN = Chosen()
"""What every visitor begins with."""

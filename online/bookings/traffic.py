"""How much a source of bookings is asked, and how much it answers."""

from dataclasses import dataclass


@dataclass(slots=True)
class Traffic:
    """Counted from the start of a source, in bytes: bodies as they are after unpacking.

    CalDAV adds the lines and headers around them, of which most of a quiet look consists.
    """

    requests: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0

    def add(self, sent: int, received: int) -> None:
        """One more request with its answer."""
        self.requests += 1
        self.sent_bytes += sent
        self.received_bytes += received

    def since(self, before: "Traffic") -> "Traffic":
        """What came on top of `before`."""
        return Traffic(
            self.requests - before.requests,
            self.sent_bytes - before.sent_bytes,
            self.received_bytes - before.received_bytes,
        )

    def __bool__(self) -> bool:
        return self.requests > 0

    def __str__(self) -> str:
        size = (self.sent_bytes + self.received_bytes) / 1000
        return f"{self.requests} requests, {size:,.1f} kB"

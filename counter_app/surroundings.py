"""What is done about the surroundings: the answers to the banners."""

from functools import partial

from counter_app.banners import Banners
from counter_app.press import Press
from counter_app.reading import Reading
from counter_app.store import Store
from counter_app.verbs import Verb
from db.printing import Printing


class Surroundings:
    """Prints again what was not printed, and puts away what was read."""

    def __init__(
        self,
        store: Store,
        press: Press,
        reading: Reading,
        banners: Banners,
        printing: Printing | None,
    ) -> None:
        self._store = store
        self._press = press
        self._reading = reading
        self._banners = banners
        self._printing = printing

    @property
    def can_print_again(self) -> bool:
        """Whether what the print trouble on show is about can be printed from here."""
        return self._store.state.print_trouble is not None and self._printing is not None

    def print_again(self) -> None:
        """Prints the ticket or the slip of the print trouble on show, on the same printer."""
        state, printing = self._store.state, self._printing
        trouble = state.print_trouble
        if trouble is None or printing is None:
            return
        self._banners.put_trouble_away(trouble)
        verb, act = Verb.REPRINT, partial(printing.again, trouble.ticket_id)
        if trouble.slip_step_id is not None:
            verb, act = Verb.SLIP, partial(printing.slip, trouble.slip_step_id)
        self._press.do(verb, partial(act, trouble.printer, by=state.me), number=trouble.number)

    def dismiss(self) -> None:
        """Takes the banner away: a trouble that was read, or the print trouble on show."""
        state = self._store.state
        if state.trouble is None and state.print_trouble is not None:
            self._banners.put_trouble_away(state.print_trouble)
        self._store.show(trouble=None, print_trouble=self._banners.print_trouble(state.devices))
        self._reading.refresh()

    def put_sources_away(self) -> None:
        """Takes the late sources of bookings on show away until they were read again."""
        state = self._store.state
        self._banners.put_sources_away(*state.late_sources)
        self._store.show(late_sources=self._banners.late(state.sources, state.now))

    def put_devices_away(self) -> None:
        """Takes the printers and loudspeakers on show away until something about them changes."""
        state = self._store.state
        self._banners.put_devices_away(*state.printers, *state.mute_halls)
        self._store.show(**self._banners.devices(state.devices))

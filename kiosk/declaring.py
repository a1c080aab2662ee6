"""What a visitor declares about themselves: a need for priority, and where messages reach them."""

from db.spelling import western_digits
from kiosk.conversation import Conversation
from kiosk.state import Page
from shell.phone import BadPhone, e164, region_of

LONGEST_PHONE = 20
"""Signs of a phone number with its country code, and room for spaces."""


class Declaring:
    """Both are offered, never asked for, and wait on the side of the way to a ticket."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    # --- Priority ---------------------------------------------------------------------------------

    def open_priority(self) -> None:
        """Shows the office's priority classes, out of sight of who stands behind."""
        if self._at_a_service() and self._conversation.may_act():
            self._conversation.go(Page.PRIORITY)

    def choose_priority(self, priority_id: int | None) -> None:
        """Declares a class, or takes it back with None, and goes on where the visitor was."""
        state = self._conversation.state
        if state.page is Page.PRIORITY and self._conversation.may_act():
            self._conversation.choose(priority_id=priority_id)
            self._conversation.step_back()
            self._conversation.read_anew.emit()

    # --- A phone number ---------------------------------------------------------------------------

    def open_phone(self) -> None:
        """Shows the keypad for a number, with what it is used for."""
        state = self._conversation.state
        if state.page is Page.SERVICE and self._conversation.may_act():
            self._conversation.go(Page.PHONE, typed=state.chosen.phone or "", phone_fault=None)

    def type(self, text: str) -> None:
        """Adds digits to the number, from the keypad or a keyboard; a plus only leads it."""
        if not self._typing():
            return
        typed = self._conversation.state.typed
        for sign in western_digits(text):
            if sign.isdigit() or (sign == "+" and not typed):
                typed += sign
        self._enter(typed[:LONGEST_PHONE])

    def erase(self) -> None:
        """Takes the last digit back."""
        if self._typing():
            self._enter(self._conversation.state.typed[:-1])

    def clear(self) -> None:
        """Empties the number."""
        if self._typing():
            self._enter("")

    def submit(self) -> None:
        """Keeps the number with the visitor's consent; a wrong one stays to be mended."""
        state = self._conversation.state
        if not self._typing() or state.office is None or not self._conversation.may_act():
            return
        try:
            number = e164(state.typed, region_of(state.office.zone))
        except BadPhone as bad:
            self._conversation.show(phone_fault=bad.fault)
        else:
            self._keep(number)

    def no_phone(self) -> None:
        """No messages: what was typed, now or before, is forgotten."""
        if self._conversation.state.page is Page.PHONE and self._conversation.may_act():
            self._keep(None)

    def _keep(self, number: str | None) -> None:
        self._conversation.choose(phone=number)
        self._conversation.step_back()

    def _enter(self, typed: str) -> None:
        self._conversation.touched()
        self._conversation.show(typed=typed, phone_fault=None)

    def _typing(self) -> bool:
        state = self._conversation.state
        return state.page is Page.PHONE and not state.busy

    def _at_a_service(self) -> bool:
        return self._conversation.state.page in (Page.SERVICE, Page.BOOKING)

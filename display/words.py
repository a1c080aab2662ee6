"""The words of the hall display, always in both languages at once."""

from dataclasses import dataclass
from typing import Self

from queueing.wording import COUNTER, Bilingual
from shell.language import QT_TRANSLATE_NOOP, BothLanguages


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of the display that is neither the office's own nor counted."""

    now_calling: Bilingual
    called_again: Bilingual
    last_called: Bilingual
    counter: Bilingual
    ticket: Bilingual
    no_more: Bilingual
    waiting: Bilingual
    keep_ticket: Bilingual
    catching_up: Bilingual
    welcome: Bilingual
    how: Bilingual
    closed: Bilingual
    on_break: Bilingual
    moment: Bilingual
    moment_detail: Bilingual

    @classmethod
    def load(cls, both: BothLanguages) -> Self:
        say = both.say
        return cls(
            now_calling=say("Hall", QT_TRANSLATE_NOOP("Hall", "Now calling ticket")),
            called_again=say("Hall", QT_TRANSLATE_NOOP("Hall", "Calling again")),
            last_called=say("Hall", QT_TRANSLATE_NOOP("Hall", "Now at the counter")),
            counter=COUNTER,
            ticket=say("Hall", QT_TRANSLATE_NOOP("Hall", "Ticket")),
            no_more=say(
                "Hall",
                QT_TRANSLATE_NOOP("Hall", "Your number appears on this screen when it is called"),
            ),
            waiting=say("Hall", QT_TRANSLATE_NOOP("Hall", "waiting")),
            keep_ticket=say("Hall", QT_TRANSLATE_NOOP("Hall", "Please keep your ticket with you")),
            catching_up=say(
                "Hall",
                QT_TRANSLATE_NOOP("Hall", "Catching up. The last calls stay on the screen."),
            ),
            welcome=say("Hall", QT_TRANSLATE_NOOP("Hall", "Welcome")),
            how=say(
                "Hall",
                QT_TRANSLATE_NOOP(
                    "Hall", "Please take a ticket and have a seat. Your number will appear here."
                ),
            ),
            closed=say("Hall", QT_TRANSLATE_NOOP("Hall", "The centre is closed")),
            on_break=say("Hall", QT_TRANSLATE_NOOP("Hall", "We are on a short break")),
            moment=say("Hall", QT_TRANSLATE_NOOP("Hall", "One moment, please")),
            moment_detail=say(
                "Hall", QT_TRANSLATE_NOOP("Hall", "The calls will appear here shortly.")
            ),
        )

"""Putting the hall together from the machine's settings: its screens, and its voice."""

import os
import platform

from PySide6.QtWidgets import QWidget

from commands.suite import Backstage
from db.announcing import Announcing
from display.announcer import Announcer
from display.feed import HallFeed
from display.media import MediaShelf
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from display.sign import SignWindow
from display.sign_presenter import SignPresenter
from display.state import Hanging
from shell.clips import folder_of
from shell.look import Look
from shell.settings import HallScreen, Settings
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from shell.worker import Worker


def hall_feed(stage: Backstage) -> HallFeed:
    """One reading of the hall for everything a process shows and says of it."""
    feed = HallFeed(stage.views, stage.live, stage.worker, clock=stage.clock)
    stage.at_the_end(feed.stop)
    feed.start()
    return feed


def hall_window(stage: Backstage, feed: HallFeed, screen: HallScreen, look: Look) -> QWidget:
    """What the settings say of one screen: the display of the hall, or the sign of a counter."""
    if screen.sign is not None:
        return _sign_window(stage, feed, screen, screen.sign, look)
    shelf = MediaShelf(screen.media) if screen.media is not None else None
    presenter = DisplayPresenter(
        feed,
        Hanging(screen.zone, screen.ways),
        has_media=shelf.any if shelf is not None else _nothing,
    )
    presenter.start()
    stage.at_the_end(presenter.stop)
    return DisplayWindow(
        presenter, look, screen.viewing_metres, density=screen.pixels_per_mm, media=shelf
    )


def _sign_window(
    stage: Backstage, feed: HallFeed, screen: HallScreen, counter: int, look: Look
) -> QWidget:
    presenter = SignPresenter(feed, counter)
    presenter.start()
    stage.at_the_end(presenter.stop)
    return SignWindow(presenter, look, screen.viewing_metres, density=screen.pixels_per_mm)


def _nothing() -> bool:
    return False


def hall_voice(stage: Backstage, feed: HallFeed, settings: Settings) -> Announcer | None:
    """The voice of this machine; None where it is switched off."""
    voice = settings.voice
    if not voice.on or not voice.volume:
        return None
    store = Store()
    # Of its own, so that no reading of the hall waits for a turn, nor the other way round.
    worker = Worker("voice")
    announcer = Announcer(
        feed,
        Announcing(stage.database, stage.office_id, stage.clock),
        worker,
        SoundMaking(store, folder_of(voice.clips), voice.chime),
        SoundPlaying(store),
        speaker=f"{platform.node()}:{os.getpid()}",
        zone=settings.voice_zone,
        volume=voice.volume,
    )
    stage.at_the_end(worker.stop)
    stage.at_the_end(announcer.stop)
    return announcer

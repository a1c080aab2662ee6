"""Dawr's composition root: one sub-command per process, and nothing else."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.bookings import cli as bookings
from commands.options import AsJson, ConfigFile, DatabaseUrl, configured
from db.engine import Database, utc_now
from db.events import Record
from db.office import office_id
from db.trouble import Trouble
from queueing.ticket import Refused
from queueing.wording import Language
from shell import settings as machine

ASSETS = Path(__file__).parent / "assets"

app = typer.Typer(add_completion=False, help="Dawr (دور): the front of house of a service centre.")
app.add_typer(bookings.app, name="bookings")

Screen = Annotated[int | None, typer.Option("--screen", min=1, help="The screen; 1 is the main.")]
Fullscreen = Annotated[bool | None, typer.Option("--fullscreen/--window")]
Tongue = Annotated[Language | None, typer.Option("--language", help="The language to start in.")]
FirstPaint = Annotated[bool, typer.Option("--report-first-paint", hidden=True)]
Place = Annotated[str | None, typer.Option("--place", hidden=True, help="x,y,width,height")]


def named_database(config: Path | None, database: str | None) -> str | None:
    """The database that the command line or the file it names says; None when neither does.

    For commands that otherwise take one of their own: they are never to meet a real office because
    this machine's settings happen to name it.
    """
    if config is None and database is None:
        return None
    settings = configured(config, database)
    return settings.database if "database" in settings.model_fields_set else None


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Without a command: what the settings say this machine is, or a window that offers all."""
    if context.invoked_subcommand is not None:
        return
    settings = machine.load()
    if settings.role is not None:
        from commands.process import run_role

        raise typer.Exit(run_role(settings.role, settings, utc_now))
    from commands.process import run_start_window

    raise typer.Exit(run_start_window(Path(__file__), ASSETS / "profiles", settings.language))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Where pictures go without a display.")] = Path(
        "demo-out"
    ),
    windows: Annotated[
        bool | None, typer.Option("--windows/--pictures", help="Instead of what the machine has.")
    ] = None,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """The whole office on this screen; without a display, a morning in pictures.

    A database that is named must hold no other office, and keeps this one; else it is a file in
    --out.
    """
    from commands import demo as demonstration
    from commands.process import has_display

    url = named_database(config, database)
    if has_display() if windows is None else windows:
        raise typer.Exit(demonstration.open_windows(Path(__file__), ASSETS, out, url))
    demonstration.tell(demonstration.play_morning(out, ASSETS, url))


@app.command()
def kiosk(
    config: ConfigFile = None,
    database: DatabaseUrl = None,
    screen: Screen = None,
    fullscreen: Fullscreen = None,
    language: Tongue = None,
    first_paint: FirstPaint = False,
    place: Place = None,
) -> None:
    """The check-in kiosk."""
    from commands.process import run_kiosk

    settings = configured(config, database, screen=screen, fullscreen=fullscreen, language=language)
    raise typer.Exit(run_kiosk(settings, utc_now, place, first_paint))


@app.command()
def display(
    config: ConfigFile = None,
    database: DatabaseUrl = None,
    screen: Screen = None,
    fullscreen: Fullscreen = None,
    zone: Annotated[str | None, typer.Option(help="Show the calls of this zone alone.")] = None,
    sign: Annotated[
        int | None, typer.Option(min=1, max=999, help="The sign above this counter, instead.")
    ] = None,
    media: Annotated[
        Path | None, typer.Option(help="A folder of pictures and films between the calls.")
    ] = None,
    silent: Annotated[bool, typer.Option("--silent", help="Call without a sound.")] = False,
    first_paint: FirstPaint = False,
    place: Place = None,
) -> None:
    """The hall display, or a counter's sign, and the voice of the hall.

    Without --screen, --zone and --sign it opens every screen that the settings name.
    """
    from commands.process import run_display

    settings = configured(config, database, fullscreen=fullscreen)
    shown = settings.with_hall_screen(
        screen=screen, zone=zone, sign=sign, media=media, silent=silent
    )
    raise typer.Exit(run_display(shown, utc_now, place, first_paint))


@app.command()
def counter(
    config: ConfigFile = None,
    database: DatabaseUrl = None,
    number: Annotated[int | None, typer.Option(help="The counter's number.")] = None,
    screen: Screen = None,
    fullscreen: Fullscreen = None,
    language: Tongue = None,
    first_paint: FirstPaint = False,
    place: Place = None,
) -> None:
    """The clerk's console."""
    from commands.process import run_counter

    settings = configured(
        config, database, counter=number, screen=screen, fullscreen=fullscreen, language=language
    )
    raise typer.Exit(run_counter(settings, utc_now, place, first_paint))


@app.command()
def setup(
    profile: Annotated[Path, typer.Option(help="The office's profile (TOML).")],
    pins: Annotated[Path | None, typer.Option(help="Initial PINs in a file of their own.")] = None,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Create or update an office from its profile; running it twice changes nothing."""
    from db.profile import read_pins, read_profile, with_pins
    from db.setup import set_up

    office = read_profile(profile)
    if pins is not None:
        office = with_pins(office, read_pins(pins))
    opened = Database.open(configured(config, database).database, create=True)
    done = set_up(opened, office, utc_now)
    what = "created" if done.created else "updated" if done.changes else "unchanged"
    typer.echo(f"{office.office.key}: {what}, {done.changes} changes, {opened.where}")


@app.command()
def pin(
    login: Annotated[str, typer.Argument(help="The staff name, as in the profile.")],
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Give a member of staff a new PIN; it is asked for twice and kept as a hash alone."""
    from commands.pin import give_pin

    settings = configured(config, database)
    opened = Database.open(settings.database)
    person = give_pin(opened, office_id(opened, settings.office), utc_now, login, _ask_pin)
    typer.echo(f"{person.name.en}: PIN set")


def _ask_pin() -> str:
    asked: str = typer.prompt("New PIN", hide_input=True, confirmation_prompt=True)
    return asked


@app.command()
def ticket(
    preview: Annotated[bool, typer.Option("--preview", help="Draw one sample ticket.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Draw every service at every usual width.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="The PNG file to write; with --all, a folder.")
    ] = None,
    width: Annotated[int | None, typer.Option(help="Dots of the head: 384, 512, 576.")] = None,
    layout: Annotated[Path | None, typer.Option(help="A ticket layout (TOML).")] = None,
    language: Annotated[Language | None, typer.Option(help="This language alone.")] = None,
    service: Annotated[str | None, typer.Option(help="The code of a service.")] = None,
    number: Annotated[str | None, typer.Option(help="The number, such as F012.")] = None,
    reprint: Annotated[bool, typer.Option("--reprint", help="As a second print.")] = False,
    slip: Annotated[
        bool, typer.Option("--slip", help="The slip that says what comes next, instead.")
    ] = False,
    profile: Annotated[Path | None, typer.Option(help="An office's profile (TOML).")] = None,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Draw sample tickets as pictures, to look at a layout before it is on paper."""
    from commands import ticket as tickets

    asked = tickets.Asked(
        preview, every, out, width, layout, language, service, number, reprint, slip, profile,
        office_named=bool(config or database),
    )  # fmt: skip
    for file in tickets.draw(asked, configured(config, database)):
        typer.echo(file)


@app.command()
def say(
    number: Annotated[str, typer.Argument(help="The ticket's number, such as F012.")],
    counter: Annotated[int, typer.Option(min=1, max=999, help="The counter's number.")],
    out: Annotated[Path, typer.Option(help="The folder the WAV files go to.")],
    language: Annotated[Language | None, typer.Option(help="This language alone.")] = None,
    service: Annotated[
        str | None, typer.Option(help="The code of the service; needs --profile.")
    ] = None,
    profile: Annotated[Path | None, typer.Option(help="An office's profile (TOML).")] = None,
    clips: Annotated[Path | None, typer.Option(help="A folder of recorded clips.")] = None,
) -> None:
    """Write a call as the hall would hear it: a file for each language, and the whole."""
    from commands import say as saying

    asked = saying.Asked(number, counter, out, language, service, profile, clips)
    for file in saying.say(asked):
        typer.echo(file)


@app.command()
def clips(
    profile: Annotated[Path | None, typer.Option(help="An office's profile (TOML).")] = None,
    language: Annotated[Language | None, typer.Option(help="This language alone.")] = None,
    folder: Annotated[
        Path | None, typer.Option("--check", help="The folder of a set, with ar and en in it.")
    ] = None,
    table: Annotated[bool, typer.Option("--list", help="The table, also beside a check.")] = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """What to record to call with a voice of one's own, as a table (CSV), and what is missing."""
    from commands import clips as recordings

    asked = recordings.Asked(profile, language, folder, table)
    told = recordings.clips(asked, configured(config, database))
    for line in told.lines:
        typer.echo(line)
    if not told.complete:
        raise typer.Exit(1)


@app.command()
def rehearse(
    day: Annotated[Path, typer.Option(help="The day to play (TOML).")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same day.")] = 1,
    as_json: AsJson = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Play a whole day through the real use cases on a simulated clock.

    A database that is named must be empty, and keeps the day; else it is a passing file.
    """
    from commands import rehearse as rehearsal

    result = rehearsal.rehearse(day, seed, named_database(config, database))
    typer.echo(rehearsal.as_json(result)) if as_json else rehearsal.tell(result)


@app.command()
def events(
    since: Annotated[int, typer.Option(help="After this number.")] = 0,
    follow: Annotated[bool, typer.Option(help="Go on as they happen.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """The record of what happened."""
    from commands.events import lines

    settings = configured(config, database)
    opened = Database.open(settings.database)
    record = Record(opened, office_id(opened, settings.office))
    for line in lines(record, opened, since, follow=follow, as_json=as_json):
        typer.echo(line)


@app.command("end-day")
def end_day(config: ConfigFile = None, database: DatabaseUrl = None) -> None:
    """Close what is still open today, by name; nothing of it counts as served."""
    from db.day import Day

    settings = configured(config, database)
    opened = Database.open(settings.database)
    done = Day(opened, office_id(opened, settings.office), utc_now).end()
    typer.echo(
        f"{done.steps} visits and {done.counters} counters closed, "
        f"{done.bookings_missed} bookings missed"
    )


@app.command()
def bench(
    as_json: AsJson = False,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer samples, smaller past.")] = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Measure what fast means here, beside the bare database in the same run.

    A database that is named says where: on that server, or on the disk with that file. It is
    not touched itself; what is measured has databases of its own, and they are gone afterwards.
    """
    from commands import bench as benchmark

    url = named_database(config, database)
    result = benchmark.bench(Path(__file__), quick=quick, database_url=url)
    typer.echo(benchmark.as_json(result)) if as_json else benchmark.tell(result)


@app.command()
def pictures(
    out: Annotated[Path, typer.Option(help="The folder they go to.")] = Path("docs/pictures"),
    full: Annotated[bool, typer.Option("--full", help="In full size instead of half.")] = False,
) -> None:
    """Pictures of the kiosk, its ticket, the hall and its signs, for the documentation."""
    from commands.pictures import HALF, take_pictures

    taken = take_pictures(out, ASSETS, scale=1.0 if full else HALF)
    typer.echo(f"{len(taken)} pictures in {out}")


@app.command()
def doctor(
    as_json: AsJson = False, config: ConfigFile = None, database: DatabaseUrl = None
) -> None:
    """Check this machine, and say how to mend what is wrong."""
    from commands import doctor as examination

    findings = examination.examine(configured(config, database))
    typer.echo(examination.as_json(findings)) if as_json else examination.tell(findings)
    if examination.worst(findings) is examination.Grade.FAULT:
        raise typer.Exit(1)


def run() -> None:
    """Run the command line; what the surroundings or the rules refuse is told, not traced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a redirected stream on Windows knows no Arabic
    try:
        app()
    except Trouble as told:
        typer.echo(f"dawr: {told}", err=True)
        sys.exit(1)
    except Refused as told:
        from shell.words import Audience, refusal_words

        typer.echo(f"dawr: {refusal_words(told.reason, Audience.CLERK)} ({told})", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()

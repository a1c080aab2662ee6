"""The commands under `bookings`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from commands.options import AsJson, ConfigFile, DatabaseUrl, configured
from db.engine import Database, utc_now
from db.office import Office, office_id
from db.views import Views
from shell.settings import Settings

app = typer.Typer(help="Bookings that come from elsewhere.")

LineId = Annotated[int, typer.Argument(help="The number of the line, as `list` shows it.")]


def _office(config: Path | None, database: str | None) -> tuple[Settings, Database, int]:
    settings = configured(config, database)
    opened = Database.open(settings.database)
    return settings, opened, office_id(opened, settings.office)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A list of bookings (CSV, Excel, iCalendar).")],
    source: Annotated[str, typer.Option(help="The name of the system it comes from.")] = "file",
    column: Annotated[
        list[str] | None,
        typer.Option(help="HEADING=FIELD, what a column holds; remembered for this source."),
    ] = None,
    learn: Annotated[
        bool, typer.Option("--learn", help="Take unknown columns for what they look like.")
    ] = False,
    as_today: Annotated[
        bool, typer.Option("--as-today", help="Move every booking to today: for samples.")
    ] = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Take in an exported list; rows that make no sense are named and set aside."""
    from commands.bookings.importing import Asked, bring_in

    _settings, opened, office = _office(config, database)
    asked = Asked(file, source, tuple(column or ()), learn, as_today)
    done = bring_in(opened, office, utc_now, asked, _confirm)
    for line in done.faults:
        typer.echo(line, err=True)
    typer.echo(done.summary)
    if done.faults:
        raise typer.Exit(1)


def _confirm(suggested: Mapping[str, str]) -> bool:
    """Whether a person at a terminal agrees with what the columns look like."""
    if not (suggested and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    for heading, field in suggested.items():
        typer.echo(f"  {heading} = {field}")
    return typer.confirm("Take these columns for this, from now on?")


@app.command()
def sync(
    once: Annotated[bool, typer.Option("--once", help="Look once at each, then end.")] = False,
    source: Annotated[str | None, typer.Option(help="This source alone.")] = None,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Keep the bookings in step with the sources of the settings, until it is stopped."""
    from commands.bookings import sync as syncing
    from commands.bookings.sources import beats, webhook_secret
    from shell.faults import install_logging

    install_logging("bookings")
    settings, opened, office = _office(config, database)
    progress = syncing.Progress(typer.echo)
    found = beats(opened, office, utc_now, settings.bookings, source, progress)
    if once:
        if not syncing.once(found, typer.echo):
            raise typer.Exit(1)
        return
    names = {beat.sync.name for beat in found}
    typer.echo(f"In step with {', '.join(sorted(names))}. Ctrl+C ends it.")
    diary = syncing.Diary(typer.echo, Views(opened, office, utc_now).office(), utc_now)
    wanted = [each for each in settings.bookings if each.name in names]
    syncing.run(found, wanted, webhook_secret, diary)


@app.command()
def secret(
    source: Annotated[str, typer.Argument(help="The source, as the settings name it.")],
    webhook: Annotated[
        bool, typer.Option("--webhook", help="The secret that its webhook says, instead.")
    ] = False,
) -> None:
    """Keep a source's password or token in this system's keyring; it is asked for twice."""
    from commands.bookings.sources import webhook_name
    from online.bookings.secrets import store_secret

    asked = typer.prompt("Password or token", hide_input=True, confirmation_prompt=True)
    store_secret(webhook_name(source) if webhook else source, asked)
    typer.echo(f"{source}: kept in the keyring of this user")


@app.command()
def remove(
    source: Annotated[str, typer.Argument(help="The source that is not used any more.")],
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Forget a source that the settings no longer name; its bookings stay."""
    from db.sources import Sources

    _settings, opened, office = _office(config, database)
    Sources(opened, office, utc_now).remove(source)
    typer.echo(f"{source}: forgotten, its bookings stay")


@app.command("list")
def list_(
    which: Annotated[str, typer.Argument(help="all, inbox or conflicts")] = "all",
    ended: Annotated[bool, typer.Option("--ended", help="Also what is dealt with.")] = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """What has to be decided about bookings: records that do not fit, and conflicts."""
    from commands.bookings import sorting

    _settings, opened, office = _office(config, database)
    about = _about(opened, office)
    found = sorting.lines(sorting.resolving(opened, office), sorting.which(which), ended=ended)
    for line in found:
        typer.echo(sorting.as_json(line) if as_json else sorting.brief(line))
    if not found and not as_json:
        typer.echo(f"{about.name.en}: nothing to decide")


@app.command()
def show(
    line: LineId,
    as_json: AsJson = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """All that is known of one line, and how it can be dealt with."""
    from commands.bookings import sorting

    _settings, opened, office = _office(config, database)
    found = sorting.resolving(opened, office).line(line)
    if as_json:
        typer.echo(sorting.as_json(found))
        return
    for text in sorting.whole(found, _about(opened, office)):
        typer.echo(text)


@app.command()
def resolve(
    line: LineId,
    service: Annotated[
        str | None, typer.Option(help="The code of the service that the source means.")
    ] = None,
    not_ours: Annotated[
        bool, typer.Option("--not-ours", help="That service is none of this office's.")
    ] = False,
    keep: Annotated[bool, typer.Option("--keep", help="The office's version holds.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="The source's version holds; the ticket stays.")
    ] = False,
    dismiss: Annotated[bool, typer.Option("--dismiss", help="Somebody has seen to it.")] = False,
    config: ConfigFile = None,
    database: DatabaseUrl = None,
) -> None:
    """Decide about one line."""
    from commands.bookings import sorting

    _settings, opened, office = _office(config, database)
    given = {"not-ours": not_ours, "keep": keep, "accept": accept, "dismiss": dismiss}
    verbs = [name for name, wanted in given.items() if wanted]
    verb = sorting.the_one(line, verbs, service)
    typer.echo(
        sorting.resolve(
            sorting.resolving(opened, office), _about(opened, office), line, verb, service
        )
    )


def _about(database: Database, office: int) -> Office:
    return Views(database, office, utc_now).office()

"""Statements of the hot path, compiled once and run on the driver's own cursor.

A clerk's click costs a handful of tiny statements, and putting each through SQLAlchemy's general
machinery costs more than the database needs to run it. These skip that machinery; they are still
written, typed and rendered for each engine by SQLAlchemy.
"""

from collections import namedtuple
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

Sql = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete | sa.TextClause
Values = dict[str, Any]
Processor = Callable[[Any], Any]


class Prepared:
    """A statement to be run often, unchanged but for its values. Make it once, at import.

    Its rows are named tuples with the statement's column names. `postgresql` is the same question
    in words that only that engine knows.
    """

    def __init__(self, statement: Sql, *, postgresql: Sql | None = None) -> None:
        special = statement if postgresql is None else postgresql
        self._statements = {"sqlite": statement, "postgresql": special}
        self._forms: dict[str, Form] = {}

    def form(self, dialect: sa.Dialect) -> "Form":
        """The statement as this engine wants it."""
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = Form.of(self._statements[dialect.name], dialect)
        return form


Asked = tuple[Prepared, Values]
"""A statement and what it is run with."""


class PreparedInsert:
    """Inserts of one row into a table: a prepared statement for each set of columns."""

    def __init__(self, table: sa.Table) -> None:
        self._table = table
        self._plain: dict[tuple[str, ...], Prepared] = {}
        self._returning: dict[tuple[str, ...], Prepared] = {}

    def plain(self, values: Values) -> Prepared:
        """The insert of these columns; nothing comes back."""
        columns = tuple(values)
        if columns not in self._plain:
            self._plain[columns] = Prepared(self._insert(columns))
        return self._plain[columns]

    def returning_id(self, values: Values) -> Prepared:
        """The insert of these columns; the row's id comes back."""
        columns = tuple(values)
        if columns not in self._returning:
            insert = self._insert(columns).returning(self._table.c.id)
            self._returning[columns] = Prepared(insert)
        return self._returning[columns]

    def _insert(self, columns: tuple[str, ...]) -> sa.Insert:
        return self._table.insert().values({name: _given(self._table, name) for name in columns})


class PreparedUpdate:
    """Updates of one row by its id (`row_id`): a prepared statement for each set of columns."""

    def __init__(self, table: sa.Table) -> None:
        self._table = table
        self._forms: dict[tuple[str, ...], Prepared] = {}

    def of(self, values: Values) -> Prepared:
        columns = tuple(values)
        if columns not in self._forms:
            new = {name: _given(self._table, name) for name in columns}
            of_row = self._table.c.id == sa.bindparam("row_id")
            self._forms[columns] = Prepared(self._table.update().where(of_row).values(new))
        return self._forms[columns]


def _given(table: sa.Table, column: str) -> sa.BindParameter[Any]:
    return sa.bindparam(column, type_=table.c[column].type)


class Form:
    """The statement as one engine wants it: its text, how values go in, how rows come out."""

    def __init__(
        self,
        sql: str,
        binds: list[tuple[str, Processor | None]],
        fixed: Values,
        out: list[tuple[int, Processor]],
        row: Any,
    ) -> None:
        self.has_rows = row is not None
        self._sql = sql
        self._binds = binds
        self._fixed = fixed
        self._out = out
        self._row = row

    @classmethod
    def of(cls, statement: Any, dialect: sa.Dialect) -> "Form":
        if dialect.name == "postgresql":
            kind: Any = type(dialect)
            dialect = kind(paramstyle="numeric_dollar")
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        columns = list(_columns(statement))
        processors = [_of_results(column.type, dialect) for column in columns]
        return cls(
            sql=compiled.string,
            binds=[
                (name, _of_binds(compiled.binds[name].type, dialect))
                for name in compiled.positiontup or ()
            ],
            fixed={name: value for name, value in compiled.params.items() if value is not None},
            out=[(i, p) for i, p in enumerate(processors) if p is not None],
            row=namedtuple("Row", [column.key for column in columns]) if columns else None,
        )

    def execute(self, cursor: Any, values: Values) -> None:
        given = {**self._fixed, **values} if self._fixed else values
        bound = [
            given[name] if process is None else process(given[name])
            for name, process in self._binds
        ]
        cursor.execute(self._sql, bound)

    def rows(self, cursor: Any) -> list[Any]:
        """What the cursor brought back."""
        if not self.has_rows:
            return []
        if not self._out:
            return [self._row._make(line) for line in cursor.fetchall()]
        return [self._row._make(self._processed(line)) for line in cursor.fetchall()]

    def _processed(self, line: Sequence[Any]) -> list[Any]:
        cells = list(line)
        for i, processor in self._out:
            cells[i] = processor(cells[i])
        return cells


def _columns(statement: Any) -> Any:
    if isinstance(statement, sa.TextClause):
        return ()
    return statement.selected_columns if statement.is_select else statement.exported_columns


def _of_binds(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Processor | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _of_results(type_: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Processor | None:
    return type_.dialect_impl(dialect).result_processor(dialect, None)

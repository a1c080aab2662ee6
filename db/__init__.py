"""The shared database: schema, migrations, and the use cases, one transaction each."""

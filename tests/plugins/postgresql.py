"""Run the tests on PostgreSQL.

Loaded by `-p` on the command line (`make test-postgresql`), so that DATABASE_URL is set before
Django reads its settings: from a conftest it would come too late, and the tests would run on
SQLite without a word.
"""

from tests.plugins.postgresql_server import begin

begin()

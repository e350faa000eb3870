#!/bin/sh
# For monitoring (docs/cluster-backup.md): says what is wrong with the backups of the cluster and exits with 1, or with 0
# and one line. Beside PostgreSQL, as an account that may read pg_stat_archiver (PGUSER=b2o_admin, PGDATABASE=b2o).
#   BASES=/mnt/base   base backups of pg_basebackup are there; otherwise pgBackRest is asked
#   WAITS=5 HOURS=26  minutes that a segment may wait for its archiving; age of the newest base backup
set -eu
waits=${WAITS:-5} hours=${HOURS:-26} wrong=0
say() { echo "$1" >&2; wrong=1; }
ask() { psql -XAtq -v ON_ERROR_STOP=1 "$@"; }

[ "$(ask -c "SELECT current_setting('archive_mode')")" = on ] || say 'archive_mode is off: nothing is archived'
failing=$(ask -c "SELECT format('archiving fails since %s, %s waits; see the log of PostgreSQL', last_failed_time, last_failed_wal)
  FROM pg_stat_archiver WHERE last_failed_time > coalesce(last_archived_time, '-infinity')")
[ -z "$failing" ] || say "$failing"
late=$(ask -c "SELECT format('%s segments wait for the archive, the oldest since %s', count(*), min(modification))
  FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'
  HAVING min(modification) < clock_timestamp() - make_interval(mins => $waits)")
[ -z "$late" ] || say "$late"

if [ -n "${BASES:-}" ]; then
  newest=$(find "$BASES" -maxdepth 2 -name backup_manifest -printf '%T@\n' | sort -n | tail -n 1 | cut -d. -f1)
else
  # The JSON is read by psql: the image has neither jq nor Python.
  newest=$(ask -v info="$(pgbackrest --stanza=b2o --output=json info)" <<'SQL'
SELECT max((b->'timestamp'->>'stop')::bigint) FROM jsonb_array_elements(:'info'::jsonb) s, jsonb_array_elements(s->'backup') b
WHERE NOT coalesce((b->>'error')::boolean, false);
SQL
)
fi
if [ -z "$newest" ]; then
  say 'there is no base backup'
else
  age=$((($(date +%s) - newest) / 3600))
  [ "$age" -lt "$hours" ] || say "the newest base backup is $age hours old"
fi
[ "$wrong" = 0 ] || exit 1
echo "archived up to $(ask -c 'SELECT last_archived_wal FROM pg_stat_archiver'), newest base backup $age hours old"

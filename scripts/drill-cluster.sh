#!/usr/bin/env bash
# The drill of layer C (docs/cluster-backup.md): a throw-away cluster is backed up, an accident happens, the cluster of
# the minute before is restored beside it, and instances go from there back to where they belong: one that lost rows, one
# that lost its whole schema.
#   scripts/drill-cluster.sh            with pgBackRest
#   scripts/drill-cluster.sh --plain    with pg_basebackup and docker/archive-wal.sh alone
# Needs Debian's postgresql-15 (or PG_BIN=/usr/lib/postgresql/NN/bin), pgbackrest unless --plain, and a built dist/
# (node scripts/build.mjs). Takes some two minutes, and leaves nothing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
export PATH=$root/node_modules/.bin:$PATH
plain=${1:-}
case $plain in '' | --plain) ;; *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
missing() { echo "missing: $1 (Debian package $2)" >&2; exit 2; }
[ -x "$bin/initdb" ] || missing "$bin/initdb" postgresql-15
[ "$plain" = --plain ] || command -v pgbackrest >/dev/null || missing pgbackrest pgbackrest
[ -f "$root/dist/apps/cli/main.js" ] || { echo "missing: dist/ (node scripts/build.mjs)" >&2; exit 2; }

work=$(mktemp -d /tmp/b2o-drill-XXXXXX)
chmod 755 "$work"
account=$(id -un)
# PostgreSQL does not run as root.
if [ "$account" = root ]; then account=postgres; install -d -o postgres "$work/pg"; else mkdir "$work/pg"; fi
as() { if [ "$(id -un)" = "$account" ]; then "$@"; else runuser -u "$account" -- "$@"; fi; }
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
finish() {
  for cluster in main minute; do
    if [ -f "$work/pg/$cluster/postmaster.pid" ]; then as "$bin/pg_ctl" stop -D "$work/pg/$cluster" -m immediate -s || true; fi
  done
  rm -rf "$work"
}
trap finish EXIT
step_started=$(date +%s%N)
step() { # names what was just done, and how long it took
  local now; now=$(date +%s%N)
  printf '%7.1f s  %s\n' "$(((now - step_started) / 1000000))e-3" "$1"
  step_started=$(date +%s%N)
}

port=$(free_port) other=$(free_port)
export B2O_SECRET_KEY=a-secret-of-the-drill-of-no-worth-at-all B2O_KEYS_DIR=$work/keys LOG_LEVEL=error
b2o() { # <port of the cluster> <folder of the server> arguments
  DATABASE_URL=postgres://postgres@127.0.0.1:$1/b2o B2O_DATA_DIR=$work/$2 \
    B2O_BACKUP_SECOND_SITE=file://$work/site node "$root/dist/apps/cli/main.js" "${@:3}"
}
sql() { as "$bin/psql" -XAtq -h 127.0.0.1 -p "$1" -U postgres -d b2o -v ON_ERROR_STOP=1 -c "$2"; }
digests() { # <port> <schema>: rows and a digest of each business table
  as "$bin/psql" -XAtq -h 127.0.0.1 -p "$1" -U postgres -d b2o -v ON_ERROR_STOP=1 -v place="$2" <<'SQL'
SELECT format('SELECT %L, count(*), md5(string_agg(t::text, E''\n'' ORDER BY t::text COLLATE "C")) FROM %I.%I t', relname, nspname, relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = :'place' AND relkind = 'r' AND relname ~ '^(crm|hr)_' ORDER BY relname \gexec
SQL
}
check() { # what docker/check-cluster-backup.sh says
  as env PGHOST=127.0.0.1 PGPORT="$port" PGUSER=postgres PGDATABASE=b2o WAITS="${WAITS:-5}" PATH="$bin:$PATH" \
    ${bases:+BASES="$bases"} "$work/check-cluster-backup.sh"
}
all_archived() {
  sql "$port" 'SELECT pg_switch_wal()' >/dev/null
  for _ in $(seq 300); do
    [ "$(sql "$port" "SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) FROM pg_stat_archiver")" = f ] || return 0
    sleep 0.1
  done
  echo 'the WAL was not archived within 30 s' >&2; exit 1
}
recovered() { # <port>
  for _ in $(seq 600); do [ "$(sql "$1" 'SELECT pg_is_in_recovery()')" = f ] && return; sleep 0.1; done
  echo 'the end of the recovery was not reached within 60 s' >&2; exit 1
}
field() { node -e 'let t="";process.stdin.on("data",c=>t+=c).on("end",()=>console.log(JSON.parse(t)[process.argv[1]]))' "$1"; }
mkdir "$work/site"; touch "$work/site/b2o-second-site"

# --- a cluster that archives
install -m 755 "$root/docker/check-cluster-backup.sh" "$work/check-cluster-backup.sh"
bases=
as "$bin/initdb" -D "$work/pg/main" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --data-checksums >/dev/null
if [ "$plain" = --plain ]; then
  bases=$work/pg
  as mkdir "$work/pg/wal"; as touch "$work/pg/wal/b2o-wal-archive"
  install -m 755 "$root/docker/archive-wal.sh" "$work/archive-wal.sh"
  archive="$work/archive-wal.sh %p %f $work/pg/wal"
else
  sed -e "s#^repo1-path=.*#repo1-path=$work/pg/repo#" -e "s#^pg1-path=.*#pg1-path=$work/pg/main#" \
    -e "s#^pg1-port=.*#pg1-port=$port\npg1-socket-path=$work/pg#" -e 's#^pg1-user=.*#pg1-user=postgres#' \
    -e "s#^\[global\]#[global]\nlock-path=$work/pg/lock\nspool-path=$work/pg/spool#" "$root/docker/pgbackrest.conf" >"$work/pgbackrest.conf"
  export PGBACKREST_CONFIG=$work/pgbackrest.conf PGBACKREST_REPO1_CIPHER_PASS=passphrase-of-the-drill
  archive='pgbackrest --stanza=b2o archive-push %p'
fi
cat >"$work/settings" <<EOF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$work/pg'
max_locks_per_transaction = 256
jit = off
timezone = 'UTC'
archive_mode = on
archive_timeout = 60
archive_command = '$archive'
EOF
as tee "$work/pg/main/postgresql.auto.conf" <"$work/settings" >/dev/null
as "$bin/pg_ctl" start -D "$work/pg/main" -w -s -l "$work/pg/main.log"
as "$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres b2o
step 'a cluster with checksums that archives its WAL'

for slug in dupont martin; do
  b2o "$port" server instance create $slug --name "$slug SAS" --admin "admin@$slug.example" --json >"$work/$slug.json"
done
dupont=$(field schema <"$work/dupont.json") martin=$(field schema <"$work/martin.json")
company() { sql "$port" "INSERT INTO $1.crm_company (id, name) SELECT gen_random_uuid(), '$2 ' || n FROM generate_series(1, $3) n"; }
company "$dupont" before 1000
company "$martin" before 1000
step 'two instances with 1000 companies each'

# --- the base backup
if [ "$plain" = --plain ]; then
  as "$bin/pg_basebackup" -h 127.0.0.1 -p "$port" -U postgres -D "$work/pg/base" --checkpoint=fast -X none
  as "$bin/pg_verifybackup" -n "$work/pg/base"
else
  as pgbackrest --stanza=b2o stanza-create
  as pgbackrest --stanza=b2o check
  as pgbackrest --stanza=b2o --type=full backup
  as pgbackrest --stanza=b2o verify
fi
step 'full backup, verified'
if [ "$plain" != --plain ]; then
  company "$dupont" 'a day later' 200
  as pgbackrest --stanza=b2o --type=diff backup
  step 'differential backup of the next day'
fi
check

# --- work goes on, then the accident
company "$dupont" after 500
company "$martin" after 500
wanted=$(digests "$port" "$dupont"; digests "$port" "$martin")
sleep 1.2
minute=$(sql "$port" 'SELECT clock_timestamp()')
sleep 1.2
sql "$port" "DELETE FROM $dupont.crm_company WHERE name LIKE 'before %'"
company "$dupont" 'since then' 3
sql "$port" "DROP SCHEMA $martin CASCADE" 2>/dev/null
all_archived
step "500 more companies each; then, at $minute, the accident: 1000 deleted and 3 entered since, a schema dropped"

# --- the cluster of that minute, beside the living one
if [ "$plain" = --plain ]; then
  as cp -a "$work/pg/base" "$work/pg/minute"
  as touch "$work/pg/minute/recovery.signal"
  as tee -a "$work/pg/minute/postgresql.auto.conf" >/dev/null <<EOF
restore_command = 'cp $work/pg/wal/%f %p'
recovery_target_time = '$minute'
recovery_target_action = 'promote'
EOF
else
  as pgbackrest --stanza=b2o --pg1-path="$work/pg/minute" --type=time --target="$minute" --target-action=promote \
    --archive-mode=off restore
fi
# It must neither answer on the port of the living one nor archive into its repository.
as tee -a "$work/pg/minute/postgresql.auto.conf" >/dev/null <<EOF
port = $other
archive_mode = off
EOF
as "$bin/pg_ctl" start -D "$work/pg/minute" -w -s -l "$work/pg/minute.log"
recovered "$other"
step 'an auxiliary cluster at that minute'

# --- instances go from there back
for slug in dupont martin; do
  run=$(b2o "$other" auxiliary backup run $slug --kind full --json | field runId)
  b2o "$other" auxiliary backup send $slug --json >/dev/null
  step "$slug copied there by our own exporter, and sent to the second site"
  b2o "$port" server backup fetch $slug --run "$run" --json >/dev/null
  b2o "$port" server backup restore $slug --run "$run" --into same --confirm $slug --json >"$work/restored-$slug.json"
  step "$slug fetched and restored"
done

found=$(digests "$port" "$dupont"; digests "$port" "$martin")
if [ "$found" != "$wanted" ]; then
  echo 'NOT EQUAL (<: at that minute, >: restored)' >&2
  diff <(echo "$wanted") <(echo "$found") >&2 || true
  exit 1
fi
kept=$(field keptSchema <"$work/restored-dupont.json")
[ "$(sql "$port" "SELECT count(*) FROM $kept.crm_company WHERE name LIKE 'since then %'")" = 3 ] ||
  { echo "what was entered since is not in $kept" >&2; exit 1; }
echo "equal: $(echo "$wanted" | wc -l) tables with the digests of $minute; what was entered since is kept in $kept"

# --- the machine is lost: everything comes back, up to the last WAL that was archived
wanted=$(digests "$port" "$dupont"; digests "$port" "$martin"; digests "$port" "$kept")
all_archived
as "$bin/pg_ctl" stop -D "$work/pg/main" -m immediate -s
rm -rf "$work/pg/main"
if [ "$plain" = --plain ]; then
  as cp -a "$work/pg/base" "$work/pg/main"
  as touch "$work/pg/main/recovery.signal"
  echo "restore_command = 'cp $work/pg/wal/%f %p'" | as tee -a "$work/pg/main/postgresql.auto.conf" >/dev/null
else
  as pgbackrest --stanza=b2o restore
fi
as "$bin/pg_ctl" start -D "$work/pg/main" -w -s -l "$work/pg/main.log"
recovered "$port"
[ "$(digests "$port" "$dupont"; digests "$port" "$martin"; digests "$port" "$kept")" = "$wanted" ] ||
  { echo 'NOT EQUAL after the whole cluster was restored' >&2; exit 1; }
step 'the whole cluster lost and restored, every table equal'

# --- does the monitoring see an archive that is stuck?
sql "$port" "ALTER SYSTEM SET archive_command = '/bin/false'"
sql "$port" 'SELECT pg_reload_conf(), pg_switch_wal()' >/dev/null
for _ in $(seq 100); do said=$(check 2>&1) || break; sleep 0.2; done
case $said in *'archiving fails since'*) step 'an archive that is stuck is told' ;; *) echo "a stuck archive is not told: $said" >&2; exit 1 ;; esac

#!/usr/bin/env bash
# Brings a copy back into PostgreSQL 15 or newer with Debian's tools alone: age, jq, openssl, psql (postgresql-client),
# and postgresql-contrib on the server. Nothing of b2o runs. For reading what a client entrusted to us, on any machine.
#
#   restore-without-b2o.sh <copies of the instance> <run> <key file> <schema> <database URL> [<folder for attachments>]
#
# <copies of the instance>  the folder with the runs and `blobs`, from the backup disk or from the second site
# <run>                     a full copy, or an incremental one: its full copy is found by itself
# <key file>                the instance's identity, AGE-SECRET-KEY-1… (docs/runbooks/lost-keys.md)
# <schema>                  a new schema for the data
# SIGNING_KEY=…/signing-key.pem checks who wrote the copy; without it only that its bytes are whole.
set -euo pipefail
[ $# -ge 5 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
copies=$(realpath "$1") run=$2 key=$(realpath "$3") schema=$4 url=$5 files=${6:-}
[[ $schema =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || { echo "not a name for a schema: $schema" >&2; exit 2; }
for tool in age jq openssl psql; do command -v $tool >/dev/null || { echo "missing: $tool" >&2; exit 2; }; done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
plain() { age -d -i "$key" "$1" | gunzip; }

# --- is it whole, and ours?
check() {
  local folder=$copies/$1
  [ -f "$folder/manifest.json" ] || { echo "no copy $1: manifest.json is missing" >&2; exit 1; }
  if [ -n "${SIGNING_KEY:-}" ]; then
    openssl pkeyutl -verify -rawin -pubin -inkey "$SIGNING_KEY" -in "$folder/manifest.json" \
      -sigfile "$folder/manifest.sig" >/dev/null || { echo "$1: not signed with that key" >&2; exit 1; }
  fi
  jq -r '.. | objects | select(has("file") and has("sha256")) | "\(.sha256)  \(.file)"' "$folder/manifest.json" >"$work/sums"
  (cd "$folder" && sha256sum --check --quiet --strict "$work/sums") || { echo "$1: altered" >&2; exit 1; }
}
check "$run"
base=$(jq -r '.base.run // empty' "$copies/$run/manifest.json")
if [ -n "$base" ]; then
  check "$base"
  [ "$(jq -r .base.manifestSha256 "$copies/$run/manifest.json")" = "$(sha256sum <"$copies/$base/manifest.json" | cut -d' ' -f1)" ] ||
    { echo "$base is not the full copy that $run goes on from" >&2; exit 1; }
fi

# --- one transaction: all of it or nothing
plain "$copies/$run/ddl.sql.gz.age" >"$work/ddl.sql"
plain "$copies/$run/keys.sql.gz.age" >"$work/keys.sql"
columns() { plain "$1" | head -1 || true; } # head leaves before the end
source_of() { echo "program 'bash -c \"set -o pipefail; age -d -i $key $1 | gunzip\"'"; }
{
  echo '\set ON_ERROR_STOP on'
  echo 'BEGIN;'
  # What our functions are called; on a server with b2o they are there already. The data need but the first of them.
  cat <<'SQL'
SELECT NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'b2o') AS bare \gset
\if :bare
  CREATE SCHEMA b2o;
  CREATE EXTENSION unaccent SCHEMA b2o;
  CREATE EXTENSION pg_trgm SCHEMA b2o;
  CREATE FUNCTION b2o.fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(b2o.unaccent('b2o.unaccent'::regdictionary, value));
SQL
  grep -ohE 'EXECUTE FUNCTION b2o\.[a-z_]+' "$work/ddl.sql" "$work/keys.sql" | sort -u | while read -r _ _ name; do
    echo "CREATE FUNCTION $name() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN coalesce(NEW, OLD); END';"
  done
  printf '%s\n' '\endif'
  echo "CREATE SCHEMA $schema; SET LOCAL search_path TO $schema; SET LOCAL client_encoding TO 'UTF8';"
  cat "$work/ddl.sql"
  for file in "$copies/${base:-$run}"/data/*.csv.gz.age; do
    table=$(basename "$file" .csv.gz.age)
    echo "\\copy $table ($(columns "$file")) from $(source_of "$file") (format csv, header)"
  done
  if [ -n "$base" ]; then
    shopt -s nullglob
    for file in "$copies/$run"/data/*.csv.gz.age; do
      table=$(basename "$file" .csv.gz.age)
      case $table in
        *.upsert)
          # Whatever happened to a row since: it goes, and comes back as it was last.
          gone=${file/.upsert./.delete.} table=${table%.upsert} id=$(columns "${file/.upsert./.delete.}")
          echo "CREATE TEMP TABLE since (LIKE $table) ON COMMIT DROP; CREATE TEMP TABLE gone AS SELECT $id FROM $table LIMIT 0;"
          echo "\\copy since ($(columns "$file")) from $(source_of "$file") (format csv, header)"
          echo "\\copy gone from $(source_of "$gone") (format csv, header)"
          echo "DELETE FROM $table t USING (SELECT $id FROM gone UNION SELECT $id FROM since) x WHERE t.$id = x.$id;"
          echo "INSERT INTO $table ($(columns "$file")) OVERRIDING SYSTEM VALUE SELECT $(columns "$file") FROM since;"
          echo 'DROP TABLE since, gone;'
          ;;
        *.delete) ;;
        *)
          echo "DELETE FROM $table;"
          echo "\\copy $table ($(columns "$file")) from $(source_of "$file") (format csv, header)"
          ;;
      esac
    done
  fi
  cat "$work/keys.sql"
  echo 'COMMIT;'
} >"$work/restore.sql"
psql -X -q -v ON_ERROR_STOP=1 "$url" -f "$work/restore.sql" >/dev/null

# --- attachments, under the digests that the table stored_file names
if [ -n "$files" ]; then
  mkdir -p "$files"
  for each in $base $run; do
    plain "$copies/$each/blobs.json.gz.age" | jq -r '.[] | "\(.file) \(.sha256)"' | while read -r name sha256; do
      age -d -i "$key" -o "$files/$sha256" "$copies/blobs/$name"
      echo "$sha256  $files/$sha256" | sha256sum --check --quiet --strict
    done
  done
fi
echo "restored ${base:+$base and }$run into the schema $schema"

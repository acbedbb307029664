# What the scripts beside this file share.
set -eu
umask 077
cd "$(dirname "$0")"

die() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*" >&2; }

compose() {
  if docker compose version >/dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi
}

# A setting as compose sees it: the environment before .env.
setting() {
  printenv "$1" || sed -n "s/^$1=//p" .env | tail -n 1
}

sql() { # DATABASE, statements on standard input
  compose exec -T postgres psql -U postgres -d "$1" -v ON_ERROR_STOP=1 --no-psqlrc -qAt
}

# One line a notebook: slug, last number, digest of its journal up to it. Two places with equal lines have equal records.
journals() {
  sql tsuiki <<'SQL'
select n.slug, n.last_seq, encode(sha256(string_agg(sha256(convert_to(
    concat_ws('|', j.seq, j.id, j.type, j.author, j.recorded_at at time zone 'UTC', j.redacted, j.record), 'UTF8')), ''::bytea
    order by j.seq)), 'hex')
from notebook n join journal j on j.notebook = n.id group by n.id order by n.slug;
SQL
}

#!/bin/sh
# archive_command without pgBackRest: docker/archive-wal.sh %p %f /mnt/wal
# Never overwrites: the same segment with other bytes means two clusters write to one archive.
set -eu
from=$1 name=$2 archive=$3
[ -e "$archive/b2o-wal-archive" ] || { echo "$archive is not mounted: no file b2o-wal-archive" >&2; exit 1; }
if [ -e "$archive/$name" ]; then
  cmp -s "$from" "$archive/$name" && exit 0
  echo "$name is in the archive already, and differs" >&2
  exit 1
fi
part="$archive/.part-$$-$name"
trap 'rm -f "$part"' EXIT
cp "$from" "$part"
sync "$part"
mv "$part" "$archive/$name"
sync "$archive"

# PostgreSQL with pgBackRest, for docker/compose.cluster-backup.yml.
FROM postgres:18
RUN apt-get update && apt-get install -y --no-install-recommends pgbackrest \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o postgres -g postgres -m 0750 /var/lib/pgbackrest
COPY docker/pgbackrest.conf /etc/pgbackrest/pgbackrest.conf
COPY --chmod=755 docker/check-cluster-backup.sh /usr/local/bin/check-cluster-backup
VOLUME /var/lib/pgbackrest

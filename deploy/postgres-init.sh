#!/bin/bash
# Runs once, when the volume is new: Lunhuan and Temporal each have a role and databases of their own.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=lunhuan="$LUNHUAN_DB_PASSWORD" --set=temporal="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE lunhuan LOGIN PASSWORD :'lunhuan';
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE lunhuan OWNER lunhuan;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL

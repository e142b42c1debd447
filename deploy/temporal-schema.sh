#!/bin/sh
# Brings Temporal's own databases to the schema of this admin-tools version; a second run changes nothing.
set -eu
schemas=/etc/temporal/schema/postgresql/v12
tool() {
  temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$@"
}
for database in temporal temporal_visibility; do
  case $database in
    temporal) versions=$schemas/temporal/versioned ;;
    *) versions=$schemas/visibility/versioned ;;
  esac
  tool "$database" setup-schema -v 0.0
  tool "$database" update-schema -d "$versions"
done

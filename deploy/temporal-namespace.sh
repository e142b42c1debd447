#!/bin/sh
# Makes the namespace when the server answers; one that is there stays as it is.
set -eu
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
  temporal operator cluster health && break
  sleep 5
done
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"

#!/bin/sh
# One JSON line a patient, from Bundles or an export in NDJSON, and how many there are.
set -eu
npx her2-cds classify "$@" > classified.ndjson
wc -l < classified.ndjson

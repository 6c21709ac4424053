#!/usr/bin/env bash
# Every patient of an export, on the nodes of a Slurm cluster: sorted by one job, classified by an array, put together by one
# more. Prints the id of the last job; when it has ended well, the results are in OUT.
#
#   IN=/data/export OUT=/data/her2 SHARDS=64 deploy/slurm/submit.sh [--account=… and other options of sbatch]
#
# OPTIONS are further ones of `her2-cds population partition`, such as --all. IN, OUT and her2-cds with DuckDB must be the same
# on every node. After a failure submit it again: what is done is not done again.
set -euo pipefail
: "${IN:?the folder of the export}" "${OUT:?the folder of the results}"
SHARDS=${SHARDS:-16}
HER2_CDS=${HER2_CDS:-her2-cds}
OPTIONS=${OPTIONS:-}
export IN OUT SHARDS HER2_CDS OPTIONS

mkdir -p "$OUT/log"
job() { # name, dependency or '', options…; the script comes on standard input
  local name=$1 after=$2
  shift 2
  sbatch --parsable --job-name="her2-$name" --output="$OUT/log/$name-%A-%a.txt" ${after:+--dependency="afterok:$after"} \
    --kill-on-invalid-dep=yes "$@"
}

# Lines that could not be read fail no job: OUT/errors.ndjson names them, and all others are there.
sorted=$(job partition '' --cpus-per-task="${CPUS:-2}" --mem="${MEMORY:-2G}" "$@" <<'SCRIPT'
#!/bin/sh
exec $HER2_CDS population partition --accept-unread --in "$IN" --out "$OUT" --parts "$((SHARDS > 16 ? SHARDS : 16))" $OPTIONS
SCRIPT
)
ran=$(job run "$sorted" --array="0-$((SHARDS - 1))" --cpus-per-task=1 --mem=1500M --requeue "$@" <<'SCRIPT'
#!/bin/sh
# Which shard this is, SLURM_ARRAY_TASK_ID says.
exec $HER2_CDS population run --out "$OUT" --shards "$SHARDS"
SCRIPT
)
job merge "$ran" --cpus-per-task="${CPUS:-2}" --mem="${MEMORY:-2G}" "$@" <<'SCRIPT'
#!/bin/sh
exec $HER2_CDS population merge --accept-unread --out "$OUT"
SCRIPT

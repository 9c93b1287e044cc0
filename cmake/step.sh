#!/usr/bin/env bash
# step.sh NAME COMMAND...: runs a command under a heading and says how long it took.
set -euo pipefail
printf '== %s\n' "$1"
began=$SECONDS
status=0
"${@:2}" || status=$?
if [[ $status == 0 ]]; then
  printf '== %s: done in %d s\n' "$1" $((SECONDS - began))
else
  printf '== %s: failed after %d s\n' "$1" $((SECONDS - began))
fi
exit $status

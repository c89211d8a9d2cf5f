#!/usr/bin/env bash
# ./dev run: prints the packet of every sample person into OUT/NAME/ and says what it printed where.
# usage: print_samples.sh PROGRAM OUT
set -euo pipefail
program=$1 out=$2
today=$(cut -c1-10 forms/samples/today)
status=0
for answers in forms/samples/*.json; do
  name=$(basename "$answers" .json)
  echo "== $name"
  "$program" render pd-request --answers "$answers" --out "$out/$name" --today "$today" || status=1
done
echo
echo "Printed $(find "$out" -name '*.pdf' | wc -l) papers for $(find "$out" -mindepth 1 -maxdepth 1 -type d | wc -l) people into $out/"
exit $status

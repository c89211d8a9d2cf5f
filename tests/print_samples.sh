#!/usr/bin/env bash
# ./dev run: prints the packet of every sample person into OUT/samples/NAME and of every person of the
# roster into OUT/roster/RECORD_ID, one line a person, and ends with what was printed where.
# usage: print_samples.sh PROGRAM OUT
set -uo pipefail
program=$1 out=$2
today=$(cut -c1-10 forms/samples/today)
failed=0

# packet FOLDER: the answers come on standard input; what went wrong is shown, warnings are counted.
packet() {
  local folder=$1 said
  mkdir -p "$folder"
  if said=$("$program" render pd-request --answers - --out "$folder" --today "$today" 2>&1); then
    printf '%-44s %2d papers, %2d warnings\n' "$folder" "$(find "$folder" -name '*.pdf' -o -name '*.txt' | wc -l)" \
      "$(grep -c 'warning\[' <<<"$said")"
  else
    printf '%-44s FAILED\n%s\n' "$folder" "$said"
    failed=$((failed + 1))
  fi
}

started=$(date +%s)
# Papers of another day would be taken for somebody else's.
rm -rf "$out/samples" "$out/roster"
for answers in forms/samples/*.json; do
  packet "$out/samples/$(basename "$answers" .json)" <"$answers"
done
while IFS= read -r answers; do
  packet "$out/roster/$(sed -E 's/.*"record_id": *"([^"]+)".*/\1/' <<<"$answers")" <<<"$answers"
done <forms/samples/roster.jsonl

people=$(find "$out/samples" "$out/roster" -mindepth 1 -maxdepth 1 -type d | wc -l)
papers=$(find "$out/samples" "$out/roster" -name '*.pdf' | wc -l)
echo
echo "Printed $papers PDF papers for $people people into $out/samples/ and $out/roster/ in $(($(date +%s) - started)) s; $failed failed."
[ "$failed" -eq 0 ]

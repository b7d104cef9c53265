#!/usr/bin/env bash
# Checks the pages of a built site: tests/tools/run.sh out/site
# Installs what is missing first. Ends with a line "N passed, N failed".
set -euo pipefail

if [ $# -ne 1 ] || [ ! -d "$1" ]; then
  echo "usage: $0 FOLDER, the folder of a built site" >&2
  exit 2
fi
folder=$(cd "$1" && pwd -L)
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=tests/tools/install.sh
. ./install.sh
need_node
need_npm_packages
need_chromium
need_python

passed=0
failed=0
for check in check-html.mjs check-browser.mjs check-scope.mjs check-checklist.mjs check-incident.mjs check-use.mjs check-search.mjs feeds.sh; do
  echo "-- $check"
  output=$(mktemp)
  status=0
  program=(node "$check")
  case "$check" in *.sh) program=("./$check") ;; esac
  "${program[@]}" "$folder" 2>&1 | tee "$output" || status=$?
  counts=$(tail -n 1 "$output")
  rm -f "$output"
  if [[ "$counts" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    if [ "$status" -ne 0 ] && [ "${BASH_REMATCH[2]}" -eq 0 ]; then failed=$((failed + 1)); fi
  else
    echo "FAIL $check did not come to its end"
    failed=$((failed + 1))
  fi
done
echo "-- all page checks"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

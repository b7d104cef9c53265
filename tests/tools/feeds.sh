#!/usr/bin/env bash
# Checks the feeds and calendars of a built site by programs that others wrote.
#
#   feeds.sh           installs them, if they are missing
#   feeds.sh FILE.ics  checks one calendar, in the same way
#   feeds.sh FOLDER    checks FOLDER, the folder of a built site, and installs them first if need be
#
# Ends with a line "N passed, N failed".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools="${CARGO_TARGET_DIR:-$here/../../target}/tools"
python="$tools/feeds/bin/python"
packages=(feedparser==6.0.14 atoma==0.0.17 icalendar==7.3.0 vobject==0.9.9)

stamp="$tools/feeds/.installed"
if [ ! -x "$python" ] || [ "$(cat "$stamp" 2>/dev/null)" != "${packages[*]}" ]; then
  echo "installing the validators of feeds and calendars"
  mkdir -p "$tools"
  python3 -m venv "$tools/feeds"
  "$python" -m pip install --quiet --disable-pip-version-check "${packages[@]}"
  printf '%s' "${packages[*]}" >"$stamp"
fi

if [ $# -gt 0 ]; then
  "$python" "$here/check-feeds.py" "$1"
fi

#!/bin/sh
# Validates a folder with a Data Package by frictionless, the reference implementation.
#
#   frictionless.sh               installs the validator, if it is missing
#   frictionless.sh FOLDER        validates FOLDER/datapackage.json, and installs it first if need be
#   frictionless.sh --available   says by its exit status whether it is installed
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
tools="${CARGO_TARGET_DIR:-$root/target}/tools"
program="$tools/frictionless/bin/frictionless"

if [ "${1:-}" = "--available" ]; then
    [ -x "$program" ]
    exit
fi

if [ ! -x "$program" ]; then
    mkdir -p "$tools"
    python3 -m venv "$tools/frictionless"
    "$tools/frictionless/bin/pip" install --quiet --disable-pip-version-check "frictionless==5.21.0"
fi

if [ $# -gt 0 ]; then
    "$program" validate "$1/datapackage.json"
fi

# shellcheck shell=bash
# What the tests need beside Rust, and how to get it; read by run.sh and by the test command.
# Each function returns 0 where the thing is there in the end, and otherwise says what to do.

# Runs a command as root, where we may.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

# Installs Debian packages: apt_install PACKAGE...
apt_install() {
  command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  # another installation may be under way; wait for it
  local apt=(apt-get -q -y -o DPkg::Lock::Timeout=600)
  echo "installing $*"
  as_root "${apt[@]}" install --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  # the lists may be missing or old
  as_root "${apt[@]}" update >/dev/null || return 1
  as_root "${apt[@]}" install --no-install-recommends "$@"
}

need_cargo() {
  if command -v cargo >/dev/null; then return 0; fi
  if [ -x "$HOME/.cargo/bin/cargo" ]; then
    export PATH="$HOME/.cargo/bin:$PATH"
    return 0
  fi
  echo "the tests need Rust; get it from https://rustup.rs/" >&2
  return 1
}

# Python with venv and pip, for the validator of the datasets.
need_python() {
  if python3 -c 'import ensurepip, venv' 2>/dev/null; then return 0; fi
  if apt_install python3-venv && python3 -c 'import ensurepip, venv' 2>/dev/null; then return 0; fi
  echo "the tests need Python 3 with venv and could not install it; get it with: apt-get install python3-venv" >&2
  return 1
}

need_node() {
  local wanted="node 20.19 or newer, with npm"
  local get="get it with: apt-get install nodejs npm (Debian 13 and newer), or from https://nodejs.org/"
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    apt_install nodejs npm || true
  fi
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "the page tools need $wanted; $get" >&2
    return 1
  fi
  if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    echo "the page tools need $wanted, and this is $(node --version); $get" >&2
    return 1
  fi
}

# The packages of package-lock.json, beside it; installed again only when the lock changes.
need_npm_packages() {
  local stamp=node_modules/.installed lock
  lock=$(cksum <package-lock.json)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock" ]; then return 0; fi
  echo "installing npm packages"
  npm ci --ignore-scripts --no-audit --no-fund
  printf '%s\n' "$lock" >"$stamp"
}

need_chromium() {
  local place
  for place in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$place" ] && [ -x "$place" ]; then return 0; fi
  done
  if apt_install chromium && [ -x /usr/bin/chromium ]; then return 0; fi
  echo "the page tools need Chromium and could not install it; get it with: apt-get install chromium, or set CHROMIUM to its path" >&2
  return 1
}

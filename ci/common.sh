# Shared by the scripts of ci/, which source it: the project's root, one-line messages, a log per step.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8 NODE_PATH=/usr/share/nodejs  # Debian's emscripten finds acorn there whichever Node runs it
mkdir -p build/logs

say() { printf '%s: %s\n' "${0##*/}" "$*"; }
fail() {
  printf '%s: FAILED: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# logged NAME COMMAND...: runs the command with its output in build/logs/NAME.log; shows the end of it when it fails.
logged() {
  local log="build/logs/$1.log"
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    return 0
  fi
  printf -- '--- %s, last lines of %s:\n' "$*" "$log" >&2
  tail -n 60 "$log" >&2
  return 1
}

# build PRESET TARGET...: configures and builds; no target means all.
build() {
  local preset="$1"
  shift
  logged "$preset-configure" cmake --preset "$preset" || return 1
  logged "$preset-build" cmake --build --preset "$preset" ${1:+--target "$@"}
}

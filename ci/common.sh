# Shared by the scripts of ci/, which source it: the project's root, one-line messages, a log per step.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8 NODE_PATH=/usr/share/nodejs  # Debian's emscripten finds acorn there whichever Node runs it
mkdir -p build/logs
FIRST_FAILURE='^(FAILED: |CMake Error)'

say() { printf '%s: %s\n' "${0##*/}" "$*"; }
fail() {
  printf '%s: FAILED: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# logged NAME COMMAND...: runs the command with its output in build/logs/NAME.log; shows the reason in it when it fails,
# which is the first failed step of a build, or else the end.
logged() {
  local log="build/logs/$1.log"
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    return 0
  fi
  printf -- '--- %s, from %s:\n' "$*" "$log" >&2
  if grep -qE "$FIRST_FAILURE" "$log"; then sed -nE "/$FIRST_FAILURE/,\$p" "$log" | head -n 40; else tail -n 40 "$log"; fi | cut -c 1-400 >&2 || true
  return 1
}

# build PRESET TARGET...: configures and builds; no target means all.
build() {
  local preset="$1"
  shift
  logged "$preset-configure" cmake --preset "$preset" || return 1
  logged "$preset-build" cmake --build --preset "$preset" ${1:+--target "$@"}
}

#!/usr/bin/env bash
# Runs a command where a good emcc is on PATH: here if there is one, else inside the private Debian that
# cmake/setup.sh made, which sees this checkout and the cache under their own paths and nothing else.
#
#     cmake/with_emcc.sh cmake --preset web
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${DOWNHILL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/downhill}
debian=$cache/debian

# emcc's own scripts must find neither another program's modules nor certificates that are not there.
unset NODE_PATH NODE_EXTRA_CA_CERTS

if [[ ! -e $debian ]]; then
  command -v emcc >/dev/null || { echo "with_emcc: no emcc: run 'cmake/setup.sh web'" >&2; exit 1; }
  exec "$@"
fi

exec bwrap --die-with-parent --dev /dev --proc /proc --tmpfs /tmp \
  --ro-bind "$debian/usr" /usr --ro-bind "$debian/etc" /etc \
  --symlink usr/bin /bin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
  --bind "$cache" "$cache" --bind "$debian/usr/share/emscripten/cache" /usr/share/emscripten/cache \
  --bind "$checkout" "$checkout" --chdir "$PWD" --setenv PATH /usr/bin --setenv DOWNHILL_CACHE "$cache" "$@"

#!/usr/bin/env bash
# Installs what the build needs and this machine lacks, and nothing else:
#
#     cmake/setup.sh native    the engine, its tests and reference, the desktop window
#     cmake/setup.sh web       the WebAssembly program and the pages
#     cmake/setup.sh test      the browsers that the page tests drive
#     cmake/setup.sh fuzz      clang, whose libFuzzer `make fuzz` uses
#     cmake/setup.sh lint      clang-tidy
#     cmake/setup.sh bench     the libraries that `make bench` measures us beside
#
# Packages of the machine's own Debian go to the system.  What is newer than that Debian, or needed as
# source, goes to a cache outside the checkout and is never installed:
#
#     $DOWNHILL_CACHE            default: ~/.cache/downhill
#       eigen json googletest    packages, unpacked
#       imgui sdl2               sources, unpacked
#       debian                   a private Debian 13 for its emcc; not made if a good emcc is on PATH
#       apt                      package lists of other suites
#
# The mirror is the one that apt itself reports for this machine.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${DOWNHILL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/downhill}
log=$cache/setup.log
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

steps=0
wanted=""            # what the running step tries to get; the sentence on failure names it
declare -A listed=() # suites whose package lists this run has fetched

# ---- saying what happens ----

exec 3>&2
trap on_exit EXIT
on_exit() {
  local status=$?
  [[ $status == 0 ]] && return
  [[ -n $wanted ]] && printf '\nsetup: could not get %s; the reason is at the end of %s\n' "$wanted" "$log" >&3
  exit 1
}

die() {
  wanted=""
  printf 'setup: %s\n' "$*" >&3
  exit 1
}

# step NAME COMMAND...: runs the command into the log and prints one line.  The command is not part of
# a condition, so `set -e` stays in force inside it and on_exit speaks for it.
step() {
  local began=$SECONDS
  wanted=$1
  steps=$((steps + 1))
  printf 'setup: %s ' "$wanted"
  printf '\n==== %s\n' "$wanted" >>"$log"
  "${@:2}" >>"$log" 2>&1
  printf '(%d s)\n' $((SECONDS - began))
  wanted=""
}

# ---- the machine's own packages ----

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else
    echo "neither root nor sudo"
    return 1
  fi
}

apt_options=(-o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=600)

missing() {
  local package
  for package; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done
}

apt_install() {
  local install=(as_root apt-get "${apt_options[@]}" install -y --no-install-recommends "$@")
  # The first attempt fails on lists that are absent or out of date.
  "${install[@]}" || {
    as_root apt-get "${apt_options[@]}" update
    "${install[@]}"
  }
}

packages() {
  local lacking
  mapfile -t lacking < <(missing "$@")
  [[ ${#lacking[@]} == 0 ]] || step "${lacking[*]}" apt_install "${lacking[@]}"
}

# ---- packages of other suites, and sources ----

# shellcheck source=/dev/null
own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")

# The Debian archive, out of everything that this machine's apt knows.
archive() {
  # shellcheck disable=SC2016 # apt expands it
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
    "Codename: $own_suite" 'Component: main' | head -n 1
}

read_archive() {
  archive_uri=$(archive)
  if [[ -z $archive_uri ]]; then # a bare image has no lists yet
    as_root apt-get "${apt_options[@]}" update
    archive_uri=$(archive)
  fi
  [[ -n $archive_uri ]] || { echo "apt knows no Debian archive for '$own_suite'"; return 1; }
  local keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [[ -e $keys ]] && archive_options="[signed-by=$keys]" || archive_options=""
}

# apt_of SUITE apt-get|apt-cache ...: an apt that sees that suite, and nothing of the machine's state.
apt_of() {
  local suite=$1 tool=$2 dir=$cache/apt/$1
  "$tool" -o Dir::State="$dir" -o Dir::State::status="$dir/status" -o Dir::Cache="$dir/cache" \
    -o Dir::Etc::SourceList="$dir/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o APT::Sandbox::User= -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false \
    "${apt_options[@]}" "${@:3}"
}

list_suite() {
  local suite=$1 dir=$cache/apt/$1
  [[ -z ${listed[$suite]:-} ]] || return 0
  read_archive || return
  mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
  : >"$dir/status"
  printf '%s %s %s %s main\n' deb "$archive_options" "$archive_uri" "$suite" \
    deb-src "$archive_options" "$archive_uri" "$suite" >"$dir/sources.list"
  apt_of "$suite" apt-get update --error-on=any || return
  listed[$suite]=1
}

# fetch KIND PACKAGE FOLDER MINIMUM SUITE...: unpacks the package (KIND binary) or its source (KIND
# source) into the cache, from the first suite that has at least that version.
fetch() {
  local kind=$1 package=$2 folder=$cache/$3 minimum=$4 suite
  local work=$cache/new
  for suite in "${@:5}"; do
    rm -rf "$work"
    mkdir -p "$work"
    if list_suite "$suite" && cd "$work" && "download_$kind" "$suite" "$package" "$minimum"; then
      cd "$checkout"
      rm -rf "$folder"
      mv "$work/unpacked" "$folder"
      rm -rf "$work"
      return
    fi
  done
  return 1
}

download_binary() {
  local version
  apt_of "$1" apt-get download "$2" || return
  version=$(dpkg-deb -f ./*.deb Version) || return
  dpkg --compare-versions "$version" ge "$3" && dpkg-deb -x ./*.deb unpacked
}

download_source() {
  local version
  apt_of "$1" apt-get source --download-only --only-source "$2" || return
  version=$(sed -n 's/^Version: //p' ./*.dsc | head -n 1)
  # apt has checked the signed list and the sums; the maintainer's own signature needs keys we lack.
  dpkg --compare-versions "$version" ge "$3" && dpkg-source --no-check -x ./*.dsc unpacked
}

# ---- the jobs ----

native() {
  packages build-essential cmake ninja-build clang-format libgtest-dev libgmock-dev librapidcheck-dev \
    libbenchmark-dev libsdl2-dev libpng-dev doxygen
  # The window's test: a screen in memory, drawn to by the processor; its fonts.
  packages xvfb xauth libgl1-mesa-dri fonts-noto-core fonts-noto-cjk
  [[ -e $cache/eigen ]] || step "Eigen 5" fetch binary libeigen3-dev eigen 5~ forky sid
  [[ -e $cache/json ]] || step "nlohmann-json" fetch binary nlohmann-json3-dev json 3.11~ "$own_suite"
  [[ -e $cache/imgui ]] || step "Dear ImGui 1.92" fetch source imgui imgui 1.92~ forky sid
}

good_emcc() {
  local version
  version=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]\+\.[0-9]\+\.[0-9]\+\).*/\1/p')
  [[ -n $version ]] && dpkg --compare-versions "$version" ge 3.1.60
}

make_debian() {
  read_archive
  as_root rm -rf "$cache/debian" "$cache/debian.new"
  as_root mmdebstrap --variant=apt --include=emscripten,ninja-build,cmake trixie "$cache/debian.new" \
    "deb $archive_options $archive_uri trixie main"
  # emcc builds system libraries into its own folder on first use.
  as_root chown -R "$(id -u):$(id -g)" "$cache/debian.new/usr/share/emscripten/cache"
  as_root mv "$cache/debian.new" "$cache/debian"
}

npm_install() {
  npm ci --prefix "$1" "${@:2}" --no-audit --no-fund
  sha256sum <"$1/package-lock.json" >"$1/node_modules/.downhill-lock"
}

# npm_packages FOLDER [FLAG...]: what its lock file names, unless that is there already.
npm_packages() {
  local folder=$checkout/$1
  [[ -e $folder/package-lock.json ]] || return 0
  cmp -s "$folder/node_modules/.downhill-lock" <(sha256sum <"$folder/package-lock.json") ||
    step "npm packages of $1" npm_install "$folder" "${@:2}"
}

web() {
  native
  packages fonts-noto-core fonts-noto-cjk fonttools librsvg2-bin
  [[ $(node -p 'process.versions.node.split(".")[0] >= 18' 2>/dev/null) == true ]] || packages nodejs
  command -v npm >/dev/null || packages npm
  [[ -e $cache/sdl2 ]] || step "SDL2 source" fetch source libsdl2 sdl2 2.0.20~ "$own_suite"
  [[ -e $cache/googletest ]] || step "GoogleTest source" fetch binary googletest googletest 1.12~ "$own_suite"
  if [[ ! -e $cache/debian ]] && ! good_emcc; then
    packages mmdebstrap bubblewrap
    step "Emscripten, in a private Debian 13" make_debian
  fi
  npm_packages web
}

browser() {
  packages chromium firefox-esr xvfb xauth
}

bench() {
  # A BLAS of one thread; and it is what makes libtorch and dlib fast.
  packages libopenblas0-serial libtorch-dev libdlib-dev libfann-dev libadolc-dev libceres-dev
  npm_packages tests/bench --ignore-scripts
}

[[ $# -gt 0 ]] || die "say what for: native, web, test, fuzz, lint or bench"
[[ -r /etc/debian_version && -n $own_suite ]] || die "this machine is not a Debian; see README.md for what to install by hand"
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # two runs at once would unpack into one folder
: >"$log"

for job; do
  case $job in
    native) native ;;
    web) web ;;
    test) browser ;;
    fuzz) packages clang libclang-rt-dev ;;
    lint) packages clang-tidy ;;
    bench) bench ;;
    *) die "unknown job '$job': native, web, test, fuzz, lint or bench" ;;
  esac
done
[[ $steps -gt 0 ]] || echo "setup: nothing to install for: $*"

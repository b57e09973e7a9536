#!/usr/bin/env bash
# Redis, nginx and HAProxy for the tests that run them (bus.test.ts, fronts.test.ts), where they are missing and root may
# install packages of Debian. What cannot be had these tests leave out, in words; so this never fails, and takes 150 s at most.
set -uo pipefail
PATH="$PATH:/usr/sbin:/usr/local/sbin"
export DEBIAN_FRONTEND=noninteractive

has() { command -v "$1" >/dev/null 2>&1; }

missing=()
has redis-server || has valkey-server || missing+=(redis-server)
has nginx || missing+=(nginx-light)
has haproxy || missing+=(haproxy)
[ "${#missing[@]}" -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! has apt-get; then exit 0; fi

log=$(mktemp)
policy=/usr/sbin/policy-rc.d
trap 'rm -f "$log" ${made:+"$made"}' EXIT
# The tests start what they need: no daemon of a package is started, now or by its installation.
if [ ! -e "$policy" ]; then
  made=$policy
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
fi

# Time is lost with the network, and a download can be cut off; what is there installs in seconds, and is not to be cut off.
quietly() { timeout "$1" apt-get -qq -y --no-install-recommends "${@:2}" </dev/null >>"$log" 2>&1; }
if quietly 30 update && quietly 60 --download-only install "${missing[@]}" &&
  quietly 60 --no-download install "${missing[@]}"; then
  echo "installed for the tests: ${missing[*]}"
else
  echo "could not be installed for the tests: ${missing[*]}"
  tail -n 3 "$log"
fi
exit 0

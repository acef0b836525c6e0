#!/bin/sh
# Makes each case's expectation anew with the real Docker Compose 2.40.3: `ENGINE_LAB=path/to/engine-lab ./regenerate.sh [CASE...]`.
# A case is a directory of input files with `args`, the options of docker compose. What it prints goes to expected.json, or what it
# refuses with to expected-error.txt: each of the ways it was seen to say so, one after the other, since it looks at services in random order.
# The case's own directory is written as /cases/NAME, so that it may lie anywhere.
set -eu
: "${ENGINE_LAB:?the path of engine-lab, which brings the real docker compose}"
ENGINE_LAB=$(readlink -f "$ENGINE_LAB")
cases=$(dirname "$(readlink -f "$0")")/cases
[ $# -gt 0 ] || set -- $(ls "$cases")
set -f
for name in "$@"; do
    directory=$cases/$name
    cd "$directory"
    rm -f expected.json expected-error.txt
    config() {
        env -i PATH="$PATH" HOME=/home/user ${ENGINE_LAB_DIR:+ENGINE_LAB_DIR="$ENGINE_LAB_DIR"} "$ENGINE_LAB" config $(cat args) -- --format json
    }
    if config >expected.json 2>error.tmp; then
        sed -i "s|$directory|/cases/$name|g" expected.json
    else
        rm expected.json
        for run in 1 2 3 4 5 6 7 8; do
            config 2>error.tmp >/dev/null || :
            grep -v '^time=' error.tmp | sed "s|$directory|/cases/$name|g" >run.tmp
            # One way a file first, so that each is kept once; -- ends each.
            mv run.tmp "way-$(cksum <run.tmp | tr -d ' ').tmp"
        done
        for way in $(find . -name 'way-*.tmp' | sort); do
            cat "$way"
            echo "--"
        done >expected-error.txt
        find . -name 'way-*.tmp' -delete
    fi
    rm -f error.tmp
done

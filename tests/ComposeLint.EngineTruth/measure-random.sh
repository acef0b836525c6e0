#!/bin/sh
# measure-random.sh LAB ENGINE SEED COUNT WORK: makes COUNT projects at random, measures them on a real engine and scores what composelint predicts.
# LAB is the folder with engine-lab and score.py; the instance net1 (or $INSTANCE) must be up with that ENGINE; WORK receives files, truths and predictions.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lab=$1 engine=$2 seed=$3 count=$4 work=$5
composelint=${COMPOSELINT:-"dotnet $here/../../src/ComposeLint.Cli/bin/Debug/net10.0/composelint.dll"}
mkdir -p "$work/truth" "$work/predicted"
python3 "$here/random-projects.py" "$work/cases" --seed "$seed" --count "$count"
set -- $(ls "$work"/cases/*.yml | grep -v '\.b\.yml$')
"$lab/engine-lab" --instance "${INSTANCE:-net1}" measure "$@" --out-dir "$work/truth" || echo "some were not measured" >&2
$composelint debug truth "$@" --engine "$engine" --out-dir "$work/predicted"
python3 "$lab/score.py" "$work/predicted" "$work/truth" -v

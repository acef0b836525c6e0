#!/usr/bin/env bash
# Coverage-guided fuzzing of the YAML, Compose, Dockerfile and shell readers with all rules: afl-fuzz by SharpFuzz.
#   tests/ComposeLint.Fuzz/run.sh [MINUTES] [SURFACE...]     CPU minutes for each surface (5), of yaml compose dockerfile shell (all)
# Needs afl++ (Debian's package) and the tool SharpFuzz.CommandLine 2.3.0 as `sharpfuzz`; what it makes stays in artifacts/fuzz.
# At the end it says for each surface what was run and found; exit code 1 when something crashed or hung.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-5}
shift || true
surfaces=("$@")
[ ${#surfaces[@]} -gt 0 ] || surfaces=(yaml compose dockerfile shell)
work=$PWD/artifacts/fuzz
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_MAP_SIZE=65536 AFL_FORKSRV_INIT_TMOUT=60000

rm -rf "$work/bin" "$work/seeds"
mkdir -p "$work"
dotnet build -v q -c Release tests/ComposeLint.Fuzz -o "$work/bin"
"$work/bin/ComposeLint.Fuzz" seeds . "$work/seeds"
for library in ComposeLint.Core ComposeLint.Rules YamlDotNet; do
    sharpfuzz "$work/bin/$library.dll"
done

# The value of a key in afl-fuzz's statistics.
statistic() { sed -nE "s/^$1 +: (.*)/\1/p" "$out/default/fuzzer_stats"; }

# Inputs and CPU milliseconds that the targets noted, summed.
used() { cat "$out"/usage/* 2> /dev/null | awk '{ inputs += $1; time += $2 } END { printf "%d %d\n", inputs, time }'; }

failed=0
for surface in "${surfaces[@]}"; do
    out=$work/out/$surface
    rm -rf "$out"
    mkdir -p "$out/usage"
    COMPOSELINT_FUZZ_USAGE=$out/usage nice -n 10 afl-fuzz -i "$work/seeds/$surface" -o "$out" -x tests/ComposeLint.Fuzz/dictionary.txt \
        -t 10000 -m none -- "$work/bin/ComposeLint.Fuzz" > "$out/log" 2>&1 &
    fuzzer=$!
    while kill -0 "$fuzzer" 2> /dev/null && [ "$(used | cut -d' ' -f2)" -lt $((minutes * 60000)) ]; do
        sleep 5
    done
    kill -INT "$fuzzer" 2> /dev/null || true
    wait "$fuzzer" || true
    [ -f "$out/default/fuzzer_stats" ] || { tail -n 20 "$out/log"; failed=1; continue; }
    read -r inputs time < <(used)
    printf '%-10s %d inputs, %d CPU seconds, %s kept (%s found), coverage %s, %s crashes, %s hangs\n' "$surface" "$inputs" $((time / 1000)) \
        "$(statistic corpus_count)" "$(statistic corpus_found)" "$(statistic bitmap_cvg)" "$(statistic saved_crashes)" "$(statistic saved_hangs)"
    [ "$(statistic saved_crashes)" -eq 0 ] && [ "$(statistic saved_hangs)" -eq 0 ] || failed=1
done
exit "$failed"

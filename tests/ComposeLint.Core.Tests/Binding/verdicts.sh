#!/bin/sh
# Makes Binding/cases/schema-verdicts.tsv anew: asks the real Docker Compose of every sample (first column) and writes what its schema says (second
# column): `ok`, the error after "validating FILE: ", or `other` where Compose stops at something else, before or after its schema.
# COMPOSE is the program asked: docker-compose 2.40.3 (compose-go 2.9.1) made the file that is committed.
set -eu
COMPOSE=${COMPOSE:-docker-compose}
cases=$(dirname "$0")/cases/schema-verdicts.tsv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cut -f1 "$cases" | while IFS= read -r sample; do
  printf '{%s}\n' "$sample" > "$work/compose.yaml"
  if error=$("$COMPOSE" -f "$work/compose.yaml" config -q 2>&1 >/dev/null); then
    verdict=ok
  else
    case $error in
      *"validating "*) verdict=$(printf '%s' "${error#*compose.yaml: }" | head -1) ;;
      *) verdict=other ;;
    esac
  fi
  printf '%s\t%s\n' "$sample" "$verdict"
done > "$work/verdicts.tsv"
mv "$work/verdicts.tsv" "$cases"

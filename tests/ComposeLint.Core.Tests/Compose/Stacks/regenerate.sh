#!/bin/sh
# Records what `docker stack config` makes of each case (measured with the client of Docker 28.2.2): the merged file, or the error. Needs the client alone, no engine.
set -eu
cd "$(dirname "$0")/cases"
for name in *; do
  rm -f "$name/expected.yml" "$name/expected-error.txt"
  files=$(cd "$name" && for file in ?.yml; do printf ' -c %s' "$file"; done)
  # The environment holds the case's variables and nothing else.
  set -- PATH="$PATH" HOME=/home/user
  if [ -f "$name/variables.txt" ]; then
    while IFS= read -r line; do set -- "$@" "$line"; done < "$name/variables.txt"
  fi
  here=$(cd "$name" && pwd)
  if (cd "$name" && env -i "$@" docker stack config $files) > "$name/expected.yml" 2> "$name/expected-error.txt"; then
    rm "$name/expected-error.txt"
    kept=expected.yml
  else
    rm "$name/expected.yml"
    kept=expected-error.txt
  fi
  sed -i "s#$here#/cases/$name#g" "$name/$kept"
done

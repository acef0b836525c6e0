#!/usr/bin/env python3
"""Makes cases/yaml-values.tsv anew: asks the real Docker Compose what each YAML text (first column, with escapes) is.

The text follows `x-v:` in a Compose file; the second column is the JSON of x-v as `docker compose config` has it, or `refused`.
COMPOSE is the program asked: docker-compose 2.40.3 (go-yaml v3) made the file that is committed.
"""
import json, os, pathlib, re, subprocess, tempfile

compose = os.environ.get("COMPOSE", "docker-compose")
unescaped = lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1]) or (chr(int(match[1][1:], 16)) if match[1][0] == "u" else match[1])
cases = pathlib.Path(__file__).parent / "cases" / "yaml-values.tsv"
lines = []
with tempfile.TemporaryDirectory() as work:
    for line in cases.read_text("utf-8").rstrip("\n").split("\n"):
        text = line.split("\t")[0]
        body = re.sub(r"\\(u[0-9a-f]{4}|.)", unescaped, text)
        path = pathlib.Path(work) / "compose.yaml"
        path.write_bytes(("services: {a: {image: x}}\nx-v:" + body).encode("utf-8"))
        run = subprocess.run([compose, "-f", str(path), "config", "--format", "json", "--no-interpolate"], capture_output=True)
        value = json.dumps(json.loads(run.stdout).get("x-v"), sort_keys=True) if run.returncode == 0 else "refused"
        lines.append(text + "\t" + value + "\n")
cases.write_text("".join(lines), "utf-8")

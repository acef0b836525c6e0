#!/usr/bin/env bash
set -euo pipefail
PORT=8080

cleanup() {
  docker rm -f web api db
}

docker network inspect app >/dev/null 2>&1 || docker network create --subnet=10.9.0.0/24 app

docker run -d --name db \
  --network app --ip 10.8.0.2 \
  -p 5432:5432 \
  postgres:17
ID=$(docker run -itd --name web --network=app -p$PORT:80 nginx:1.29)
sudo docker -H ssh://other run --rm -d --publish="8080:80" httpd:2.4
docker run -d --name api --network app --publish=127.0.0.1:"$PORT":3000 -- example/api:1 -p 9:9

cat <<END
docker run -p 8080:80 -d only-text
END

if [ -n "${DEBUG:-}" ]; then
  docker run -d -p 8080:80 debugger
fi

# Each in its turn.
docker run --rm -p 9000:9000 first
docker run --rm -p 9000:9000 second

docker rm -f api
docker run -d -p 127.0.0.1:8080:80 after
docker run -d -p 8080:81 known # composelint: ignore[host-port-collision] shown elsewhere

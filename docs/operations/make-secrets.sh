#!/bin/sh
# Makes what docker-compose.yml takes from ./secrets: passwords, the addresses that hold them, and certificates of an
# authority of its own. Run it once; what is there already stays. Needs openssl 3.
#
#   sh docs/operations/make-secrets.sh [folder]
set -eu
folder=${1:-secrets}
mkdir -p "$folder"
# Closed to the accounts of this machine; the files in it are read by accounts of containers, which it does not know.
chmod 0700 "$folder"
cd "$folder"

for name in postgres_password owner_password app_password temporal_password session_secret; do
  [ -s "$name" ] || openssl rand -hex 24 > "$name"
done

address() {
  [ -s "$1" ] || printf 'postgres://%s:%s@postgres:5432/dondoc?sslmode=verify-full&sslrootcert=/run/secrets/ca.crt\n' \
    "$2" "$(cat "$3")" > "$1"
}
address database_url dondoc_app app_password
address database_owner_url dondoc_owner owner_password
# Filled in by hand: the address of the mail server, and the secret of the province's sign-in, if there is one.
for name in smtp_url oidc_client_secret; do [ -e "$name" ] || : > "$name"; done

key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
# shellcheck disable=SC2086
[ -s ca.crt ] || openssl req -x509 $key -days 3650 -subj '/CN=Don Doc' -keyout ca.key -out ca.crt

# One for each who is asked, with its names, and one by which the API, the worker and the tools are known.
issue() {
  [ -s "$1.crt" ] && return
  # shellcheck disable=SC2086
  openssl req $key -subj "/CN=$1" -addext "subjectAltName=$2" -keyout "$1.key" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" \
    -copy_extensions copy -days 1095 -out "$1.crt"
  rm "$1.csr"
}
issue postgres DNS:postgres,DNS:localhost,IP:127.0.0.1
issue temporal DNS:temporal,DNS:localhost,IP:127.0.0.1
issue dondoc DNS:dondoc

chmod 0444 ./*
chmod 0644 smtp_url oidc_client_secret
# No container needs it: keep it elsewhere, and put it back here to issue again.
[ ! -e ca.key ] || chmod 0400 ca.key

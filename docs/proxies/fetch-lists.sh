#!/bin/sh
# Fetches the lists of the revoked of all levels, as one PEM file for nginx (ssl_crl), HAProxy (crl-file) or Apache
# (SSLCARevocationFile), and has that program read it again where something has changed. To be run every half minute.
#
#   fetch-lists.sh /etc/warifu/lists.pem /etc/warifu/authorities.pem 'systemctl reload nginx' URL...
#
# A list that cannot be fetched, or that none of the authorities has signed, leaves the file as it was: the programs
# refuse everybody once a list in it is too old, so that this is heard of.
set -eu
lists=$1 authorities=$2 reload=$3
shift 3

new=$(mktemp -d "$(dirname "$lists")/.lists.XXXXXX")
trap 'rm -rf "$new"' EXIT
for url in "$@"; do
  curl -fsS --max-time 20 -o "$new/der" "$url"
  openssl crl -inform DER -in "$new/der" -CAfile "$authorities" -out "$new/pem" 2>"$new/said" &&
    grep -q '^verify OK' "$new/said" || { echo "$url: signed by nobody we know" >&2; exit 1; }
  cat "$new/pem" >>"$new/lists"
done

cmp -s "$new/lists" "$lists" && [ ! -e "$lists.unread" ] && exit 0
chmod 644 "$new/lists"
touch "$lists.unread" # until it was read: a reload that fails is tried again next time
mv "$new/lists" "$lists"
sh -c "$reload"
rm "$lists.unread"

#!/bin/sh
# Made the files in pki/ with OpenSSL 3.0. Keys are thrown away; run again only to add a vector.
set -eu
out=$(cd "$(dirname "$0")" && pwd)/pki
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"

key() { name=$1; shift; openssl genpkey -out "$name.key" "$@" 2>/dev/null; }
request() { name=$1; shift; openssl req -new -utf8 -key "$name.key" -subj "/CN=$name" -out "$out/request-$name.pem" "$@"; }

# Keys that we accept
key p256 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
key p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
key rsa2048 -algorithm RSA -pkeyopt rsa_keygen_bits:2048
key rsa4096 -algorithm RSA -pkeyopt rsa_keygen_bits:4096
request p256 -sha256
request p384 -sha384
request rsa2048 -sha256
request rsa4096 -sha256

# Keys and signatures that we do not
key rsa1024 -algorithm RSA -pkeyopt rsa_keygen_bits:1024
key rsa-e3 -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:3
key rsa4104 -algorithm RSA -pkeyopt rsa_keygen_bits:4104
key rsa-pss -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048
key p521 -algorithm EC -pkeyopt ec_paramgen_curve:P-521
key k256 -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1
key explicit -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit
openssl ec -in p256.key -conv_form compressed -out compressed.key 2>/dev/null
key ed25519 -algorithm ED25519
for name in rsa1024 rsa-e3 rsa4104 rsa-pss p521 k256 explicit compressed; do request "$name" -sha256; done
request ed25519
openssl req -new -key rsa2048.key -sha1 -subj /CN=sha1 -out "$out/request-sha1.pem"
openssl req -new -key p256.key -sha512 -subj /CN=sha512 -out "$out/request-sha512.pem"

# Names, attributes, PEM as others write it
cat >attributes.cnf <<'CNF'
[req]
prompt = no
utf8 = yes
string_mask = utf8only
distinguished_name = dn
attributes = attributes
req_extensions = extensions
[dn]
C = JP
O = 割符信用金庫, 本店
serialNumber = H-000123
CN = 山田 + 太郎, 経理部
[attributes]
challengePassword = a secret nobody reads
unstructuredName = Warifu
[extensions]
subjectAltName = DNS:example.jp
keyUsage = critical, digitalSignature
CNF
openssl req -new -config attributes.cnf -key p256.key -out "$out/request-attributes.pem"
openssl req -new -key p256.key -subj / -out "$out/request-empty-subject.pem"
openssl req -new -newhdr -key rsa2048.key -sha256 -subj "/CN=certreq" | sed 's/$/\r/' >"$out/request-certreq.pem"
openssl req -new -key p256.key -subj "/CN=text" -text | sed 's/^\(-.*\)$/\1  /' >"$out/request-text.pem"
openssl req -new -multivalue-rdn -key p256.key -subj "/CN=a+OU=b" -out "$out/request-multivalued.pem"

# The signature's last octet is changed: OpenSSL says "verify failure", and 3.0 exits 0 all the same
openssl req -new -key p256.key -sha256 -subj /CN=forged -outform DER -out forged.der
size=$(wc -c <forged.der)
last=$(tail -c 1 forged.der | od -An -tu1 | tr -d ' ')
{ head -c "$((size - 1))" forged.der; printf "\\$(printf %o "$((last ^ 1))")"; } |
  openssl req -inform DER -out "$out/request-forged.pem"

# Certificates with everything that we know
cat >certificate.cnf <<'CNF'
[root]
basicConstraints = critical, CA:true, pathlen:1
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
nameConstraints = critical, permitted;DNS:warifu.localhost, excluded;IP:0.0.0.0/0.0.0.0
[leaf]
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = clientAuth, serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:a.warifu.localhost, IP:127.0.0.1, IP:::1
crlDistributionPoints = URI:http://pki.example/a.crl
authorityInfoAccess = OCSP;URI:http://pki.example/ocsp, caIssuers;URI:http://pki.example/ca.cer
certificatePolicies = 1.2.3.4
CNF
openssl req -new -utf8 -key rsa2048.key -subj "/C=JP/O=割符/CN=Root" -out root.csr
openssl x509 -req -in root.csr -signkey rsa2048.key -sha256 -days 30000 -set_serial 1 \
  -extfile certificate.cnf -extensions root -out "$out/certificate-root.pem" 2>/dev/null
openssl x509 -req -in "$out/request-attributes.pem" -CA "$out/certificate-root.pem" -CAkey rsa2048.key -sha256 -days 365 \
  -set_serial 0x00f123456789abcdef0123456789abcdef012345 -extfile certificate.cnf -extensions leaf \
  -out "$out/certificate-leaf.pem" 2>/dev/null
openssl x509 -req -in "$out/request-p256.pem" -signkey p256.key -days 1 -out "$out/certificate-v1.pem" 2>/dev/null

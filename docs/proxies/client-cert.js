// For nginx's njs module: the certificate that was shown, as RFC 9440 writes it; '' where none was, and nginx then
// sends no header. Nothing else knows it, so nothing that a client sends can become it.
function clientCert(r) {
  const pem = r.variables.ssl_client_raw_cert
  return pem ? ':' + pem.replace(/-----[A-Z ]+-----|\s/g, '') + ':' : ''
}

// biome-ignore lint/style/noDefaultExport: njs takes no other
export default { clientCert }

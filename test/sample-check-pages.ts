import { type SelfTest, selfTestCode } from '../src/domain/self-test.ts'
import { paths } from '../src/web/pages/paths.ts'
import { seenCertificatePage } from '../src/web/pages/seen-certificate-page.ts'
import { selfTestPage } from '../src/web/pages/self-test-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { at, expiryDate, type Names, type SamplePage } from './sample-shell.ts'

const first: SelfTest = {
  system: 'windows',
  tls: '1.3',
  browser: 'edge',
  keys: 'unknown',
  certificate: 'untried',
  popUp: 'untried',
  clock: 'unknown',
  cookies: 'unknown',
}
const amiss: SelfTest = {
  ...first,
  tls: '1.2',
  keys: 'unable',
  certificate: 'other',
  popUp: 'blocked',
  clock: 'days-behind',
  cookies: 'lost',
}

export function checkSamples(shell: Shell, names: Names): SamplePage[] {
  const portal = 'https://a.warifu.localhost:8443'
  const page = (test: SelfTest) =>
    selfTestPage(
      { ...shell, path: paths.check },
      {
        test,
        code: selfTestCode(test),
        browserVersion: '150',
        at,
        keyAlgorithm: 'EC-P256',
        codeUrl: `${paths.checkCode}?certificate=${test.certificate}`,
        certificateUrl: paths.checkCertificate,
      },
    )
  const seen = (['none', 'ours', 'expired', 'other'] as const).map((finding) => ({
    name: `K-20-certificate-${finding}`,
    page: seenCertificatePage(shell, {
      finding,
      ...(finding !== 'none' && { commonName: `${names.company} ${names.person} 管理者`, expiryDate }),
      retryUrl: `${portal}${paths.checkCertificate}`,
      acquireUrl: `${portal}${paths.acquire}`,
      reportUrl: `${portal}${paths.notMe}`,
      backUrl: `${portal}${paths.check}?certificate=${finding}`,
    }),
  }))
  return [{ name: 'K-10-check', page: page(first) }, { name: 'K-10-check-amiss', page: page(amiss) }, ...seen]
}

import { goingOnPage, serviceLogOffPage, serviceProblemPage } from '../src/web/pages/service-pages.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { at, type SamplePage } from './sample-shell.ts'

/** On the way to a service and back. */
export function serviceSamples(shell: Shell): SamplePage[] {
  const url = '/oidc/interaction/Vq3m0cW7Qy9dKf2sT8xZL'
  return [
    { name: 'V-10-going-on', page: goingOnPage(shell, { url, to: 'service' }) },
    { name: 'V-10-going-back', page: goingOnPage(shell, { url: 'https://ib.example/', to: 'back' }) },
    {
      name: 'V-20-log-off',
      page: serviceLogOffPage(shell, { action: '/oidc/session/end/confirm', xsrf: 'Vq3m0cW7Qy9d' }),
    },
    { name: 'V-90-problem', page: serviceProblemPage(shell, { code: 'invalid_request', at }) },
  ]
}

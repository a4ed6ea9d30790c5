import type { Shell } from '../src/web/pages/shell.ts'
import { checkSamples } from './sample-check-pages.ts'
import { deskSamples } from './sample-desk-pages.ts'
import {
  acquisitionSamples,
  enrolmentSamples,
  renewalSamples,
  windowSamples,
} from './sample-enrolment-pages.ts'
import { helpSamples } from './sample-help-pages.ts'
import { failureSamples, logonSamples, memberSamples } from './sample-logon-pages.ts'
import { mailSamples } from './sample-mail-pages.ts'
import { demoSamples, errorSamples } from './sample-other-pages.ts'
import { peopleSamples } from './sample-people-pages.ts'
import { reportSamples } from './sample-report-pages.ts'
import { serviceSamples } from './sample-service-pages.ts'
import type { Names, SamplePage } from './sample-shell.ts'

/** Every page in every state worth looking at. */
export function samplePages(shell: Shell, names: Names): readonly SamplePage[] {
  const member: Shell = { ...shell, member: names }
  return [
    ...logonSamples(shell, names),
    ...failureSamples(shell, names),
    ...memberSamples(member, names),
    ...mailSamples(member, names),
    ...peopleSamples(member, names),
    ...deskSamples(member, names),
    ...reportSamples(shell, names),
    ...helpSamples(shell, names),
    ...acquisitionSamples(shell, names),
    ...renewalSamples(shell, names),
    ...windowSamples(shell, names, 'renewal'),
    ...windowSamples(shell, names, 'acquisition'),
    ...enrolmentSamples(shell),
    ...checkSamples(shell, names),
    ...errorSamples(shell),
    ...serviceSamples(shell),
    ...demoSamples(shell, names),
  ]
}

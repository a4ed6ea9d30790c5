import { PolicyPage } from './policy/policy-page.tsx'
import { VersionPage } from './policy/version-page.tsx'
import { SwitchesPage } from './switches/switches-page.tsx'

/** What is decided for everybody. */
export const policyPages = { PolicyPage, SwitchesPage, VersionPage }

import { PolicyPage } from './policy/policy-page.tsx'
import { VersionPage } from './policy/version-page.tsx'
import { PullFormPage } from './pulls/pull-form-page.tsx'
import { PullsPage } from './pulls/pulls-page.tsx'
import { SwitchesPage } from './switches/switches-page.tsx'

/** What is decided for everybody. */
export const policyPages = { PolicyPage, PullFormPage, PullsPage, SwitchesPage, VersionPage }

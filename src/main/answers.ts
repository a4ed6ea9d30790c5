import { caAccept, caCrl, caList, caMake, caPrepare, caRequest } from '../cli/ca.ts'
import { certificateList, certificateOf, certificateShow } from '../cli/certificates.ts'
import { type HostsOf, institutionList, institutionShow } from '../cli/institution.ts'
import { institutionAdd } from '../cli/institution-add.ts'
import { journalReconcile, journalStatus } from '../cli/journal.ts'
import { clientList, serviceList, webhookList } from '../cli/let-in.ts'
import { auditList, requestsList, requestsShow } from '../cli/lists.ts'
import { noticesExplain } from '../cli/notices.ts'
import {
  contractList,
  contractShow,
  memberFind,
  memberList,
  memberShow,
  noticesList,
  noticesOwed,
} from '../cli/people.ts'
import { policyCheck, policyList, policyShow } from '../cli/policy.ts'
import type { Printed } from '../cli/printed.ts'
import { requestAtTerminal } from '../cli/request.ts'
import { staffAdd, staffList } from '../cli/staff.ts'
import { staffDisable, staffMail, staffRenew } from '../cli/staff-repair.ts'
import { switchEngage, switchState } from '../cli/switch.ts'
import type { Deed } from '../cli/verbs.ts'
import { issuerOf } from '../http/openid/provider.ts'
import { apiOrigin, estOrigin, logonTemplate, officeOrigin, portalOrigin } from '../http/site.ts'
import type { Here } from './at-terminal.ts'
import { mailTest } from './mail.ts'
import { readBrought, readText } from './read-brought.ts'
import type { VisitorPorts } from './visit.ts'

type Of<V extends Deed['verb']> = Extract<Deed, { verb: V }>
type Answer<C> = (ports: VisitorPorts, command: C, here: Here) => Promise<Printed>

const hostsOf =
  ({ site, pkiOrigin }: Here): HostsOf =>
  (slug) => ({
    portal: portalOrigin(site, slug),
    logOn: logonTemplate(site, slug),
    office: officeOrigin(site, slug),
    api: apiOrigin(site, slug),
    est: `${estOrigin(site, slug)}/.well-known/est`,
    openid: issuerOf(site, slug),
    ...(pkiOrigin && { pki: pkiOrigin }),
  })

const officeUrl =
  ({ site }: Here) =>
  (slug: string) =>
    `${officeOrigin(site, slug)}/`

const request: Answer<Parameters<typeof requestAtTerminal>[1]> = (ports, command) =>
  requestAtTerminal(ports, command, readBrought)

function journalOf({ journal }: Here) {
  if (journal === undefined) throw new Error('configuration: WARIFU_JOURNAL_FOLDER must be set')
  return journal
}

/** What the verbs are made of that work on the database beside the running program, and print something. */
export const answers = {
  'institution-add': async (_, command: Of<'institution-add'>, here) =>
    institutionAdd(await here.withKeys(), command, {
      policy: readText(command.policy),
      officeUrl: officeUrl(here)(command.slug),
    }),
  'institution-list': (ports, command: Of<'institution-list'>, here) =>
    institutionList(ports, hostsOf(here), command),
  'institution-show': (ports, command: Of<'institution-show'>, here) =>
    institutionShow(ports, hostsOf(here), command),
  'ca-list': caList,
  'ca-make': async (_, command: Of<'ca-make'>, here) => caMake(await here.withKeys(), command),
  'ca-prepare': async (_, command: Of<'ca-prepare'>, here) => caPrepare(await here.withKeys(), command),
  'ca-request': async (_, command: Of<'ca-request'>, here) => caRequest(await here.withKeys(), command),
  'ca-accept': async (_, command: Of<'ca-accept'>, here) => {
    const pems = { root: readText(command.root), issuing: readText(command.issuing) }
    return caAccept(await here.withKeys(), command, pems)
  },
  'ca-crl': (ports, command: Of<'ca-crl'>) => caCrl(ports, command, readBrought(command.path).content),
  'staff-add': (ports, command: Of<'staff-add'>, here) => staffAdd(ports, officeUrl(here), command),
  'staff-renew': (ports, command: Parameters<typeof staffRenew>[2], here) =>
    staffRenew(ports, officeUrl(here), command),
  'staff-disable': staffDisable,
  'staff-mail': staffMail,
  'staff-list': staffList,
  'contract-list': contractList,
  'contract-show': contractShow,
  'member-list': (ports, command: Of<'member-list'>, { language }) => memberList(ports, command, language),
  'member-find': memberFind,
  'member-show': (ports, command: Of<'member-show'>, { language }) => memberShow(ports, command, language),
  'certificate-list': certificateList,
  'certificates-of': (ports, command: Of<'certificates-of'>, { language }) =>
    certificateOf(ports, command, language),
  'certificate-show': (ports, command: Of<'certificate-show'>, { language }) =>
    certificateShow(ports, command, language),
  'notices-list': noticesList,
  'notices-owed': noticesOwed,
  'service-list': serviceList,
  'webhook-list': webhookList,
  'client-list': clientList,
  'audit-list': auditList,
  'requests-list': requestsList,
  'requests-show': requestsShow,
  'policy-list': (ports, command: Of<'policy-list'>, { language }) => policyList(ports, command, language),
  'policy-show': (ports, command: Of<'policy-show'>, { language }) => policyShow(ports, command, language),
  'policy-check': (ports, command: Of<'policy-check'>, { language }) =>
    policyCheck(ports, command, readText(command.file), language),
  'notices-explain': (ports, command: Of<'notices-explain'>, { language }) =>
    noticesExplain(ports, command, language),
  'switch-state': switchState,
  'switch-engage': switchEngage,
  'request-switch-release': request,
  'request-member-act': request,
  'request-import': request,
  'request-ca-switch': request,
  'request-ca-revocation': request,
  'mail-test': mailTest,
  'journal-status': (ports, command: Of<'journal-status'>, here) =>
    journalStatus(ports, journalOf(here), command),
  'journal-reconcile': (ports, command: Of<'journal-reconcile'>, here) =>
    journalReconcile(ports, journalOf(here), command),
  // biome-ignore lint/suspicious/noExplicitAny: each takes the command of its own verb; `Answers` in verbs.ts holds them to it
} satisfies Partial<Record<Deed['verb'], Answer<any>>>

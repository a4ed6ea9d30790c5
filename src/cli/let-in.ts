import type { Ports } from '../ports/ports.ts'
import { listClients, listEndpoints, listServices } from '../service/terminal/list-let-in.ts'
import { clientsListed, servicesListed, webhooksListed } from '../wire/terminal-let-in.ts'
import type { ClientList, ServiceList, WebhookList } from './let-in-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

type LookPorts = Pick<Ports, 'store'>

export async function serviceList(ports: LookPorts, { form, ...at }: ServiceList): Promise<Printed> {
  const found = await listServices(ports, await requireInstitution(ports, at.institution))
  const { services, untold } = found
  return tell(form, servicesListed, found, () => [
    ...rows(services.map((one) => [one.clientId, one.name.ja, one.logoutUri, ended(one)])),
    ...(untold.count === 0 ? [] : [`log-outs that no service has heard of yet: ${untold.count}`]),
  ])
}

export async function webhookList(ports: LookPorts, { form, ...at }: WebhookList): Promise<Printed> {
  const webhooks = await listEndpoints(ports, await requireInstitution(ports, at.institution))
  return tell(form, webhooksListed, { webhooks }, () =>
    rows(webhooks.map(({ id, name, url, state, waiting }) => [id, name, url, state, `${waiting} wait`])),
  )
}

export async function clientList(ports: LookPorts, { form, ...at }: ClientList): Promise<Printed> {
  const clients = await listClients(ports, await requireInstitution(ports, at.institution))
  return tell(form, clientsListed, { clients }, () =>
    rows(clients.map((one) => [one.id, one.name, one.way, one.scopes.join(' '), ended(one)])),
  )
}

const ended = ({ endedAt }: { endedAt?: Temporal.Instant }) =>
  endedAt === undefined ? '' : `ended ${endedAt}`

const rows = (found: readonly (readonly string[])[]) =>
  found.length === 0 ? ['There is none.'] : table(found)

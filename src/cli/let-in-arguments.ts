import { at, json } from './common-flags.ts'
import type { Where } from './people-arguments.ts'
import { verb } from './verb.ts'

export interface ServiceList extends Where {
  verb: 'service-list'
}

export interface WebhookList extends Where {
  verb: 'webhook-list'
}

export interface ClientList extends Where {
  verb: 'client-list'
}

const office = 'Two people of the office let one in, and end it: nobody does so here.'

export const letInVerbs = [
  verb({
    words: 'service list',
    does: ['the services that take over whoever is logged on, by OpenID Connect', office],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): ServiceList => ({ verb: 'service-list', ...rest, form }),
  }),
  verb({
    words: 'webhook list',
    does: ['the addresses that are told of what happens, and what waits to be sent', office],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): WebhookList => ({ verb: 'webhook-list', ...rest, form }),
  }),
  verb({
    words: 'client list',
    does: ['the programs that work by the API, and what each may do', office],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): ClientList => ({ verb: 'client-list', ...rest, form }),
  }),
] as const

import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { answers } from './edge/decline.ts'
import type { Log } from './log.ts'
import { bareHeaders } from './security-headers.ts'

type Fetch = Parameters<typeof getRequestListener>[0]
type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Hands what Node has read to an application. What is no request for it (a backslash in the path) is told so in plain
 * words, and what it failed to answer is logged: left to itself the library would answer with nothing and say nothing.
 */
export function requestListener(fetch: Fetch, log: Log): Listener {
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => {
      const { status, text } = error instanceof RequestError ? answers['bad-request'] : answers.fault
      if (!(error instanceof RequestError)) log.error({ err: error }, 'fault')
      return new Response(text, { status, headers: bareHeaders })
    },
  })
  return (request, response) => void listener(request, response)
}

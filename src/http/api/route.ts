import type * as z from 'zod'
import type { ApiAct } from '../../domain/api-scope.ts'
import type { Bilingual } from '../../domain/language.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApiSession } from '../../service/api/api-session.ts'
import type { Once } from '../../service/api/write-once.ts'

/** What a route is given: everything has been read by its schemas. */
export interface Asked<Query, Body> {
  ports: Ports
  institution: InstitutionRecord
  session: ApiSession
  /** A segment of the path, by its name. */
  param(name: string): string
  query: Query
  body: Body
  /** Of a route that writes, where it shall. */
  once: Once | undefined
}

/** JSON as a value, or as the text that was kept. */
export type Told = { status: number; value: object } | { status: number; text: string }

interface RouteOf<Query, Body> {
  method: 'GET' | 'POST'
  /** As OpenAPI writes it: `/v1/members/{member}`. */
  path: string
  act: ApiAct
  summary: Bilingual
  query: z.ZodType<Query>
  /** Of a POST. It takes an Idempotency-Key. */
  body?: z.ZodType<Body>
  /** What its yes looks like, by status. */
  answers: Readonly<Record<number, z.ZodType>>
  answer(asked: Asked<Query, Body>): Promise<Told>
}

export type ApiRoute = RouteOf<unknown, unknown>

/** A route whose schemas and deed fit together; in the table they are all alike, as each reads by its own schemas. */
export function route<Query, Body = undefined>(of: RouteOf<Query, Body>): ApiRoute {
  return of as unknown as ApiRoute
}

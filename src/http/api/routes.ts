import { readRoutes } from './read-routes.ts'
import type { ApiRoute } from './route.ts'
import { webhookRoutes } from './webhook-routes.ts'
import { writeRoutes } from './write-routes.ts'

/** Everything that a program can ask for. The application, the OpenAPI document and the tests go by this table. */
export const apiRoutes: readonly ApiRoute[] = [...readRoutes, ...writeRoutes, ...webhookRoutes]

import type { TestContext } from 'node:test'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { openDirectory } from '../../src/service/institution/directory.ts'
import type { World } from '../world.ts'
import { browsers } from './browser.ts'
import { seededRandom } from './seeded-random.ts'

/**
 * The same program once more on the same database, as another node has it: connections, chance and memory of its own, the
 * same keys, the same clock.
 */
export async function openSecondNode(t: TestContext, world: World): Promise<World> {
  const app = makeDb(world.database.config.app)
  t.after(() => app.destroy())
  const store = makeStore(app)
  const ports = { ...world.ports, store, random: seededRandom('another node') }
  const portal = { ...world.portal, ports, directory: await openDirectory(store) }
  return {
    ...world,
    ports,
    portal,
    office: { ...world.office, ports, directory: portal.directory },
    openBrowser: browsers(portal),
    institution: (slug = 'a') => {
      const entry = portal.directory.bySlug(slug)
      if (entry === undefined) throw new Error(`this node knows no institution ${slug}`)
      return entry.institution
    },
  }
}

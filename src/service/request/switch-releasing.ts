import type { SwitchName } from '../../domain/kill-switch.ts'
import { type SwitchReleaseShown, switchReleaseShown } from '../../domain/switch-request.ts'
import type { Repositories } from '../../ports/store.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { releaseIn } from '../switch/release.ts'

/** A request to let go on what was stopped for everybody. */
export const switchReleasing: RequestKind<SwitchReleaseShown> = {
  showAgain: ({ repositories }, { name }, way) => showRelease(repositories, name, way),
  async carryOut(ports, tx, { session, approvalId }, { name, since }) {
    const release = { name, since: Temporal.Instant.from(since) }
    await releaseIn(ports, tx, release, { by: session.person.id, approvalId })
  },
}

/** What would be shown of it. Undefined when it is on. */
export async function showRelease(
  { killSwitches }: Repositories,
  name: SwitchName,
  way: 'look' | 'hold',
): Promise<SwitchReleaseShown | undefined> {
  const engaged =
    way === 'hold'
      ? await killSwitches.lock(name)
      : (await killSwitches.engaged()).find((each) => each.name === name)
  return engaged && switchReleaseShown(engaged)
}

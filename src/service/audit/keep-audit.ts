import type { InstitutionId } from '../../domain/id.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { type CheckpointPorts, writeHourlyCheckpoint, writeLastCheckpoint } from './checkpoint.ts'
import { sealAudit } from './seal.ts'

export interface AuditKeeper {
  /** For every second. Answers with how many events it has sealed. */
  seal(): Promise<number>
  /** For every minute. */
  checkpoint(): Promise<void>
  /** Seals what waits, and leaves a last checkpoint. */
  end(): Promise<void>
}

type KeeperPorts = Omit<CheckpointPorts, 'place'> & {
  /** Absent: no checkpoints. */
  place?: CheckpointPorts['place']
}

/** Keeps the trails of all institutions sealed. Trouble with one does not stop the others; the first is thrown then. */
export function keepAudit(
  { place, ...ports }: KeeperPorts,
  institutions: () => readonly { id: InstitutionId; slug: string }[],
): AuditKeeper {
  async function seal() {
    const counts = await eachInTurn(institutions(), ({ id }) => sealAudit(ports, id))
    return counts.reduce((sum, count) => sum + count, 0)
  }
  return {
    seal,
    async checkpoint() {
      if (place === undefined) return
      await eachInTurn(institutions(), (each) => writeHourlyCheckpoint({ ...ports, place }, each))
    },
    async end() {
      await seal()
      if (place === undefined) return
      await eachInTurn(institutions(), (each) => writeLastCheckpoint({ ...ports, place }, each))
    },
  }
}

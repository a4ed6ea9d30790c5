import type { Language } from '../../domain/language.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Directory } from '../../service/institution/directory.ts'
import type { Session } from '../../service/logon/session.ts'
import type { Assets } from '../assets.ts'
import type { Log } from '../log.ts'
import type { Site } from '../site.ts'

/** What the pages of an institution work with. */
export interface Portal {
  ports: Ports
  site: Site
  assets: Assets
  directory: Directory
  log: Log
  /** Pages say that they are a demonstration. */
  demo: 'demo' | 'production'
}

export interface PortalEnv {
  Variables: {
    requestId: string
    institution: InstitutionRecord
    language: Language
  }
}

/** What of a request the pages look at. */
export interface Asked {
  req: { path: string }
  var: PortalEnv['Variables']
}

export interface MemberEnv {
  Variables: PortalEnv['Variables'] & { session: Session }
}

import { readImports } from '../../src/service/import/read-imports.ts'
import { requestImport } from '../../src/service/import/request-import.ts'
import { tryImport } from '../../src/service/import/try-import.ts'
import { writeLetters } from '../../src/service/member/write-letters.ts'
import { readPredecessors } from '../../src/service/predecessor/read-predecessors.ts'
import { previewPredecessor, requestPredecessor } from '../../src/service/predecessor/request-predecessor.ts'
import { oldAuthority } from '../world/predecessor.ts'
import { fileOf } from './joining.ts'
import { type Trials, trial } from './trial.ts'

const old = oldAuthority()

/** How people and certificates come in. */
export const joiningTrials: Trials = {
  'import/doing.ts': { recordAll: 'puts together what it is given' },
  'import/examine.ts': { examine: 'tried with tryImport' },
  'import/examine-people.ts': { examinePeople: 'tried with tryImport' },
  'import/examine-certificates.ts': { examineCertificates: 'tried with tryImport' },
  'import/importing.ts': {},
  'import/read-text.ts': { readText: 'reads what it is given' },
  'import/read-imports.ts': {
    readImports: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readImports(ports, institution, staffSession),
    ),
  },
  'import/try-import.ts': {
    tryImport: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      tryImport(ports, institution, staffSession, fileOf('newcomer')),
    ),
  },
  'import/request-import.ts': {
    bringFile: 'tried with requestImport',
    requestImport: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const file = fileOf('newcomer')
      const tried = await tryImport(ports, institution, staffSession, file)
      const shownHash = tried.isFaulty ? '' : tried.shownHash
      return requestImport(ports, institution, staffSession, file, { shownHash, evidence: 'by letter' })
    }),
  },
  'import/write-people.ts': { writePeople: 'tried with approve' },
  'import/write-certificates.ts': { writeCertificates: 'tried with approve' },
  'member/write-letters.ts': {
    writeLetters: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      writeLetters(ports, institution, staffSession),
    ),
  },
  'predecessor/foreign-key.ts': { foreignKey: 'reads what it is given' },
  'predecessor/predecessor-names.ts': { predecessorNames: 'tried with readImports' },
  'predecessor/read-authorities.ts': { readAuthorities: 'reads what it is given' },
  'predecessor/registering.ts': { signsWith: 'looks at a key' },
  'predecessor/see-foreign.ts': { seeForeign: 'tried with judgeCertificate' },
  'predecessor/read-predecessors.ts': {
    readPredecessors: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readPredecessors(ports, institution, staffSession, undefined),
    ),
  },
  'predecessor/request-predecessor.ts': {
    previewPredecessor: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      previewPredecessor(ports, institution, staffSession, old.pem),
    ),
    requestPredecessor: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const { shownHash } = await previewPredecessor(ports, institution, staffSession, old.pem)
      const wish = { shownHash, evidence: 'compared on the telephone' }
      return requestPredecessor(ports, institution, staffSession, old.pem, wish)
    }),
  },
}

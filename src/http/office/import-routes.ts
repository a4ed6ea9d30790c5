import { Hono } from 'hono'
import type * as z from 'zod'
import { type IssuerId, parseId } from '../../domain/id.ts'
import type { BroughtFile } from '../../service/import/examine.ts'
import { readImports } from '../../service/import/read-imports.ts'
import { requestImport } from '../../service/import/request-import.ts'
import { tryImport } from '../../service/import/try-import.ts'
import { writeLetters } from '../../service/member/write-letters.ts'
import {
  importChecked,
  importFile,
  importRequest,
  importsAnswer,
  lettersWritten,
} from '../../wire/joining.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import { limitFile } from './fit-requests.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** People and certificates come in by file: the dry run, the request for another person's approval, and the letters after it. */
export function importRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  const limit = limitFile(office)
  return new Hono<StaffEnv>()
    .get('/api/imports', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, importsAnswer, await readImports(ports, institution, session))
    })
    .post('/api/imports/check', staff, limit, async (c) => {
      const { institution, session } = c.var
      const file = broughtFile(await readBody(c, importFile))
      return tell(c, importChecked, await tryImport(ports, institution, session, file))
    })
    .post('/api/imports', staff, limit, async (c) => {
      const { institution, session } = c.var
      const { file, ...wish } = await readBody(c, importRequest)
      const asked = await requestImport(ports, institution, session, broughtFile(file), wish)
      return tell(c, approvalMade, asked)
    })
    .post('/api/imports/letters', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      return tell(c, lettersWritten, await writeLetters(ports, institution, session))
    })
}

function broughtFile(file: z.infer<typeof importFile>): BroughtFile {
  const { name } = file
  const content = Uint8Array.fromBase64(file.content)
  if (file.what === 'people') return { what: 'people', opens: file.opens, name, content }
  return { what: 'certificates', issuerId: parseId<IssuerId>(file.issuerId), name, content }
}

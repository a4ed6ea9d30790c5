import { buffer } from 'node:stream/consumers'
import { isFileError } from '../adapters/keys/durable-file.ts'
import { requireOwnAccount } from '../adapters/keys/own-account.ts'
import { makeDkimKey } from '../adapters/smtp/mail-keys.ts'
import { mailReader } from '../adapters/smtp/read-mail.ts'
import { bounceTaken, dkimMade, mailTest as testOf } from '../cli/mail.ts'
import type { Bounce, DkimMake, MailTest } from '../cli/mail-arguments.ts'
import type { Printed } from '../cli/printed.ts'
import { complain } from '../cli/say-no.ts'
import type { Environment } from '../config.ts'
import { type Here, print } from './at-terminal.ts'
import { openPost } from './open-post.ts'
import { type VisitorPorts, visit } from './visit.ts'

export async function mailTest(
  ports: VisitorPorts,
  command: MailTest,
  { environment, domain }: Here,
): Promise<Printed> {
  const post = await openPost(environment, domain)
  try {
    return await testOf(ports, post, command)
  } finally {
    await post?.mailer.close()
  }
}

export async function bounce(environment: Environment, command: Bounce): Promise<void> {
  const mail = await buffer(process.stdin)
  await visit(environment, command.demo, async (ports) => {
    print(await bounceTaken(ports, mailReader, mail, environment.WARIFU_BOUNCE_ADDRESS))
  })
}

/** Needs no database: the key is for whoever's mails are sent from here. */
export async function dkimMake(environment: Environment, command: DkimMake): Promise<void> {
  const { WARIFU_MAIL_KEY_FOLDER: folder } = environment
  if (folder === undefined) throw new Error('configuration: WARIFU_MAIL_KEY_FOLDER must be set')
  await requireOwnAccount([{ what: 'key folder for mails', path: folder }])
  const { institution, selector, kind } = command
  try {
    const made = await makeDkimKey(folder, institution, selector, kind)
    print(dkimMade(command, made))
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error
    const detail = `there is a key ${selector} of ${institution} already: choose another selector`
    print(complain(command.form, 'there-already', detail))
  }
}

import { z } from 'zod'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Line, PersonName } from '../platform/words.ts'
import { endCertificate } from './end-certificate.ts'
import { makeCertificate, type Press, pressOf } from './make-certificate.ts'
import { certificateEnded, sameName } from './problems.ts'
import { certificateById } from './queries.ts'

export const CorrectCertificate = z
  .strictObject({
    name: PersonName.meta({ description: 'As the learner is called' }),
    reason: Line.meta({ description: 'Why, for those who keep the course; it is not shown to others' }),
  })
  .meta({ id: 'CorrectCertificate' })
export type CorrectCertificate = z.output<typeof CorrectCertificate> & { certificateId: string }

/** The enrolment's lock is the one that making a certificate takes: two corrections do not pass each other. */
const OWNER = statement<{ email: string }>(
  'certifying-owner',
  `select n.email from enrolments e join people n on n.id = e.person_id where e.id = $1 for update of e`,
)

/**
 * Makes the certificate anew with another name; the old one is valid no more. All else stays as it was certified. Returns the new one's id.
 * @throws certificate/unknown, certificate/ended, certificate/same-name
 */
export async function correctCertificate(till: Till, actor: Actor, wish: CorrectCertificate): Promise<string> {
  const press = await pressOf(till)
  return act(till, actor, (tx) => correct(tx, press, wish))
}

async function correct(tx: Tx, press: Press, { certificateId, name, reason }: CorrectCertificate): Promise<string> {
  const enrolmentId = (await certificateById(tx, certificateId))?.enrolmentId
  const [owner] = enrolmentId ? await run(tx, OWNER, [enrolmentId]) : []
  const found = await certificateById(tx, certificateId) // as it is under the lock
  if (!found || !owner) throw unknown('certificate')
  const { content, lang } = found
  if (found.state !== 'valid' || content === null) throw certificateEnded()
  if (content.name === name) throw sameName()
  await endCertificate(tx, { certificateId, how: 'replaced', reason })
  return makeCertificate(tx, press, {
    ...{ enrolmentId: found.enrolmentId, email: owner.email, lang, reason },
    content: { ...content, name },
  })
}

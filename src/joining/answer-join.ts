import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { MEMBER_ROLES, mayGive } from '../companies/member-role.ts'
import { putMember } from '../companies/put-member.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { promiseAnswer } from './answer-mail.ts'
import { COUNTS } from './join-wishes-of.ts'
import { addressLost } from './problems.ts'

/** The answer is no. */
export const NOBODY = 'nobody'

export const AnswerJoin = z
  .strictObject({
    admitAs: z
      .enum([...MEMBER_ROLES, NOBODY])
      .meta({ description: 'What they become, not above your own role; nobody: the answer is no' }),
  })
  .meta({ id: 'AnswerJoin' })

const LOCK = statement<{ personId: string }>(
  'join-wish-lock',
  `select w.person_id as "personId" from join_wishes w where w.company_id = $1 and w.id = $2 and w.answered_at is null for update`,
)
const STILL = statement<{ still: boolean }>(
  'join-wish-counts',
  `select exists (select ${COUNTS}) as still from join_wishes w where w.id = $1`,
)
const ANSWER = statement(
  'join-wish-answer',
  'update join_wishes set answered_at = $2, answered_by = $3, admitted_as = $4 where id = $1',
)

export type Answered = z.output<typeof AnswerJoin> & { companyId: string; wishId: string }

/**
 * Owners, managers and staff let somebody in who asked, with a role not above their own, or say no. Only as long as the address is
 * there by which they asked. @throws company/unknown, access/denied, wish/unknown, joining/address-lost, companies/already-member
 */
export async function answerJoin(tx: Tx, { companyId, wishId, admitAs }: Answered): Promise<void> {
  const role = admitAs === NOBODY ? null : admitAs
  const by = await demandMember(tx, companyId, ['owner', 'manager'])
  if (by && role && !mayGive(by, role)) throw forbidden('Only an owner may let somebody in as an owner.')
  const [wish] = await run(tx, LOCK, [companyId, wishId])
  if (!wish) throw unknown('wish')
  const { personId } = wish
  if (role) {
    const [found] = await run(tx, STILL, [wishId])
    if (!found?.still) throw addressLost()
    await putMember(tx, { companyId, personId, role })
  }
  await run(tx, ANSWER, [wishId, tx.now, tx.actor.kind === 'person' ? tx.actor.personId : null, role])
  await emit(tx, { name: 'JoinAnswered', subjectId: companyId, facts: { wishId, personId, role } })
  await promiseAnswer(tx, wishId)
}

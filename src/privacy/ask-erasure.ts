import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { whomOf } from '../identity/whom.ts'
import { type Actor, nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { erasePerson } from './erase-person.ts'
import { hindrancesOf } from './hindrances.ts'
import { nothingAsked, openThings } from './problems.ts'
import { sayFarewell } from './say-farewell.ts'
import type { Proof } from './schema.ts'

/** `when-over`: as soon as nothing stands against it any more, without being asked again. */
export const AskErasure = z.strictObject({ when: z.enum(['now', 'when-over']) }).meta({ id: 'AskErasure' })
export type AskErasure = z.output<typeof AskErasure>

const ASK = statement(
  'erasure-ask',
  'insert into erasures (id, person_id, asked_at, asked_by, proof) values ($1, $2, $3, $4, $5)',
)
const WITHDRAW = statement<{ id: string }>(
  'erasure-withdraw',
  'update erasures set withdrawn_at = $2 where person_id = $1 and withdrawn_at is null and done_at is null returning id',
)
const OPEN = statement<{ id: string }>(
  'erasure-open',
  'select id from erasures where person_id = $1 and withdrawn_at is null and done_at is null for update',
)

export type Asked = { personId: string; proof: Proof } & AskErasure

/** Erasing reaches into every room, further than whoever asked for it. */
export const ERASER: Actor = { kind: 'job', name: 'erasure' }

/**
 * Erases somebody, or lets it wait until what is open has ended. The person is told at the address they had.
 * @throws person/unknown, erasure/open-things, erasure/asked-already
 */
export async function askErasure(till: Till, actor: Actor, asked: Asked): Promise<{ erased: boolean }> {
  const farewell = await act(till, ERASER, async (tx) => {
    const whom = await whomOf(tx, asked.personId)
    if (!whom) throw unknown('person')
    const hindrances = await hindrancesOf(tx, whom)
    if (hindrances.length > 0 && asked.when === 'now') throw openThings(hindrances)
    await noteWish(tx, actor, asked)
    return hindrances.length > 0 ? null : erasePerson(tx, asked.personId)
  })
  if (farewell) await sayFarewell(till, farewell)
  return { erased: farewell !== null }
}

/** One that waits is enough: whoever wants it now has it done under the wish that stands there. */
async function noteWish(tx: Tx, actor: Actor, { personId, proof, when }: Asked): Promise<void> {
  const [open] = await run(tx, OPEN, [personId])
  if (open && when === 'now') return
  await run(tx, ASK, [newId(), personId, tx.now, nameOf(actor), proof])
  await emit(tx, { name: 'ErasureAsked', subjectId: personId, facts: { by: nameOf(actor), proof, when } })
}

/** The person stays after all. @throws erasure/unknown where nothing waits */
export async function withdrawErasure(tx: Tx, personId: string): Promise<void> {
  const withdrawn = await run(tx, WITHDRAW, [personId, tx.now])
  if (withdrawn.length === 0) throw nothingAsked()
  await emit(tx, { name: 'ErasureWithdrawn', subjectId: personId })
}

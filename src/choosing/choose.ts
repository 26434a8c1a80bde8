import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { closeUnfulfilled } from '../checkout/close-unfulfilled.ts'
import { lockUnfulfilled } from '../checkout/lock-unfulfilled.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'
import { standFirst } from '../waiting/keep-paid.ts'
import { choiceOf } from './choice.ts'
import { lockPoolsOf } from './lock-pools-of.ts'
import { nothingToChoose, offerToAnswer, saleClosed, severalCourses } from './problems.ts'
import { writeWaits } from './write-waits.ts'

export const Choose = z
  .strictObject({
    choose: z.enum(['money-back', 'wait']).meta({
      description:
        'All of the money back at once; or it stays, and the order gets the next seats that come free, before everybody else',
    }),
  })
  .meta({ id: 'ChooseForOrder' })
export type Choose = z.output<typeof Choose>

const WAIT_UNTIL = statement('choosing-wait-until', 'update orders set choose_until = $2 where id = $1')

/**
 * A buyer who paid when no seat was left says what is to become of the money. Returns the order's id.
 * @throws choice/nothing-to-choose, choice/several-courses, choice/booking-closed, choice/offer-to-answer
 */
export async function choose(
  tx: Tx,
  till: Till,
  { orderId, choose: wish }: Choose & { orderId: string },
): Promise<string> {
  const [poolId] = await lockPoolsOf(tx, orderId)
  const order = await lockUnfulfilled(tx, orderId)
  const choice = order && (await choiceOf(tx, orderId))
  if (!choice) throw nothingToChoose()
  await emit(tx, { name: 'UnseatedChosen', subjectId: orderId, facts: { choose: wish } })
  if (wish === 'money-back') {
    await closeUnfulfilled(tx, order)
    return orderId
  }
  const { waiting } = choice
  if (waiting.state === 'waits') return orderId
  if (waiting.state !== 'possible') throw waiting.state === 'booking-closed' ? saleClosed() : severalCourses()
  if (!(await standFirst(tx, { orderId, poolId: poolId! }))) throw offerToAnswer()
  await run(tx, WAIT_UNTIL, [orderId, waiting.until])
  await writeWaits(tx, till, { orderId, until: waiting.until })
  return orderId
}

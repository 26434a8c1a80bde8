import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { onlyPeopleSign } from '../countersigning/problems.ts'
import { lockBooks } from '../ledger/lock-books.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Month } from '../platform/month.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { closedBefore } from './closed-before.ts'
import { decidedAlready, notTheLastClosed, ownWish } from './problems.ts'
import { closingsOf, lastClosed } from './queries.ts'

export const AskToOpen = z.strictObject({ reason: Line }).meta({ id: 'AskToOpenMonth' })

const ASK = statement(
  'closing-ask-to-open',
  'insert into month_openings (id, closing_id, reason, asked_at, asked_by) values ($1, $2, $3, $4, $5)',
)

/** Asks a second person to open the month that was closed last. Returns the wish's id. @throws month/not-last-closed, month/opening-asked */
export async function askToOpen(tx: Tx, month: Month, { reason }: z.output<typeof AskToOpen>): Promise<string> {
  const last = await lastClosed(tx)
  if (month !== last) throw notTheLastClosed(last)
  const closing = (await closingsOf(tx, month)).find(({ closedAt }) => closedAt !== null)
  const id = newId()
  await run(tx, ASK, [id, closing!.id, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'MonthOpeningAsked', subjectId: closing!.id, facts: { month, reason } })
  return id
}

type Wish = { closingId: string; month: Month; askedBy: string; decidedAt: Date | null }
const LOCK = statement<Wish>(
  'closing-lock-wish',
  `select o.closing_id as "closingId", to_char(c.month, 'YYYY-MM') as month, o.asked_by as "askedBy", o.decided_at as "decidedAt"
   from month_openings o join month_closings c on c.id = o.closing_id where o.id = $1 for update of o`,
)
const DECIDE = statement(
  'closing-decide-wish',
  'update month_openings set decided_at = $2, decided_by = $3, signed = $4 where id = $1',
)

/**
 * A second person signs: the month is open again, and its file stays what it was. Returns the month.
 * @throws opening/unknown, access/denied, month/own-wish, month/decided-already, month/not-last-closed
 */
export async function signOpening(tx: Tx, openingId: string): Promise<Month> {
  const { closingId, month, askedBy } = await undecided(tx, openingId)
  if (tx.actor.kind !== 'person') throw onlyPeopleSign()
  if (nameOf(tx.actor) === askedBy) throw ownWish()
  const last = await lastClosed(tx)
  if (month !== last) throw notTheLastClosed(last)
  await run(tx, DECIDE, [openingId, tx.now, nameOf(tx.actor), true])
  await lockBooks(tx, { throughOn: await closedBefore(tx, month), becauseOf: openingId })
  await emit(tx, { name: 'MonthOpened', subjectId: closingId, facts: { month, askedBy } })
  return month
}

/** Lets the wish go: whoever asked, or anybody else in finance. Returns the month. @throws opening/unknown, month/decided-already */
export async function letOpeningGo(tx: Tx, openingId: string): Promise<Month> {
  const { closingId, month } = await undecided(tx, openingId)
  await run(tx, DECIDE, [openingId, tx.now, nameOf(tx.actor), false])
  await emit(tx, { name: 'MonthOpeningLetGo', subjectId: closingId, facts: { month } })
  return month
}

async function undecided(tx: Tx, openingId: string): Promise<Wish> {
  const [wish] = await run(tx, LOCK, [openingId])
  if (!wish) throw unknown('opening')
  if (wish.decidedAt) throw decidedAlready()
  return wish
}

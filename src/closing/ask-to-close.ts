import { emit } from '../audit/emit.ts'
import { lockBooks } from '../ledger/lock-books.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'
import { monthNotNext, monthNotOver } from './problems.ts'
import { nextToClose } from './queries.ts'

const ASK = statement(
  'closing-ask',
  'insert into month_closings (id, month, asked_at, asked_by, locked_by_xact) values ($1, $2, $3, $4, $5)',
)

/**
 * Begins to close a month: from now on nothing new is posted into it. Whether it ties is looked at afterwards, when whoever was posting
 * at this moment is done; where it does not, it is open again, with the reasons. Returns the closing's id.
 * @throws month/not-next, month/not-over, month/closing-already
 */
export async function askToClose(tx: Tx, month: Month): Promise<string> {
  const next = await nextToClose(tx)
  if (month !== next) throw monthNotNext(next)
  if (lastDay(month) >= dayIn(SELLER_ZONE, tx.now)) throw monthNotOver(month)
  const id = newId()
  const xact = await lockBooks(tx, { throughOn: lastDay(month), becauseOf: id })
  await run(tx, ASK, [id, firstDay(month), tx.now, nameOf(tx.actor), xact])
  await emit(tx, { name: 'MonthClosingAsked', subjectId: id, facts: { month } })
  return id
}

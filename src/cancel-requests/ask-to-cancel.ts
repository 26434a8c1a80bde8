import type { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { asShown } from '../cancelling/as-shown.ts'
import { CancelOrder } from '../cancelling/cancel-wish.ts'
import { factsOf } from '../cancelling/cancelled.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Till } from '../platform/till.ts'
import { Text } from '../platform/words.ts'
import { endRequest } from './end-request.ts'
import { type CancelRequest, requestsOf } from './find-request.ts'
import { askedAlready, asksNobody } from './problems.ts'
import { writeAsked } from './write-told.ts'

/** The longest that a buyer says about why, in characters. */
export const WHY_MAX = 1_000

export const AskToCancel = CancelOrder.extend({
  words: Text.max(WHY_MAX).optional().meta({ description: 'Why, in the buyer’s own words. It need not be said' }),
}).meta({ id: 'AskToCancel' })
export type AskToCancel = z.output<typeof AskToCancel>

const WRITE = statement(
  'cancel-request-write',
  'insert into cancel_requests (id, order_id, seats, asked, words, asked_at, asked_by) values ($1, $2, $3, $4, $5, $6, $7)',
)

/**
 * Asks staff to cancel seats, as the preview said. Nothing is cancelled before they answer, and what comes back is what it is now,
 * however long they take. Returns the id of the request.
 * @throws cancel-request/not-needed, cancel-request/asked-already, what asShown does
 */
export async function askToCancel(
  tx: Tx,
  till: Till,
  { orderId, command: { previewId, words = '', ...wish } }: { orderId: string; command: AskToCancel },
): Promise<string> {
  const { preview } = await asShown(tx, { orderId, previewId, ask: wish })
  if (!preview.asksFirst) throw asksNobody()
  await makeRoom(tx, orderId)
  const requestId = newId()
  const seats = preview.lines.flatMap((line) => line.seats.map(({ position }) => ({ lineId: line.lineId, position })))
  const { cancellationId: _none, ...facts } = factsOf(requestId, preview)
  const asked = { ...facts, previewId }
  await run(tx, WRITE, [
    requestId,
    orderId,
    JSON.stringify(seats),
    JSON.stringify(asked),
    words,
    tx.now,
    nameOf(tx.actor),
  ])
  await emit(tx, { name: 'CancellationAsked', subjectId: orderId, facts: { requestId, back: preview.back } })
  await writeAsked(tx, till, { orderId, requestId, asked })
  return requestId
}

/** One request at a time; one whose seats are not there any more is over. @throws cancel-request/asked-already */
async function makeRoom(tx: Tx, orderId: string): Promise<void> {
  for (const request of await requestsOf(tx, orderId)) {
    if (request.end) continue
    if (await isWhole(tx, request)) throw askedAlready()
    await endRequest(tx, request.id, { as: 'moot' })
  }
}

const STANDING = statement<{ n: number }>(
  'cancel-request-standing',
  `select count(*)::int as n from jsonb_to_recordset($1) as s("lineId" uuid, position int)
   join order_places p on p.line_id = s."lineId" and p.position = s.position and p.returned_at is null`,
)

/** Whether every seat it asks about is still there. */
async function isWhole(tx: Tx, { seats }: CancelRequest): Promise<boolean> {
  const [standing] = await run(tx, STANDING, [JSON.stringify(seats)])
  return standing!.n === seats.length
}

import { promiseApplicationMail } from '../admission/application-mail.ts'
import { endApplication } from '../admission/end-application.ts'
import { endRequest } from '../asking/withdraw-request.ts'
import { giveUpMoves } from '../moving/give-up-moves.ts'
import { giveUpPayment } from '../payments/give-up-payment.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { withdrawQuotation } from '../quotations/withdraw-quotation.ts'
import { setCapacity } from '../seats/set-capacity.ts'
import { endList } from '../waiting/end-list.ts'
import { promiseAskerMail } from './asker-mail.ts'
import { lockStart } from './lock-start.ts'
import { type PromisesIn, promisesIn } from './promises-in.ts'
import type { Simulation } from './simulate.ts'

const HOLD = statement<{ id: string; holdId: string }>(
  'going-request-hold',
  'select id, hold_id as "holdId" from purchase_requests where id = $1',
)
const TAKEN = statement<{ taken: number }>(
  'going-taken',
  'select count(*)::int as taken from seats where pool_id = $1 and (sold_at is not null or held_until > app_now())',
)

/**
 * Ends everything that somebody was promised of an offering and has not bought, and takes the seats that are free by then out of its
 * pools: a claim that waits for one finds none. Whoever had a promise is told. The pools are locked.
 */
export async function endPromises(
  tx: Tx,
  pools: readonly string[],
  { offeringId, orders, promises }: Simulation,
): Promise<void> {
  for (const { orderId, standing } of orders) if (standing === 'unpaid') await giveUpPayment(tx, orderId)
  await giveUpMoves(tx, offeringId)
  await endPromised(tx, promises)
  for (const poolId of pools) {
    await endList(tx, poolId)
    const [{ taken }] = (await run(tx, TAKEN, [poolId])) as [{ taken: number }]
    await setCapacity(tx, { poolId, capacity: taken })
  }
}

/** Of a cancelled offering: an order that nobody paid gives what it came of back to whoever was promised it, and that ends as well. */
export async function endGivenBack(tx: Tx, offeringId: string): Promise<void> {
  if (!isLeft(await promisesIn(tx, offeringId))) return
  await lockStart(tx, offeringId)
  await endPromised(tx, await promisesIn(tx, offeringId))
}

/** Whether something that can be ended stands still. */
export const isLeft = ({ requests, quotations, applications }: PromisesIn): boolean =>
  requests.length + quotations.length + applications.length > 0

async function endPromised(tx: Tx, promises: PromisesIn): Promise<void> {
  for (const { id } of promises.requests) {
    const [request] = await run(tx, HOLD, [id])
    await endRequest(tx, request!)
    await promiseAskerMail(tx, id)
  }
  for (const { id } of promises.quotations) await withdrawQuotation(tx, id)
  for (const application of promises.applications) {
    await endApplication(tx, application, 'closed')
    await promiseApplicationMail(tx, 'closed', application.id)
  }
}

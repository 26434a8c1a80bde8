import { type RefundWish, requestRefund } from '../../../src/payments/request-refund.ts'
import { connect } from '../../../src/platform/db/connect.ts'
import { transact } from '../../../src/platform/db/transact.ts'

const AT_ONCE = 20

type Given = { appUrl: string } & Omit<RefundWish, 'cause'>
export type RefundsAtOnce = { promised: number; refused: string[] }

/** Asks for the same refund many times at once, each in a transaction of its own. */
export async function play({ appUrl, ...refund }: Given): Promise<RefundsAtOnce> {
  const connection = connect(appUrl)
  const ask = () =>
    transact(connection.pool, { kind: 'job', name: 'test' }, (tx) => requestRefund(tx, { ...refund, cause: 'surplus' }))
  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      ask().then(
        () => null,
        (error: { code?: string }) => error.code ?? String(error),
      ),
    ),
  )
  await connection.close()
  const refused = outcomes.filter((outcome) => outcome !== null)
  return { promised: AT_ONCE - refused.length, refused: [...new Set(refused)] }
}

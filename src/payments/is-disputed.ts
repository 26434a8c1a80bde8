import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<{ disputed: boolean }>(
  'payment-is-disputed',
  'select exists (select from disputes where payment_id = $1 and settled_at is null) as disputed',
)

/** Whether a cardholder has disputed a payment and nobody has drawn the consequence yet. */
export const isDisputed = async (on: On, paymentId: string): Promise<boolean> =>
  (await run(on, FIND, [paymentId]))[0]!.disputed

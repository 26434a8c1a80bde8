import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { On } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'
import { Line } from '../platform/words.ts'

/** The shortest that tells a payer from all others, in characters. */
const NAME_MIN = 3

export const PayoutPayer = z
  .strictObject({
    name: Line.refine(({ length }) => length >= NAME_MIN, 'at least three characters').meta({
      description: 'What the bank writes of whoever pays card money out, wherever it stands in its words',
    }),
  })
  .meta({ id: 'PayoutPayer' })
export type PayoutPayer = z.output<typeof PayoutPayer>

const payerSetting: Setting<PayoutPayer> = { name: 'payout-payer', schema: PayoutPayer }

/** Banks write STRIPE, Stripe Technology Europe Ltd and the like; a seller whose bank writes otherwise says so. */
export const payerNow = async (on: On): Promise<string> => (await readSetting(on, payerSetting))?.name ?? 'Stripe'

export async function setPayer(tx: Tx, wish: PayoutPayer): Promise<void> {
  await writeSetting(tx, payerSetting, wish)
  await emit(tx, { name: 'PayoutPayerSet', subjectId: newId(), facts: wish })
}

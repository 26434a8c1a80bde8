import { inKroner, KRONER } from '../exchange/rate.ts'
import { ratesOn } from '../exchange/rates-on.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Money, money } from '../platform/money.ts'
import { readSetting } from '../platform/settings.ts'
import { fourEyesSetting } from './four-eyes.ts'

/** Gross, of credit notes that are issued and that are about to be, and of what will never be invoiced. */
const CREDITED = statement<{ minor: number; today: string }>(
  'countersigning-credited',
  `select (coalesce((select sum(d.gross_minor) from documents d where d.order_id = $1 and d.kind = 'credit-note'), 0)
     + coalesce((select sum(
         (select coalesce(sum((l ->> 'netMinor')::bigint), 0) from jsonb_array_elements(u.credit -> 'lines') l)
         + (select coalesce(sum((v ->> 'vatMinor')::bigint), 0) from jsonb_array_elements(u.credit -> 'vat') v))
       from documents_due u where u.order_id = $1 and u.kind = 'credit-note'), 0)
     + coalesce((select sum(m.forgone_minor) from demands m where m.order_id = $1), 0))::bigint as minor,
   ${TODAY}::text as today`,
)

/**
 * Whether so much of an order is too much for one person. What has been credited of it before counts too, so that nobody can
 * do in parts what they may not do at once. Whoever decides by it holds the order's lock.
 */
export async function tooMuchForOne(on: On, orderId: string, amount: Money): Promise<boolean> {
  const setting = await readSetting(on, fourEyesSetting)
  if (setting?.aboveMinor === undefined || amount.minor === 0) return false
  const [before] = await run(on, CREDITED, [orderId])
  const kroner = await kronerOf(on, before!.today, money(amount.minor + before!.minor, amount.currency))
  return kroner === null || kroner > setting.aboveMinor
}

const READ_TODAY = statement<{ today: string }>('countersigning-today', `select ${TODAY}::text as today`)

/** Whether one act that is about many orders is too much for one person: all of it counts together. Null is an amount that nobody knows yet. */
export async function tooMuchAtOnce(on: On, amounts: readonly (Money | null)[]): Promise<boolean> {
  const setting = await readSetting(on, fourEyesSetting)
  if (setting?.aboveMinor === undefined) return false
  const [row] = await run(on, READ_TODAY, [])
  let kroner = 0
  for (const amount of amounts) {
    const worth = amount?.minor === 0 ? 0 : amount && (await kronerOf(on, row!.today, amount))
    if (worth === null) return true
    kroner += worth
  }
  return kroner > setting.aboveMinor
}

/** Null where no rate says what it is worth. */
async function kronerOf(on: On, today: string, { minor, currency }: Money): Promise<number | null> {
  if (currency === KRONER) return minor
  const rate = (await ratesOn(on, today)).get(currency)
  return rate ? inKroner(minor, rate) : null
}

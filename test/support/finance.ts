import { nextBankingDay } from '../../src/platform/banking-days.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import type { House } from './constellation.ts'
import { ask, bearer } from './make.ts'

/** The day it is in the shop, or was some days ago. */
export async function dayOf(house: House, daysAgo = 0): Promise<string> {
  const [row] = await house.witness(`select ((app_now() at time zone 'Europe/Oslo')::date - ${daysAgo})::text as day`)
  return String(row!.day)
}

/** To noon of the day so many days ahead, or of the next on which banks are open: letters go out on no other. */
export async function passTo(house: House, days: number): Promise<void> {
  const day = nextBankingDay(dayPlus(await dayOf(house), days))
  const [row] = await house.witness(
    `select extract(epoch from ('${day} 12:00'::timestamp at time zone 'Europe/Oslo') - app_now())::int as seconds`,
  )
  await house.moveClock(Number(row!.seconds))
}

/** Finance, whose key it is, enters an exchange rate. */
export const enterRate = (house: House, key: string, rate: { currency: string; ratedOn: string; rate: string }) =>
  ask(house, '/exchange-rates', { method: 'POST', headers: bearer(key), body: { ...rate, source: 'Norges Bank' } })

/** What of an order needs the attention of finance. */
export async function attentionTo(house: House, key: string, orderId: string) {
  const { body } = await ask<{ attention: { kind: string; orderId: string; said: string }[] }>(
    house,
    '/finance/attention',
    { headers: bearer(key) },
  )
  return body.attention.filter((each) => each.orderId === orderId)
}

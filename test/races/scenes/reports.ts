import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { until } from '../../support/make.ts'

/** No other scene buys under it: what they agree with a company would come between. */
const OWN_NUMBER = '974760673'
const ROLES = ['course-administrator', 'finance'] as const

/** A company came by a link, ordered on invoice and was credited whole: what its source has brought. */
export async function creditedSource(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'desk', roles: [...ROLES], personal: true }))
  const headers = () => ({ authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() })
  const send = (path: string, body: object): Promise<Answer> =>
    ask(`${fleet.urls[0]}${path}`, { method: 'POST', headers: headers(), body })
  const [clock] = await fleet.witness<{ day: string }[]>`
    select (app_now() at time zone 'Europe/Oslo')::date::text as day`
  const touch = { source: 'linkedin', medium: 'social', day: clock!.day }
  const ordered = await send('/orders', {
    ...{
      lines: [{ offeringId, quantity: 1, people: [] }],
      payer: { ...company(), organisationNumber: OWN_NUMBER },
      payBy: 'invoice',
      acceptedSalesTerms: 1,
    },
    expectedTotal: { minor: 490_000, currency: 'NOK' },
    attribution: { first: touch, last: touch, consentVersion: 1 },
  })
  const issued = async (kind: string) =>
    (await fleet.witness`select from documents where order_id = ${ordered.body.id} and kind = ${kind}`).length === 1
  await until(
    () => issued('invoice'),
    () => JSON.stringify(ordered),
  )
  await send(`/orders/${ordered.body.id}/credit-note`, { reason: 'Avbestilt' })
  await until(() => issued('credit-note'))
  const found = await ask(`${fleet.urls[0]}/reports/income?from=${clock!.day}&to=${clock!.day}&by=source`, {
    headers: headers(),
  })
  const rows = found.body.rows as { key: string; agreedMinor: number }[]
  const row = rows.find(({ key: source }) => source !== '')
  return { source: row?.key ?? 'linkedin / social', agreedMinor: row?.agreedMinor ?? 0 }
}

import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { camt } from '../bank/camt.ts'
import type { House } from '../support/constellation.ts'
import { dayOf, enterRate } from '../support/finance.ts'
import {
  ask,
  bearer,
  buy,
  company,
  make,
  type Offering,
  order,
  pay,
  person,
  until,
  untilOrder,
} from '../support/make.ts'

const DAY_SECONDS = 86_400
/** What a spreadsheet would take for a formula, with all that CSV has to quote, and letters that only UTF-8 has. */
export const DANGEROUS = '=1+1; "Øst", æ AS'

export type Keys = { program: string; finance: string }

/**
 * A fortnight with a bit of everything: sold on invoice and by card, with and without VAT, in kroner and in euro; a seat credited, a card
 * refunded, a part paid by bank, and money that is nobody's.
 */
export async function trade(house: House, { program, finance }: Keys): Promise<void> {
  const exempt = await make.offering(house, { startsInDays: 40 })
  const taxed = await make.offering(house, { taxClass: 'standard', price: 99_999, startsInDays: 2 })
  const euro = await make.offering(house, { taxClass: 'standard', price: 99_900, startsInDays: 2, currency: 'EUR' })
  const sold = async (offering: Offering, quantity: number, name = 'Prøvebedriften AS') =>
    (await order(house, program, { offering, quantity, payer: { ...company(), name } as ReturnType<typeof company> }))
      .body
  const big = await sold(exempt, 3, DANGEROUS)
  await sold(euro, 1)
  await buy(house, { offering: exempt })
  const undone = await buy(house, { offering: exempt })
  const { body: card } = await order(house, program, { offering: taxed, payer: person() })
  await pay(house, card)
  await untilOrder(house, card, ({ state }) => state === 'confirmed')
  await issued(house, 3)
  await credited(house, finance, big.id, { seats: [{ lineId: await lineOf(house, big.id), position: 1 }] })
  await credited(house, finance, undone.id, {})
  await issued(house, 5)
  const today = await dayOf(house)
  await enterRate(house, finance, { currency: 'EUR', ratedOn: today, rate: '11.7425' })
  const [invoice] = await house.witness(`select kid from documents where order_id = '${big.id}' and kind = 'invoice'`)
  const entries = [
    { amount: '1000.00', day: today, reference: randomUUID(), payments: [{ strd: [{ kid: String(invoice!.kid) }] }] },
    { amount: '77.50', day: today, reference: 'UKJENT-1', payments: [{ said: 'hei', payer: 'Ukjent Venn' }] },
  ]
  const body = { name: 'fil.xml', content: camt(entries, {}) }
  const headers = { ...bearer(finance), 'idempotency-key': randomUUID() }
  expect((await ask(house, '/bank-files', { method: 'POST', body, headers })).status).toBe(201)
  await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
  await house.moveClock(5 * DAY_SECONDS)
  await issued(house, 7)
  await house.moveClock(DAY_SECONDS)
  await until(async () => (await house.witness('select from recognitions')).length > 0)
  await until(async () => (await house.witness('select from refunds where succeeded_at is null')).length === 0)
}

async function issued(house: House, documents: number): Promise<void> {
  let found = 0
  const many = async () => {
    found = (await house.witness('select from documents')).length
    return found === documents
  }
  await until(many, () => `${found} documents instead of ${documents}`)
}

const lineOf = async (house: House, orderId: string) =>
  String((await house.witness(`select id from order_lines where order_id = '${orderId}'`))[0]!.id)

async function credited(house: House, finance: string, orderId: string, what: object): Promise<void> {
  const headers = { ...bearer(finance), 'idempotency-key': randomUUID() }
  const body = { reason: 'Avmeldt', ...what }
  const { status } = await ask(house, `/orders/${orderId}/credit-note`, { method: 'POST', headers, body })
  expect(status).toBeLessThan(300)
}

/** RFC 4180 as objects by the names of its columns. */
export function rowsOf(csv: string, delimiter = ','): Record<string, string>[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\r\n]*))(${delimiter}|\r\n)`, 'y')
  const lines: string[][] = []
  let line: string[] = []
  for (let found = cell.exec(csv); found && cell.lastIndex <= csv.length; found = cell.exec(csv)) {
    line.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === delimiter) continue
    lines.push(line)
    line = []
    if (cell.lastIndex === csv.length) break
  }
  const [head, ...rows] = lines
  return rows.map((row) => Object.fromEntries(row.map((text, at) => [head![at]!, text])))
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const sold = async (): Promise<Answer> => {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  return desk.oneCall(orderOf(offeringId, 1))
}
const issued = async ({ body }: Answer) => {
  const [row] = await until(
    () =>
      desk.fleet.witness<{ id: string; number: string; year: string }[]>`
        select id, content ->> 'number' as number, left(document_date::text, 4) as year from documents where order_id = ${body.id}`,
    (rows) => rows.length === 1,
  )
  return row!
}

test('a folder that cannot be written to leaves the file due, and a stranger’s file in its place is not overwritten', async () => {
  const folder = join(desk.fleet.dataDir, 'documents')
  writeFileSync(folder, 'in the way')
  const placed = await sold()
  const { id, number, year } = await issued(placed)
  rmSync(folder)
  const earlier = join(folder, year, `${number}-${id}.pdf`)
  mkdirSync(dirname(earlier), { recursive: true })
  writeFileSync(earlier, 'drawn by an earlier release')
  const order = await desk.documented(placed)
  const [document] = order.body.documents as { pdf: string }[]
  const answer = await fetch(`${desk.shop}${document!.pdf}`, { headers: desk.finance })
  expect({ status: answer.status, begins: (await answer.text()).slice(0, 5) }).toEqual({ status: 200, begins: '%PDF-' })
  expect(readFileSync(earlier, 'utf8')).toBe('drawn by an earlier release')
})

test('a document that cannot be drawn waits for a person, and those after it get their files', async () => {
  await desk.documented(await sold())
  const spoilt = newId()
  await desk.fleet.does(({ client }) =>
    client.query(
      `with copied as (insert into documents (id, series, number, kind, order_id, demand_id, issued_at, document_date, currency, net_minor,
         vat_minor, gross_minor, prepaid_minor, buyer_name, content, content_digest, chain_digest)
       select $1, series, number + 1000000, kind, order_id, demand_id, issued_at, document_date, currency, net_minor,
         vat_minor, gross_minor, prepaid_minor, buyer_name, content || '{"language": "xx"}', content_digest, chain_digest
       from documents order by number limit 1 returning id)
       insert into files_due (document_id, since) select id, '2000-01-01' from copied`,
      [spoilt],
    ),
  )
  await desk.documented(await sold())
  const [row] = await desk.fleet.witness<{ fault: string }[]>`select fault from files_due where document_id = ${spoilt}`
  expect(row!.fault).not.toBe('')
})

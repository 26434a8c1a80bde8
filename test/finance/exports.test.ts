import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { ask, checkOut, company, fillCart, pay, person } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

describe('finance exports', () => {
  test('the list, the CSV and the ZIP agree with each other to the øre', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    await desk.documented(
      await checkOut(desk.shop, await fillCart(desk.shop, offeringId), {
        payer: { ...company(1), name: '=1+1 AS' },
        payBy: 'invoice',
      }),
    )
    const list = await ask(`${desk.shop}/invoices?limit=200`, { headers: desk.finance })
    const [totals] = list.body.totals as [{ currency: 'NOK'; count: number; grossMinor: number }]
    const bytes = Buffer.from(
      await (await fetch(`${desk.shop}/exports/invoices.csv?form=excel`, { headers: desk.finance })).arrayBuffer(),
    )
    const csv = bytes.toString()
    expect(csv.startsWith('\uFEFFnumber;kind;')).toBe(true)
    const rows = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'))
    expect(rows).toHaveLength(totals.count)
    expect(rows.map((row) => row[4])).toContain("'=1+1 AS")
    expect(Math.round(rows.reduce((sum, row) => sum + Number(row[11]!.replace(',', '.')) * 100, 0))).toBe(
      totals.grossMinor,
    )
    const zip = Buffer.from(
      await (await fetch(`${desk.shop}/exports/invoices.zip`, { headers: desk.finance })).arrayBuffer(),
    )
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    for (const name of ['SHA256SUMS.txt', '.pdf', '.xml']) expect(zip.includes(name)).toBe(true)
    expect((await ask(`${desk.shop}/exports/invoices.csv`)).status).toBe(401)
  })

  test('a stored document has the same bytes for ever, and only its buyer and finance may read it', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const placed = await checkOut(desk.shop, await fillCart(desk.shop, offeringId), {
      payer: person('leser'),
      payBy: 'card',
    })
    await pay(desk.fleet.sandbox.url, placed)
    const order = await desk.documented(placed)
    const { pdf, xml } = (order.body.documents as { pdf: string; xml: string }[])[0]!
    const begins = { [pdf]: '%PDF-1.7', [xml]: '<?xml version="1.0" encoding="UTF-8"?>' }
    for (const [path, beginning] of Object.entries(begins)) {
      const read = async (headers: Record<string, string>) =>
        Buffer.from(await (await fetch(`${desk.shop}${path}`, { headers })).arrayBuffer())
      const [mine, theirs] = [await read({ 'order-token': placed.body.orderToken as string }), await read(desk.finance)]
      expect(mine.toString('latin1')).toMatch(new RegExp(`^${RegExp.escape(beginning)}`))
      expect(mine.equals(theirs)).toBe(true)
      expect((await ask(`${desk.shop}${path}`)).status).toBe(404)
    }
  })

  test('a stored file that is lost is answered by a problem, and the export brings the others and names it', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const buy = async () =>
      desk.documented(
        await checkOut(desk.shop, await fillCart(desk.shop, offeringId), { payer: company(), payBy: 'invoice' }),
      )
    const [lost, kept] = [await buy(), await buy()].map(
      ({ body }) => (body.documents as { id: string; number: string; pdf: string }[])[0]!,
    )
    const [file] = await desk.fleet.witness<{ path: string }[]>`
      select path from document_files where document_id = ${lost!.id} and kind = 'pdf'`
    rmSync(join(desk.fleet.dataDir, file!.path))
    const answer = await ask(`${desk.shop}${lost!.pdf}`, { headers: desk.finance })
    expect(answer).toMatchObject({ status: 500, body: { type: '/problems/server/failed' } })
    const zip = await fetch(`${desk.shop}/exports/invoices.zip`, { headers: desk.finance })
    const text = Buffer.from(await zip.arrayBuffer()).toString('latin1')
    expect(text).toMatch(new RegExp(`${lost!.number}\\.pdf +\\(lost`))
    expect(text).toContain(`${kept!.number}.pdf`)
  })
})

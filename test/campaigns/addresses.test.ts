import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering } from '../support/make.ts'
import { type Codes, openCodes } from '../vouchers/codes.ts'

let house: House
let finance: Record<string, string>
let codes: Codes
let offering: Offering
let other: Offering
let slug: string

const slugOf = async ({ courseId }: Offering) =>
  String((await house.witness(`select slug from courses where id = '${courseId}'`))[0]!.slug)
beforeAll(async () => {
  house = await bootTill()
  finance = bearer(await make.client(house, ['finance']))
  codes = await openCodes(house)
  ;[offering, other] = [await make.offering(house), await make.offering(house)]
  slug = await slugOf(offering)
}, 60_000)
afterAll(() => house?.close())

type Refusal = { errors?: { pointer: string; detail: string }[] }
const makeLink = (change: object) =>
  ask<Refusal>(house, '/campaign-links', {
    ...{ method: 'POST', headers: finance },
    body: { leadsTo: `/courses/${slug}`, source: 'avis', medium: 'annonse', campaign: 'vår', ...change },
  })
/** The status, and what is wrong where. */
const answer = async (change: object): Promise<[number, string?, string?]> => {
  const { status, body } = await makeLink(change)
  const [first] = body.errors ?? []
  return first ? [status, first.pointer, first.detail] : [status]
}

test('an address is judged as the shop reads it, however it is written', async () => {
  const refused = [
    ...['/Go/abc', '/GO/x', '/en/Go/a', '/go', '/Go/', '/%67o/abc', '/en/%47o/abc'],
    ...[
      '/courses?%63ode=SECRET',
      '/courses?utm%5Fsource=x',
      '/courses?UTM_SOURCE=x',
      '/courses?a=b&re%66=x',
      '/courses?code%5B%5D=X',
    ],
    ...[
      '/Courses/nothere',
      '/courses/nothere/',
      '/en/COURSES/nothere',
      '/%63ourses/nothere',
      `/courses/${slug}/?start=NOTHERE`,
    ],
    ...[
      '/en//evil.example',
      '/en/%2Fevil.example',
      '/en/%5Cevil.example',
      '/courses//x',
      '/courses/%2e%2e%2fgo/x',
      '/%00',
      '/courses/%E0%A4',
    ],
  ]
  for (const leadsTo of refused) expect((await answer({ leadsTo })).slice(0, 2), leadsTo).toEqual([422, '/leadsTo'])
  const fine = [
    '/',
    '/en',
    '/courses',
    '/courses?topic=ledelse',
    `/courses/${slug}/`,
    `/en/courses/${slug}`,
    '/golf',
    '/courses?coder=1',
  ]
  for (const leadsTo of fine) expect(await answer({ leadsTo }), leadsTo).toEqual([201])
})

test('no page of ours leads to another site by its choice of language', async () => {
  for (const path of ['/en//evil.example', '//evil.example', '/en///evil.example']) {
    const page = await fetch(`${house.url}${path}`, { headers: { accept: 'text/html' } })
    const words = await page.text()
    expect(page.status, path).toBe(404)
    expect(words, path).toMatch(/href="\/(en\/)?evil\.example" lang=/)
    expect(words, path).not.toMatch(/(href|action)="[/\\]{2}/)
  }
})

test('a link gives no code away that is for some companies, for one seat, over, or for another course', async () => {
  const closed = await make.offering(house)
  const { code: hidden } = await codes.voucher({ offeringIds: [closed.offeringId] })
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query('update offerings set closed = true where id = $1', [closed.offeringId]),
  )
  const batch = await codes.makeVoucher({ codes: 2 })
  const [one] = await house.witness(`select code from voucher_codes where voucher_id = '${batch.body.id}'`)
  const { id, code: ended } = await codes.voucher()
  await codes.send(`/vouchers/${id}/end`, 'POST')
  const { code: over } = await codes.voucher({ untilAt: '2021-01-01T00:00:00Z' })
  const { code: elsewhere } = await codes.voucher({ courseIds: [other.courseId] })
  const { code: otherStart } = await codes.voucher({ offeringIds: [other.offeringId] })
  const refusal = async (code: unknown, leadsTo = `/courses/${slug}`) => answer({ code, leadsTo })
  const hiddenPage = `/courses/${await slugOf(closed)}`
  expect(await refusal(hidden, hiddenPage)).toEqual([422, '/code', expect.stringContaining('some companies')])
  expect(await refusal(one!.code)).toEqual([422, '/code', expect.stringContaining('one seat')])
  for (const code of [ended, over])
    expect(await refusal(code)).toEqual([422, '/code', expect.stringContaining('counts no more')])
  for (const code of [elsewhere, otherStart])
    expect(await refusal(code)).toEqual([422, '/code', expect.stringContaining('the course of the page')])
  expect(await refusal(elsewhere, `/courses/${await slugOf(other)}`)).toEqual([201])
  const { code: early } = await codes.voucher({ fromAt: '2099-01-01T00:00:00Z' })
  expect(await refusal(early)).toEqual([201])
})

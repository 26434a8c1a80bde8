import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { qrCode, qrPath } from '../../src/platform/qr-code.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, order, until } from '../support/make.ts'
import { openCodes } from '../vouchers/codes.ts'

const BROWSER = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }
type Link = { id: string; name: string; url: string; visits: number; state: string; brought: object[]; type: string }
let house: House
let finance: Record<string, string>
let program: string
let offering: Offering
let slug: string
let today: string
/** A module of the PNG, in pixels. */
const MODULE_PX = 30

beforeAll(async () => {
  house = await bootTill()
  finance = bearer(await make.client(house, ['finance']))
  program = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { capacity: 40 })
  slug = String((await house.witness(`select slug from courses where id = '${offering.courseId}'`))[0]!.slug)
  today = String((await house.witness(`select (app_now() at time zone 'Europe/Oslo')::date::text as day`))[0]!.day)
}, 60_000)
afterAll(() => house?.close())

const said = (change: object = {}) => ({
  ...{ leadsTo: `/courses/${slug}`, source: 'Aftenposten', medium: 'annonse', campaign: 'Vår 2027', ...change },
})
const send = (path: string, method = 'GET', body?: object) =>
  ask<Link & { links: Link[]; errors?: { pointer: string }[] }>(house, path, {
    method,
    headers: finance,
    ...(body && { body }),
  })
async function link(change: object = {}): Promise<Link> {
  const { status, body } = await send('/campaign-links', 'POST', said(change))
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const follow = async (path: string, headers: Record<string, string> = BROWSER) => {
  const { status, headers: told } = await fetch(`${house.url}${path}`, { headers, redirect: 'manual' })
  return { status, to: told.get('location'), kept: told.get('cache-control') }
}
const marks = (name: string, page = `/courses/${slug}`) =>
  `${page}?utm_source=aftenposten&utm_medium=annonse&utm_campaign=v%C3%A5r+2027&utm_content=go%2F${name}`

test('a link leads browsers and programs on to its page with its marks, in the language it is asked in, and nobody keeps the answer', async () => {
  const { name, url } = await link({ name: 'varmesse' })
  expect(url).toBe(`${new URL(url).origin}/go/varmesse`)
  const leads = { status: 302, to: marks(name), kept: 'no-store' }
  expect(await follow('/go/varmesse')).toEqual(leads)
  expect(await follow('/go/varmesse', { accept: '*/*' })).toEqual(leads)
  expect((await follow('/en/go/varmesse')).to).toBe(`/en${marks(name)}`)
  expect((await follow('/go/VARMESSE')).to).toBe(marks(name))
  const filtered = await link({ name: 'messen', leadsTo: '/courses?topic=ledelse&lang=nb' })
  expect((await follow('/go/messen')).to).toContain('/courses?topic=ledelse&lang=nb&utm_source=aftenposten')
  expect(filtered.state).toBe('runs')
  expect((await follow('/go/finnes-ikke')).status).toBe(404)
})

test('two links whose names look alike are refused, and a name that is read wrong from paper leads there all the same', async () => {
  await link({ name: 'ol-2027' })
  const taken = await send('/campaign-links', 'POST', said({ name: 'o1-2o27' }))
  expect([taken.status, taken.body.type]).toEqual([409, '/problems/campaign-link/name-taken'])
  expect((await follow('/go/0L2027')).to).toBe(marks('ol-2027'))
  const made = await link()
  expect(made.name).toMatch(/^[a-hjkmnp-qs-uw-z]{6}$/)
})

test('a link never leads to another site, to another link, or to a course or code that there is not', async () => {
  const pointers = async (change: object) => {
    const { status, body } = await send('/campaign-links', 'POST', said(change))
    return [status, ...new Set((body.errors ?? []).map(({ pointer }) => pointer))]
  }
  const away = [
    ...[
      'https://andre.example/',
      '//andre.example',
      '/\\andre.example',
      '/.//andre.example',
      '/courses/../..//andre.example',
    ],
    ...[
      '/go/varmesse',
      '/en/go/varmesse',
      '/courses?utm_source=x',
      '/courses?code=X',
      '/courses/finnes-ikke',
      'courses',
    ],
    ...[`/courses/${slug}?start=FINNES-IKKE`, '/courses/%E0%A4%A', 'javascript:alert(1)', '/courses#a', '/%0d%0ax: y'],
  ]
  for (const leadsTo of away) expect(await pointers({ leadsTo }), leadsTo).toEqual([422, '/leadsTo'])
  expect(await pointers({ code: 'FINNES-IKKE' })).toEqual([422, '/code'])
  expect(await pointers({ code: 'X', leadsTo: '/courses' })).toEqual([422, '/code'])
  expect(await pointers({ untilAt: '2020-01-01T00:00:00Z' })).toEqual([422, '/untilAt'])
  expect(await pointers({ source: 'kari@example.no' })).toEqual([422, '/source'])
  expect(await pointers({ name: 'ring-99887766' })).toEqual([422, '/name'])
})

test('a code comes along until the link ends, by its time or by hand; after that it leads to the page alone, and may lead elsewhere', async () => {
  const voucher = { campaign: 'Vår 2027', percentBasisPoints: 2000, fromAt: '2020-01-01T00:00:00Z', reason: 'Prøve' }
  expect((await send('/vouchers', 'POST', { ...voucher, code: 'VAREN27' })).status).toBe(201)
  const { id, name } = await link({ code: 'varen 27' })
  expect((await follow(`/go/${name}`)).to).toBe(`${marks(name)}&code=VAREN27`)
  expect((await send(`/campaign-links/${id}/end`, 'POST')).status).toBe(204)
  expect((await follow(`/go/${name}`)).to).toBe(`/courses/${slug}`)
  const again = await send(`/campaign-links/${id}/end`, 'POST')
  expect([again.status, again.body.type]).toEqual([409, '/problems/campaign-link/ended'])
  expect((await send(`/campaign-links/${id}`, 'PUT', said({ leadsTo: '/courses' }))).status).toBe(204)
  expect((await follow(`/go/${name}`)).to).toBe('/courses')
  const audited = await house.witness(`select from audit_acts where kind = 'campaign_links' and subject_id = '${id}'`)
  expect(audited).toHaveLength(3)
})

test('visits are counted by day, of browsers that somebody reads in; orders and income are of those who said yes, net of credits', async () => {
  const { id, name } = await link()
  await Promise.all(Array.from({ length: 20 }, () => follow(`/go/${name}`)))
  await follow(`/go/${name}`, { ...BROWSER, 'user-agent': 'Googlebot/2.1' })
  await follow(`/go/${name}`, { accept: '*/*' })
  const touch = { source: 'aftenposten', medium: 'annonse', campaign: 'vår 2027', content: `go/${name}`, day: today }
  const attribution = { first: touch, last: touch, consentVersion: 1 }
  const bought = await order(house, program, { offering, quantity: 2, change: { attribution } })
  expect(bought.status, JSON.stringify(bought.body)).toBe(201)
  await order(house, program, { offering })
  await house.moveClock(1)
  await until(async () => (await send(`/campaign-links/${id}`)).body.visits === 20)
  const told = await ask<Link & { days: object[] }>(house, `/campaign-links/${id}`, { headers: finance })
  expect(told.body).toMatchObject({
    brought: [{ currency: 'NOK', orders: 1, netMinor: 980_000 }],
    days: [{ visits: 20 }],
  })
  const { body } = await send(`/campaign-links?search=${name}`)
  expect(body.links).toMatchObject([{ name, visits: 20, brought: [{ orders: 1, netMinor: 980_000 }] }])
  await until(
    async () => (await house.witness(`select from documents d where d.order_id = '${bought.body.id}'`)).length > 0,
  )
  const credited = await ask(house, `/orders/${bought.body.id}/credit-note`, {
    method: 'POST',
    headers: { ...finance, 'idempotency-key': bought.body.id },
    body: { reason: 'Avbestilt' },
  })
  expect(credited.status, JSON.stringify(credited.body)).toBeLessThan(300)
  await until(async () => {
    const [one] = (await send(`/campaign-links?search=${name}`)).body.links
    return JSON.stringify(one!.brought) === JSON.stringify([{ currency: 'NOK', orders: 1, netMinor: 0 }])
  })
})

test('income by campaign shows what came by links and what was ordered by codes under the same word', async () => {
  const touch = { source: 'plakat', medium: 'trykk', campaign: 'felles', day: today }
  const { status } = await order(house, program, {
    offering,
    change: { attribution: { first: touch, last: touch, consentVersion: 1 } },
  })
  expect(status).toBe(201)
  const codes = await openCodes(house)
  const cart = await codes.cart([offering])
  await cart.enter((await codes.voucher({ campaign: 'Felles', percentBasisPoints: 5000 })).code)
  expect((await cart.order(245_000)).status).toBe(201)
  const path = `/reports/income?from=${today}&to=${today}&by=campaign`
  const { body } = await ask<{ rows: { key: string; agreedMinor: number }[] }>(house, path, { headers: finance })
  expect(body.rows.find(({ key }) => key === 'felles')?.agreedMinor).toBe(490_000 + 245_000)
})

test('the QR code of the link’s own address comes as SVG and as a PNG of black and white', async () => {
  const { id, url } = await link()
  const code = qrCode(url)
  const file = async (form: string) => {
    const answer = await fetch(`${house.url}/campaign-links/${id}/qr.${form}`, { headers: finance })
    return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const [svg, png] = [await file('svg'), await file('png')]
  expect(svg.type).toContain('image/svg+xml')
  expect(svg.bytes.toString()).toContain(`<path d="${qrPath(code)}"`)
  expect(png.type).toBe('image/png')
  const side = png.bytes.readUInt32BE(16)
  const pixels = inflateSync(png.bytes.subarray(png.bytes.indexOf('IDAT') + 4, png.bytes.indexOf('IEND') - 8))
  const row = pixels.length / side
  const isDark = (x: number, y: number) => !(pixels[y * row + 1 + (x >> 3)]! & (0x80 >> (x & 7)))
  expect(side).toBe(code.length * MODULE_PX)
  expect(code.map((modules, y) => modules.map((_, x) => isDark(x * MODULE_PX, y * MODULE_PX)))).toEqual(code)
  expect(
    code.map((modules, y) => modules.map((_, x) => isDark((x + 1) * MODULE_PX - 1, (y + 1) * MODULE_PX - 1))),
  ).toEqual(code)
})

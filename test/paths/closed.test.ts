import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { byCard, nok, openPaths, type Paths, said } from './paths.ts'

const NOWHERE = '01890000-0000-7000-8000-0000000000ff'

let house: House
let paths: Paths
let firm: Firm
beforeAll(async () => {
  house = await bootTill()
  paths = await openPaths(house)
  firm = await openFirm(house, 'Fjord Firma AS')
}, 60_000)
afterAll(() => house?.close())

const closedFor = (given: Firm) => paths.path({ organisationNumbers: [given.payer.organisationNumber] })

test('for whom a path is not held it does not exist: not by its address, not in a list, not in a cart, not in the sitemap', async () => {
  const path = await closedFor(firm)
  const told = async (address: string, headers = {}) => {
    const { status, body } = await ask(house, address, { headers })
    return [status, JSON.stringify({ ...body, requestId: null })]
  }
  expect(await told(`/paths/${path.slug}`)).toEqual(await told('/paths/finnes-ikke'))
  const other = await openFirm(house, 'Dal Data AS')
  expect(await told(`/paths/${path.slug}`, other.owner.headers)).toEqual(
    await told('/paths/finnes-ikke', other.owner.headers),
  )
  const listed = async (headers = {}) => {
    const { body } = await ask<{ paths: { slug: string }[] }>(house, '/paths', { headers })
    return body.paths.some(({ slug }) => slug === path.slug)
  }
  expect([await listed(), await listed(firm.owner.headers)]).toEqual([false, true])
  const theirs = await paths.cart()
  const [here, nowhere] = [await theirs.put(path), await theirs.put({ ...path, pathId: NOWHERE })]
  expect([here.status, here.body.type]).toEqual([404, '/problems/path/unknown'])
  expect({ ...here.body, requestId: null }).toEqual({ ...nowhere.body, requestId: null })
  for (const course of path.courses) await theirs.add(course)
  expect((await theirs.read()).body).toMatchObject({ total: nok(1_200_000), paths: [] })
  const open = await paths.path()
  const sitemap = await (await fetch(`${house.url}/sitemaps/1`)).text()
  expect(sitemap).not.toContain(path.slug)
  expect(sitemap).toContain(open.slug)
})

test('its price is for the company that it is held for, and for nobody who pays themselves', async () => {
  const path = await closedFor(firm)
  const mine = await paths.cart(firm.owner.headers)
  const put = await mine.put(path)
  expect([put.status, put.body.total]).toEqual([200, nok(1_000_000)])
  const alone = await mine.order(1_000_000, byCard())
  expect([alone.status, alone.body.type]).toEqual([409, '/problems/checkout/price-changed'])
  const placed = await mine.order(1_000_000, { payer: firm.payer })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(placed.body.lines.every(({ path: by }) => by?.pathId === path.pathId)).toBe(true)
})

test('a path is sold when nothing is missing, and the refusal lists everything that is', async () => {
  const [one] = await paths.threeCourses()
  const body = said([one!], {
    texts: { nb: { title: 'Halvferdig', summary: '', description: '', outcomes: '' } },
    price: { by: 'total', total: nok(9_000_000) },
  })
  const { body: made } = await ask<{ pathId: string }>(house, '/paths', { method: 'POST', headers: paths.keeper, body })
  const missing = async () => {
    const { body: answer } = await ask<{ missing: { name: string }[] }>(house, `/paths/${made.pathId}/publication`, {
      ...{ method: 'POST', headers: paths.keeper },
    })
    return answer.missing.map(({ name }) => name)
  }
  expect(await missing()).toEqual(['language', 'courses', 'price'])
  const over = await make.offering(house, { currency: 'EUR' })
  const change = said([one!, over], { slug: body.slug })
  expect((await paths.send(`/paths/${made.pathId}`, 'PUT', change)).status).toBe(204)
  expect(await missing()).toEqual(['other-currency'])
  const good = said(await paths.threeCourses(), { slug: body.slug })
  expect((await paths.send(`/paths/${made.pathId}`, 'PUT', good)).status).toBe(204)
  expect((await paths.send(`/paths/${made.pathId}/publication`, 'POST')).status).toBe(200)
  const worse = await paths.send(`/paths/${made.pathId}`, 'PUT', change)
  expect([worse.status, worse.body.type]).toEqual([409, '/problems/path/not-ready'])
})

test('what names no course or no company here is refused where it is named, and two paths never share an address', async () => {
  const [one, two] = await paths.threeCourses()
  const body = { ...said([one!, two!]), organisationNumbers: ['999999999'] }
  const refused = await paths.send('/paths', 'POST', { ...body, courseIds: [one!.courseId, NOWHERE] })
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { errors: [{ pointer: '/courseIds/1' }, { pointer: '/organisationNumbers/0' }] },
  ])
  const good = { ...body, organisationNumbers: null }
  expect((await paths.send('/paths', 'POST', good)).status).toBe(201)
  expect((await paths.send('/paths', 'POST', good)).body.type).toBe('/problems/path/slug-taken')
})

test('who changed a path, and what, stands in the audit log', async () => {
  const path = await paths.path()
  await paths.send(`/paths/${path.pathId}`, 'PUT', said(path.courses.slice(0, 2), { slug: path.slug }))
  const acts = await house.witness(`select kind from audit_acts where subject_id = '${path.pathId}' order by at, id`)
  expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set(['paths', 'path_texts', 'path_courses']))
})

test('whoever reads a path is told what it costs as a whole and singly, and the starts of each of its courses', async () => {
  const path = await paths.path()
  const { body } = await ask<{ courses: { offers: unknown[] }[]; sum: { saved: unknown } }>(
    house,
    `/paths/${path.slug}`,
  )
  expect(body).toMatchObject({ sum: { whole: nok(1_000_000), singly: nok(1_200_000), saved: nok(200_000) } })
  expect(body.courses.map(({ offers }) => offers.length)).toEqual([1, 1, 1])
})

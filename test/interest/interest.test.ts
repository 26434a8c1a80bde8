import { expect, test } from 'vitest'
import { tellOpened } from '../../src/interest/tell-opened.ts'
import {
  DAY_S,
  does,
  fitting,
  house,
  keeper,
  openLetterbox,
  peer,
  post,
  read,
  rows,
  slugOf,
  someone,
  subscribes,
  to,
  tokenIn,
} from '../newsletter/letterbox.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'

const HOUR_S = 3_600

openLetterbox()

type Own = { email: string; course: string; token: string; type: string }
/** A course on which nobody can take a seat: its only start opens in thirty days. */
async function unopened(): Promise<Offering & { slug: string }> {
  const made = await make.offering(house, { startsInDays: 90, capacity: 10 })
  await does(`update offerings set sale_opens_at = app_now() + interval '30 days' where id = $1`, [made.offeringId])
  return { ...made, slug: await slugOf(made.offeringId) }
}
const opens = (offeringId: string) =>
  does(`update offerings set sale_opens_at = app_now() - interval '1 minute' where id = $1`, [offeringId])
const asks = (slug: string, email: string) => post<Own>(`/courses/${slug}/interest`, { email })
async function waits(slug: string, email = someone()): Promise<Own> {
  const links = async () =>
    (await Promise.all(to(email).map(read))).filter(({ text }) => text.includes('/interest/confirmation?'))
  const before = (await links()).length
  expect((await asks(slug, email)).status).toBe(202)
  await until(async () => (await links()).length > before)
  const token = decodeURIComponent(tokenIn((await links()).at(-1)!.text))
  const { status, body } = await post<Own>('/course-interests/confirmation', { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const told = (email: string) =>
  rows(`select subject, leave_url from mails where kind = 'interest' and to_email = '${email}'`)

test('nothing is kept before the second yes, the answer tells nobody who waits, and a link confirms once', async () => {
  const { slug } = await unopened()
  const email = someone()
  const first = await asks(slug, email)
  expect(first.status).toBe(202)
  await until(() => to(email).length === 1)
  const mail = await read(to(email)[0])
  expect(mail.text).toContain('/interest/confirmation?token=')
  expect(await rows('select from course_interests')).toHaveLength(0)
  const token = decodeURIComponent(tokenIn(mail.text))
  expect((await post('/course-interests/confirmation', { token: `${token}x` })).status).toBe(410)
  expect(await post('/course-interests/confirmation', { token })).toMatchObject({
    status: 200,
    body: { email, course: slug },
  })
  expect((await post('/course-interests/confirmation', { token })).status).toBe(410)
  expect(await asks(slug, email)).toEqual(first)
  await until(() => to(email).length === 2)
  const known = decodeURIComponent(tokenIn((await read(to(email)[1])).text))
  expect((await post<Own>('/course-interests/opening', { token: known })).body).toMatchObject({ email, course: slug })
})

test('one address is sent five such mails a day and no more, and a link that is too old confirms nothing', async () => {
  const { slug } = await unopened()
  const email = someone()
  const answers = await Promise.all(Array.from({ length: 6 }, () => asks(slug, email)))
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 202, 202, 429])
  await until(() => to(email).length === 5)
  const token = decodeURIComponent(tokenIn((await read(to(email)[0])).text))
  await house.moveClock(8 * DAY_S)
  expect(await post('/course-interests/confirmation', { token })).toMatchObject({
    ...{ status: 410, body: { type: '/problems/interest/link-over' } },
  })
})

test('whoever waits is told once when a start is on sale, also where two open at once and two processes look; then they wait no more, unless they ask again', async () => {
  const { slug, courseId, offeringId } = await unopened()
  const second = await make.offering(house, { startsInDays: 120, capacity: 5 })
  await does(`update offerings set course_id = $2, sale_opens_at = app_now() + interval '30 days' where id = $1`, [
    ...[second.offeringId, courseId],
  ])
  const people = await Promise.all(Array.from({ length: 3 }, () => waits(slug)))
  expect(await told(people[0]!.email)).toEqual([])
  await does(`update offerings set sale_opens_at = app_now() - interval '1 minute' where id = any ($1)`, [
    [offeringId, second.offeringId],
  ])
  await Promise.all(Array.from({ length: 4 }, () => tellOpened(house.till)))
  for (const { email, token } of people) {
    expect(await told(email)).toMatchObject([{ leave_url: expect.stringContaining('/interest/one-click?token=') }])
    expect((await post('/course-interests/opening', { token })).status).toBe(404)
  }
  expect(await rows(`select from course_interests where course_id = '${courseId}'`)).toEqual([])
  const [mail] = await rows(`select text from mails where kind = 'interest' and to_email = '${people[0]!.email}'`)
  expect(mail!.text).toContain(`/courses/${slug}?start=`)
  expect(await asks(slug, people[0]!.email)).toMatchObject({
    status: 409,
    body: { type: '/problems/interest/on-sale' },
  })
  await does(`update offerings set sale_closes_at = app_now() - interval '1 second' where course_id = $1`, [courseId])
  await waits(slug, people[0]!.email)
  await does(`update offerings set sale_closes_at = app_now() + interval '9 days' where id = $1`, [second.offeringId])
  await tellOpened(house.till)
  expect(await told(people[0]!.email)).toHaveLength(2)
})

test('of a start that is held for some companies nobody is told, and asking is answered as where there is none', async () => {
  const { slug, offeringId } = await unopened()
  await does('update offerings set closed = true where id = $1', [offeringId])
  await opens(offeringId)
  const { email } = await waits(slug)
  await tellOpened(house.till)
  expect(await told(email)).toEqual([])
  const elsewhere = await unopened()
  const [ofClosed, ofNone] = [await asks(slug, someone()), await asks(elsewhere.slug, someone())]
  expect(ofClosed).toEqual(ofNone)
  expect(ofNone.status).toBe(202)
  const page = await fetch(`${house.url}/courses/${slug}`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('Si fra når kurset kan bestilles')
})

test('nobody is told of a start that is full or has a waiting list first, but of the next with a seat; whoever asks meanwhile is led to the list', async () => {
  const { slug, offeringId, poolId, courseId } = await unopened()
  const later = await make.offering(house, { startsInDays: 120, capacity: 5 })
  await does(`update offerings set course_id = $2, sale_opens_at = app_now() + interval '30 days' where id = $1`, [
    ...[later.offeringId, courseId],
  ])
  const { email } = await waits(slug)
  await does(`update seats set held_until = app_now() + interval '9 days' where pool_id = $1`, [poolId])
  await opens(offeringId)
  await tellOpened(house.till)
  expect(await told(email)).toEqual([])
  expect(await asks(slug, someone())).toMatchObject({ status: 409, body: { type: '/problems/interest/full' } })
  await does(
    `with waits as (insert into waiting_entries (id, offering_id, pool_id, name, email, lang, quantity, wanting, takes, asked_at, confirmed_at)
       values (uuidv7(), $1, $2, 'Vilde Vent', 'vilde@venter.example', 'nb', 2, 2, 'all-or-nothing', app_now(), app_now()))
     update seat_pools set list_open = true where id = $2`,
    [offeringId, poolId],
  )
  await does(`update seats set held_until = '-infinity' where pool_id = $1 and number = 1`, [poolId])
  await tellOpened(house.till)
  expect(await told(email)).toEqual([])
  await opens(later.offeringId)
  await tellOpened(house.till)
  const [mail] = await rows(`select text from mails where kind = 'interest' and to_email = '${email}'`)
  const [{ code }] = (await rows(`select code from offerings where id = '${later.offeringId}'`)) as [{ code: string }]
  expect(mail!.text).toContain(`/courses/${slug}?start=${code}`)
  expect(await asks(slug, someone())).toMatchObject({ status: 409, body: { type: '/problems/interest/on-sale' } })
})

test('nobody is written to of a draft, or at night; in the morning they are', async () => {
  const { slug, offeringId } = await unopened()
  const { email } = await waits(slug)
  await does('update offerings set published_at = null where id = $1', [offeringId])
  await opens(offeringId)
  await tellOpened(house.till)
  expect(await told(email)).toEqual([])
  await house.moveClock(11 * HOUR_S)
  await does('update offerings set published_at = app_now() where id = $1', [offeringId])
  await tellOpened(house.till)
  expect(await told(email)).toEqual([])
  await house.moveClock(13 * HOUR_S)
  await until(async () => (await told(email)).length === 1)
})

test('whoever leaves, by the page or by one click, is not told, also where the mail is written and not yet sent', async () => {
  const { slug, offeringId } = await unopened()
  const [one, other] = [await waits(slug), await waits(slug)]
  const [third, fourth] = [await waits(slug), await waits(slug)]
  expect((await post('/course-interests/leaving', { token: one.token })).status).toBe(204)
  const click = (token: string, body = 'List-Unsubscribe=One-Click') =>
    fetch(`${house.url}/interest/one-click?${new URLSearchParams({ token })}`, { method: 'POST', body })
  expect((await click(other.token)).status).toBe(200)
  expect((await click(`${other.token}x`)).status).toBe(404)
  expect((await click(third.token, 'noe annet')).status).toBe(404)
  await opens(offeringId)
  for (const { email } of [third, fourth]) peer.refusing.set(email, '451 4.3.0 Try later')
  await tellOpened(house.till)
  expect([await told(one.email), await told(other.email)]).toEqual([[], []])
  const unsent = () =>
    rows(
      `select from mails where to_email in ('${third.email}', '${fourth.email}') and sent_at is null and kind = 'interest' and tries > 0`,
    )
  await until(async () => (await unsent()).length === 2)
  expect((await post('/course-interests/leaving', { token: third.token })).status).toBe(204)
  expect((await click(fourth.token)).status).toBe(200)
  expect([await told(third.email), await told(fourth.email)]).toEqual([[], []])
})

test('those who keep courses see how many wait where nothing is planned, and nobody else; no newsletter finds them: they said yes to one mail', async () => {
  const { slug, courseId } = await unopened()
  await does(
    `update offerings set sale_closes_at = app_now(), sale_opens_at = app_now() - interval '1 day' where course_id = $1`,
    [courseId],
  )
  const { email } = await subscribes()
  await Promise.all([waits(slug, email), waits(slug), waits(slug)])
  expect(await fitting({ waitsFor: { courses: [slug] } })).toBe(0)
  const asked = await ask<{ courses: { courseId: string; asked: number }[] }>(house, '/admin/asked-for', {
    headers: keeper,
  })
  expect(asked.body.courses.find((course) => course.courseId === courseId)).toMatchObject({ asked: 3 })
  await does(
    `update offerings set sale_closes_at = app_now() + interval '50 days', sale_opens_at = app_now() + interval '40 days' where course_id = $1`,
    [courseId],
  )
  const planned = await ask<{ courses: { courseId: string }[] }>(house, '/admin/asked-for', { headers: keeper })
  expect(planned.body.courses.some((course) => course.courseId === courseId)).toBe(false)
  const finance = bearer(await make.client(house, ['finance']))
  expect((await ask(house, '/admin/asked-for', { headers: finance })).status).toBe(403)
})

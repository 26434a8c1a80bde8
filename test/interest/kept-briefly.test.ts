import { expect, test } from 'vitest'
import { tellOpened } from '../../src/interest/tell-opened.ts'
import { tidyUp } from '../../src/privacy/tidy-up.ts'
import {
  DAY_S,
  does,
  house,
  keeper,
  openLetterbox,
  post,
  read,
  rows,
  slugOf,
  someone,
  to,
  tokenIn,
} from '../newsletter/letterbox.ts'
import { ask, make, until } from '../support/make.ts'

openLetterbox()

type Own = { email: string; token: string }
/** A course whose only start opens in thirty days. */
async function unopened(): Promise<{ slug: string; courseId: string; offeringId: string }> {
  const made = await make.offering(house, { startsInDays: 200, capacity: 10 })
  await does(`update offerings set sale_opens_at = app_now() + interval '30 days' where id = $1`, [made.offeringId])
  return { ...made, slug: await slugOf(made.offeringId) }
}
async function linkTo(slug: string, email: string): Promise<string> {
  const before = to(email).length
  expect((await post(`/courses/${slug}/interest`, { email })).status).toBe(202)
  await until(() => to(email).length > before)
  return decodeURIComponent(tokenIn((await read(to(email).at(-1))).text))
}
const confirm = (token: string) => post<Own>('/course-interests/confirmation', { token })

test('whoever leaves a course takes along what was asked from their address: a link still in the post makes it wait no more', async () => {
  const [{ slug }, other] = [await unopened(), await unopened()]
  const email = someone()
  const [first, second, elsewhere] = [
    await linkTo(slug, email),
    await linkTo(slug, email),
    await linkTo(other.slug, email),
  ]
  const { body } = await confirm(first)
  expect((await post('/course-interests/leaving', { token: body.token })).status).toBe(204)
  expect((await confirm(second)).status).toBe(410)
  expect((await confirm(elsewhere)).status).toBe(200)
  const clicked = await fetch(`${house.url}/interest/one-click?token=none`, { method: 'POST', body: 'x' })
  expect(await clicked.json()).toMatchObject({ status: 404, type: '/problems/course-interest/unknown' })
})

test('the mail that told somebody goes thirty days after it was sent, and other mails stay', async () => {
  const { slug, offeringId } = await unopened()
  const email = someone()
  await confirm(await linkTo(slug, email))
  await does(`update offerings set sale_opens_at = app_now() - interval '1 minute' where id = $1`, [offeringId])
  await tellOpened(house.till)
  const kept = () => rows(`select sent_at from mails where to_email = '${email}'`)
  await until(async () => (await kept()).some(({ sent_at }) => sent_at !== null))
  await does(
    `insert into mails (id, dedupe_key, kind, lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at, sent_at)
     select uuidv7(), 'beside', 'newsletter', lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at, sent_at from mails where to_email = $1`,
    [email],
  )
  await house.moveClock(29 * DAY_S)
  expect(await tidyUp(house.till)).toMatchObject({ 'interest-mails': 0 })
  await house.moveClock(2 * DAY_S)
  expect(await tidyUp(house.till)).toMatchObject({ 'interest-mails': 1 })
  expect(await kept()).toHaveLength(1)
})

test('a start that is held for some companies is none that is planned for those who ask', async () => {
  const { slug, courseId, offeringId } = await unopened()
  for (const email of [someone(), someone(), someone()]) await confirm(await linkTo(slug, email))
  const isAsked = async () => {
    const { body } = await ask<{ courses: { courseId: string }[] }>(house, '/admin/asked-for', { headers: keeper })
    return body.courses.some((course) => course.courseId === courseId)
  }
  expect(await isAsked()).toBe(false)
  await does('update offerings set closed = true where id = $1', [offeringId])
  expect(await isAsked()).toBe(true)
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { routes } from '../../src/routes.ts'
import { ask, bearer, make, until } from '../support/make.ts'
import {
  asks,
  DAY_S,
  does,
  doing,
  draft,
  ended,
  house,
  type Issue,
  LONG_MS,
  openLetterbox,
  post,
  read,
  rows,
  seen,
  sends,
  slugOf,
  someone,
  subscribes,
  to,
  tokenIn,
} from './letterbox.ts'

const TOPIC = 'helse'

openLetterbox()

test('nothing is sent before the second yes, and the answer tells nobody who subscribes', async () => {
  const email = someone()
  const first = await asks(email, { topics: [TOPIC] })
  expect(first.status).toBe(202)
  await until(() => to(email).length === 1)
  const mail = await read(to(email)[0])
  expect(mail.text).toContain('/newsletter/confirmation?token=')
  expect(await rows('select from newsletter_subscribers')).toHaveLength(0)
  const token = tokenIn(mail.text)
  expect((await post('/newsletter/subscriptions/confirmation', { token: `${token}x` })).status).toBe(410)
  const confirmed = await post('/newsletter/subscriptions/confirmation', { token })
  expect(confirmed).toMatchObject({ status: 200, body: { email, topics: [TOPIC], lang: 'nb', left: false } })
  expect((await post('/newsletter/subscriptions/confirmation', { token })).status).toBe(410)

  const again = await asks(email, { topics: ['annet'] })
  expect(again).toEqual(first)
  await until(() => to(email).length === 2)
  const known = await read(to(email)[1])
  expect(known.text).toContain('/newsletter/choices?token=')
  const open = await post('/newsletter/subscriptions/opening', { token: decodeURIComponent(tokenIn(known.text)) })
  expect(open.body).toMatchObject({ email, topics: [TOPIC] })
  expect(await rows('select deed, wording, asked_from from newsletter_consents')).toEqual([
    { deed: 'confirmed', wording: 1, asked_from: 'api' },
  ])
})

test('one address is sent five such mails a day and no more', async () => {
  const email = someone()
  const answers = await Promise.all(Array.from({ length: 6 }, () => asks(email)))
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 202, 202, 429])
})

test('a link that is too old confirms nothing, and what was not confirmed is forgotten', async () => {
  const email = someone()
  await asks(email)
  await until(() => to(email).length === 1)
  const token = tokenIn((await read(to(email)[0])).text)
  await house.moveClock(8 * DAY_S)
  expect(await post('/newsletter/subscriptions/confirmation', { token })).toMatchObject({
    ...{ status: 410, body: { type: '/problems/newsletter/link-over' } },
  })
})

test('who subscribes changes topics and language, and leaves, by the link alone; each step is in the log', async () => {
  const { token, email } = await subscribes()
  const path = '/newsletter/subscriptions'
  const changed = await post(`${path}/choices`, { token, lang: 'en', topics: [TOPIC] })
  expect(changed.body).toMatchObject({ lang: 'en', topics: [TOPIC] })
  expect((await post(`${path}/choices`, { token, lang: 'en', topics: [] })).status).toBe(422)
  expect((await post(`${path}/leaving`, { token })).body).toMatchObject({ email, left: true })
  expect((await post(`${path}/leaving`, { token })).body).toMatchObject({ left: true })
  expect((await post(`${path}/choices`, { token, lang: 'nb', topics: null })).status).toBe(404)
  expect((await post(`${path}/opening`, { token: `${token.slice(0, -2)}xx` })).status).toBe(404)
  const log = await rows(
    `select c.deed from newsletter_consents c join newsletter_subscribers s on s.id = c.subscriber_id where s.email = '${email}' order by c.id`,
  )
  expect(log.map(({ deed }) => deed)).toEqual(['confirmed', 'changed', 'left'])
})

test('the button of a mail reader leaves at once without a cookie; opening its address does not', async () => {
  const { email } = await subscribes(someone(), { topics: ['ettklikk'] })
  await ended(await sends({ segment: { topics: ['ettklikk'] } }))
  await until(() => to(email).length === 2)
  const letter = await read(to(email)[1])
  expect(letter.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(letter.header('list-id')).toContain('newsletter.127.0.0.1')
  const url = /^<(http.+)>$/.exec(letter.header('list-unsubscribe'))![1]!
  const has = async () =>
    (await rows(`select from newsletter_subscribers where email = '${email}' and left_at is null`)).length
  for (const accept of ['text/html', '*/*']) await fetch(url, { headers: { accept }, redirect: 'manual' })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await fetch(url, { method: 'POST', headers: form, body: 'x=1' })
  expect(await has()).toBe(1)
  const left = await fetch(url, {
    method: 'POST',
    headers: { ...form, origin: 'https://mail.example' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect([left.status, await has()]).toEqual([200, 0])
})

test(
  'nobody reads an address of a subscriber: not those who write newsletters, not support, not finance',
  async () => {
    const canary = await subscribes(`kanari-${randomUUID().slice(0, 8)}@leser.example`, {
      lang: 'en',
      topics: ['kanari'],
    })
    await ended(await sends({ segment: { topics: ['kanari'], langs: ['en'] } }))
    const everybody = bearer(
      await make.client(house, ['administrator', 'support', 'finance', 'auditor', 'course-administrator']),
    )
    /** All lists that are known to show personal data. */
    const gets = routes.flatMap(({ method, path, reads }) =>
      method === 'get' && reads !== undefined && !path.includes('{') ? [path] : [],
    )
    expect(gets.length).toBeGreaterThan(10)
    const issues = (
      await ask<{ issues: Issue[] }>(house, '/newsletter-issues', { headers: everybody })
    ).body.issues.map(({ issueId }) => `/newsletter-issues/${issueId}`)
    const answers = await Promise.all(
      [...gets, ...issues].map(async (path) => {
        const answer = await fetch(`${house.url}${path}`, { headers: everybody })
        return { path, tells: (await answer.text()).includes(canary.email) }
      }),
    )
    expect(answers.filter(({ tells }) => tells)).toEqual([])
  },
  LONG_MS,
)

test('a letter whose line has become empty is held, tried again, and taken back', async () => {
  await subscribes(someone(), { topics: ['tom'] })
  const gone = await make.offering(house, { startsInDays: 40, title: 'Snart borte' })
  const slug = await slugOf(gone.offeringId)
  const closes = (closed: boolean) => does('update offerings set closed = $2 where id = $1', [gone.offeringId, closed])
  const texts = { nb: { subject: 'Senere', words: `{{course ${slug}}}\n\n{{course finnes-ikke}}` } }
  const { body: issue } = await draft({ texts, segment: { topics: ['tom'], langs: ['nb'] } })
  const [row] = await rows(`select app_now() + interval '5 minutes' as later`)
  const from = new Date(row!.later as string).toISOString()
  expect((await doing(issue, 'sending', { from, emptyBlocks: true })).body.state).toBe('scheduled')
  await closes(true)
  await house.moveClock(400)
  await until(async () => (await seen(issue)).issue.state === 'paused')
  expect(await rows(`select from newsletter_readers where issue_id = '${issue.issueId}'`)).toEqual([])
  expect((await seen(issue)).empty).toHaveLength(2)
  expect((await doing(issue, 'resumption')).status).toBe(200)
  await until(async () => (await seen(issue)).issue.state === 'paused')
  expect((await doing(issue, 'stop')).body.state).toBe('draft')
  expect((await doing(issue, 'sending')).body.type).toBe('/problems/newsletter/empty-blocks')
  expect((await doing(issue, 'sending', { from, emptyBlocks: true })).status).toBe(200)
  await ended(issue)
})

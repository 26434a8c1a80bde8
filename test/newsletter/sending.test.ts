import { expect, test } from 'vitest'
import { sendNewsletters } from '../../src/newsletter/send-newsletters.ts'
import { openAccount } from '../support/account.ts'
import { ask, bearer, buy, make, until } from '../support/make.ts'
import { openFirm } from '../wallet/firm.ts'
import {
  asks,
  DAY_S,
  does,
  doing,
  draft,
  ended,
  fitting,
  house,
  keeper,
  LONG_MS,
  many,
  offering,
  openLetterbox,
  peer,
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

openLetterbox()

test('cards show what is true when it is sent; what is not on sale is pointed out first, and what is no block refused', async () => {
  await subscribes()
  const slug = await slugOf(offering.offeringId)
  const words = `## Nytt\n\nSe [alle kurs](/courses) <b>nå</b>.\n\n{{course ${slug}}}\n\n{{new max=2}}\n\n{{course finnes-ikke}}`
  const texts = { nb: { subject: 'Med kort', words } }
  const bad = await draft({ texts: { nb: { subject: 'Feil', words: '{{kurs x}}' } } })
  expect(bad.body.errors!.map(({ pointer }) => pointer)).toEqual(['/texts/nb/words'])
  const { body: issue } = await draft({ texts })
  const preview = await seen(issue)
  expect(preview.empty).toEqual([{ lang: 'nb', line: '{{course finnes-ikke}}' }])
  const { html, text } = preview.mails[0]!
  expect(html).toMatch(/Fjordens økologi.+Bare 3 plasser igjen/s)
  expect(html).toContain(
    `utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=${(issue as unknown as { campaign: string }).campaign}`,
  )
  expect(html).not.toContain('<b>')
  expect(text).toMatch(/alle kurs \(http.+utm_campaign/)
  expect(await doing(issue, 'sending')).toMatchObject({
    status: 409,
    body: { type: '/problems/newsletter/empty-blocks' },
  })
  await buy(house, { offering, quantity: 1, people: [{ name: 'En', email: someone() }] })
  expect((await doing(issue, 'sending', { emptyBlocks: true })).status).toBe(200)
  await ended(issue)
  const [sent] = await rows(
    `select rendered -> 'nb' ->> 'html' as html from newsletter_issues where id = '${issue.issueId}'`,
  )
  expect(String(sent!.html)).toContain('Bare 2 plasser igjen')
  const change = await ask(house, `/newsletter-issues/${issue.issueId}`, {
    method: 'PUT',
    headers: keeper,
    body: { campaign: 'x', texts },
  })
  expect(change.status).toBe(409)
})

test('a segment knows seats, and each address counts once', async () => {
  const full = await make.offering(house, { startsInDays: 50, title: 'Fullt kurs', capacity: 1 })
  await does(`update courses set topics = '{venting}' where id = (select course_id from offerings where id = $1)`, [
    full.offeringId,
  ])
  const slug = await slugOf(full.offeringId)
  const firm = await openFirm(house)
  await subscribes(firm.owner.email)
  expect(await fitting({ unusedSeats: true })).toBe(0)
  await firm.buys(full, 1)
  await until(async () => (await fitting({ unusedSeats: true })) === 1)
  const waiting = await subscribes(someone(), { lang: 'en', topics: ['venting'] })
  await post(`/offerings/${full.offeringId}/waiting-entries`, { name: 'Venter', email: waiting.email })
  expect(await fitting({ waitsFor: { courses: [slug] } })).toBe(0)
  await does('update waiting_entries set confirmed_at = app_now() where email = $1', [waiting.email])
  expect(await fitting({ waitsFor: { topics: ['venting'] } })).toBe(1)
  expect(await fitting({ waitsFor: { topics: ['venting'] }, langs: ['nb'] })).toBe(0)
  const before = await fitting({})
  expect(await fitting({ topics: ['venting'] })).toBe(await fitting({ topics: ['ingenting'] }).then((n) => n + 1))
  const seated = await make.offering(house, { startsInDays: 20, title: 'Med plass' })
  const [own, learner] = [await slugOf(seated.offeringId), await openAccount(house)]
  await subscribes(learner.email)
  expect(await fitting({ without: [own] })).toBe(before + 1)
  await buy(house, { offering: seated, quantity: 1, people: [{ name: 'Kari Konto', email: learner.email }] })
  await until(async () => (await fitting({ without: [own] })) === before)
  expect(await fitting({ without: [slug] })).toBe(before + 1)
  expect(await fitting({ tookPart: { courses: [own] } })).toBe(0)
  await does(`update offerings set starts_at = app_now() - interval '1 day' where id = $1`, [seated.offeringId])
  expect(await fitting({ tookPart: { courses: [own] } })).toBe(1)
  expect((await draft({ segment: { waitsFor: {} } })).status).toBe(422)
})

test(
  'who leaves while it is being sent gets nothing more of it, and whoever dies in the middle sends nobody two',
  async () => {
    await many(130, 'rekke')
    const { body: issue } = await draft({ segment: { topics: ['rekke'], langs: ['nb'] } })
    const all = (await seen(issue)).fitting.all
    await doing(issue, 'sending')
    const sent = () =>
      peer.mails.filter(({ to: [email] }) => email!.startsWith('rekke-')).map(({ to: [email] }) => email!)
    await until(() => sent().length >= 40)
    expect((await doing(issue, 'pause')).body.state).toBe('paused')
    const [last] = (await rows(
      `select s.id, s.email from newsletter_readers r join newsletter_subscribers s on s.id = r.subscriber_id
     where r.issue_id = '${issue.issueId}' and r.written_at is null and s.email like 'rekke-%' order by r.id desc limit 1`,
    )) as unknown as [{ id: string; email: string }]
    await does('update newsletter_subscribers set left_at = app_now() where id = $1', [last.id])
    expect((await doing(issue, 'resumption')).body.state).toBe('sending')
    const { config } = house.till
    let left = 20
    const dying = {
      ...house.till,
      config: {
        ...config,
        get sessionSecret() {
          if (left-- === 0) throw new Error('killed')
          return config.sessionSecret
        },
      },
    }
    await sendNewsletters(dying).catch(() => 0)
    for (let n = 0; n < 4; n++) {
      await Promise.all([sendNewsletters(house.till), sendNewsletters(house.till)])
      await house.moveClock(60)
    }
    await ended(issue)
    await until(async () => (await seen(issue)).issue.counts.sent === all - 1)
    expect(new Set(sent()).size).toBe(sent().length)
    expect(sent()).not.toContain(last.email)
    expect((await seen(issue)).issue.counts).toMatchObject({ readers: all, skipped: 1, bounced: 0 })
  },
  LONG_MS,
)

test('an address that takes no mail is not written to again until it is confirmed anew', async () => {
  const { email } = await subscribes(someone(), { topics: ['retur'] })
  peer.refusing.set(email, '550 5.1.1 No such user')
  const segment = { topics: ['retur'], langs: ['nb'] }
  const first = await sends({ segment })
  await until(async () => (await seen(first)).issue.counts.bounced === 1)
  const had = await fitting(segment)
  peer.refusing.delete(email)
  await asks(email)
  await until(() => to(email).length === 2)
  const token = tokenIn((await read(to(email)[1])).text)
  expect((await post('/newsletter/subscriptions/confirmation', { token })).status).toBe(200)
  expect(await fitting(segment)).toBe(had + 1)
})

test('a letter that waits for the mail server is taken back from whoever leaves', async () => {
  const { email, token } = await subscribes(someone(), { topics: ['henger'] })
  peer.refusing.set(email, '451 4.3.0 Try later')
  await sends({ segment: { topics: ['henger'], langs: ['nb'] } })
  const waits = () => rows(`select from mails where to_email = '${email}' and sent_at is null and tries > 0`)
  await until(async () => (await waits()).length === 1)
  await post('/newsletter/subscriptions/leaving', { token })
  expect(await waits()).toHaveLength(0)
})

test('who tells their mail provider that they do not want it gets no more', async () => {
  const { email } = await subscribes(someone(), { topics: ['klage'] })
  const segment = { topics: ['klage'], langs: ['nb'] }
  const issue = await sends({ segment })
  await until(() => to(email).length === 2)
  const had = (await seen(issue)).fitting.all
  const part = (type: string, content: string) => ['--b', `Content-Type: ${type}`, '', content]
  const message = [
    ...['From: complaints@post.example', 'To: kurs@example.no', 'Subject: FW', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=feedback-report; boundary="b"', ''],
    ...part('text/plain', 'This is a complaint.'),
    ...part('message/feedback-report', 'Feedback-Type: abuse\r\nUser-Agent: post/1\r\nVersion: 1\r\n'),
    ...[...part('message/rfc822', to(email)[1]!.raw), '--b--', ''],
  ].join('\r\n')
  const program = bearer(await make.client(house, []))
  const { body } = await post<{ outcome: string }>('/mail-bounces', { message }, program)
  expect(body.outcome).toBe('unwanted')
  expect((await seen(issue)).fitting.all).toBe(had - 1)
  await does(`update mails set text = '', html = '', leave_url = null where to_email = $1`, [email])
  expect((await seen(issue)).fitting.all).toBe(had - 1)
})

test('it is not sent at night, a stopped one is a draft again, and what has begun is cancelled', async () => {
  await house.moveClock(DAY_S / 2)
  const { body: issue } = await draft()
  await doing(issue, 'sending')
  await until(
    async () =>
      (
        await rows(
          `select from newsletter_issues where id = '${issue.issueId}' and next_at > app_now() + interval '1 hour'`,
        )
      ).length === 1,
  )
  expect((await seen(issue)).issue.state).toBe('scheduled')
  expect((await doing(issue, 'stop')).body.state).toBe('draft')
  await house.moveClock(DAY_S / 2)
  await many(120, 'stans')
  const begun = await sends({ segment: { topics: ['stans'] } })
  await until(async () => (await seen(begun)).issue.counts.sent! > 10)
  expect((await doing(begun, 'stop')).body.state).toBe('cancelled')
  const OF_BEGUN = `newsletter_readers r join mails m on m.dedupe_key = 'newsletter:' || r.id where r.issue_id = '${begun.issueId}'`
  await until(async () => (await rows(`select from ${OF_BEGUN} and m.sent_at is null`)).length === 0)
  const { counts } = (await seen(begun)).issue
  await house.moveClock(120)
  expect((await seen(begun)).issue.counts).toEqual(counts)
  const left = await rows(
    `select written_at from newsletter_readers where issue_id = '${begun.issueId}' and id not in (select r.id from ${OF_BEGUN})`,
  )
  expect(left.length).toBeGreaterThan(60)
  expect(left.filter((row) => row.written_at !== null)).toEqual([])
  expect(peer.mails.filter(({ to: [email] }) => email!.startsWith('stans-')).length).toBeLessThanOrEqual(50)
  expect((await doing(begun, 'resumption')).body.type).toBe('/problems/newsletter/not-in-this-state')
})

test(
  'a confirmation goes before two thousand newsletters that wait',
  async () => {
    await does(`insert into mails (id, dedupe_key, kind, lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at, leave_url)
       select uuidv7(), 'bulk:' || g, 'newsletter', 'nb', '', 'masse-' || g || '@mange.example', 'Masse', 'x', '<p>x</p>', '[]', app_now(), app_now() - interval '1 hour', 'http://127.0.0.1/x'
       from generate_series(1, 2000) g`)
    const email = someone()
    await buy(house, { offering, quantity: 1, buyer: { email }, people: [{ name: 'To', email: someone() }] })
    await until(() => to(email).length > 0)
    expect((await rows(`select from mails where subject = 'Masse' and sent_at is null`)).length).toBeGreaterThan(1_000)
    await does(`delete from mails where subject = 'Masse'`)
  },
  LONG_MS,
)

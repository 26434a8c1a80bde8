import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'
import { type MailPeer, type ReceivedMail, startMailPeer } from '../support/peers.ts'

export const LONG_MS = 90_000
export const DAY_S = 86_400

export let peer: MailPeer
export let house: House
export let keeper: Record<string, string>
/** With three seats. */
export let offering: Offering
/** Each file that plays here opens it: the files of one process share this module. */
export function openLetterbox(): void {
  beforeAll(async () => {
    peer = await startMailPeer()
    house = await bootTill({ smtpUrl: peer.url })
    keeper = bearer(await make.client(house, ['course-administrator']))
    offering = await make.offering(house, { startsInDays: 40, title: 'Fjordens økologi', capacity: 3 })
    await toNoon()
  }, LONG_MS)
  afterAll(async () => {
    await house?.close()
    await peer?.close()
  })
}

/** Newsletters wait at night. */
async function toNoon(): Promise<void> {
  const [row] = await house.witness(
    `select extract(epoch from date_trunc('day', app_now() at time zone 'Europe/Oslo') + interval '36 hours' - app_now() at time zone 'Europe/Oslo')::int as s`,
  )
  await house.moveClock(Number(row!.s))
}
export const someone = () => `${randomUUID().slice(0, 8)}@leser.example`
export const to = (email: string): ReceivedMail[] => peer.mails.filter((mail) => mail.to.includes(email))
export const read = async (mail: ReceivedMail | undefined) => {
  const { subject = '', text = '', html = '', headers } = await PostalMime.parse(mail!.raw)
  return { subject, text, html, header: (name: string) => headers.find(({ key }) => key === name)?.value ?? '' }
}
type Choices = { email: string; lang: string; topics: string[] | null; left: boolean; token: string; type?: string }
export const post = <T = Choices>(path: string, body: object, headers: Record<string, string> = {}) =>
  ask<T>(house, path, { method: 'POST', body, headers })
export const asks = (email: string, more: object = {}) =>
  post<{ detail: string }>('/newsletter/subscriptions', { email, ...more })
export const tokenIn = (text: string) => /token=([\w.%-]+)/.exec(text)![1]!
/** Two yeses. */
export async function subscribes(email = someone(), more: object = {}): Promise<Choices> {
  await asks(email, more)
  await until(() => to(email).length === 1)
  const token = tokenIn((await read(to(email)[0])).text)
  const { status, body } = await post('/newsletter/subscriptions/confirmation', { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
export type Issue = {
  issueId: string
  state: string
  counts: Record<string, number>
  type?: string
  errors?: { pointer: string }[]
}
let numbered = 0
export const draft = (more: object = {}) => {
  const campaign = `brev-${++numbered}`
  const body = { campaign, texts: { nb: { subject: `Brev ${numbered}`, words: 'Hei.' } }, ...more }
  return post<Issue>('/newsletter-issues', body, keeper)
}
export const doing = (issue: Issue, word: string, body: object = {}) =>
  post<Issue & { empty?: { line: string }[] }>(`/newsletter-issues/${issue.issueId}/${word}`, body, keeper)
export const seen = async ({ issueId }: Issue) =>
  (
    await ask<{
      issue: Issue
      fitting: { nb: number; en: number; all: number }
      mails: { lang: string; html: string; text: string }[]
      empty: { line: string }[]
    }>(house, `/newsletter-issues/${issueId}`, { headers: keeper })
  ).body
export const fitting = async (segment: object) => (await seen((await draft({ segment })).body)).fitting.all
export async function sends(more: object = {}): Promise<Issue> {
  const { body: issue } = await draft(more)
  const { status, body } = await doing(issue, 'sending')
  expect(status, JSON.stringify(body)).toBe(200)
  return issue
}
export const ended = (issue: Issue) => until(async () => (await seen(issue)).issue.state === 'sent')
export const rows = (sql: string) => house.witness(sql)
/** Subscribers by the hundred, without their mails. */
export const many = (n: number, topic: string) =>
  does(
    `insert into newsletter_subscribers (id, email, lang, topics, confirmed_at)
       select uuidv7(), $1 || '-' || g || '@mange.example', 'nb', array[$1], app_now() from generate_series(1, $2::int) g`,
    [topic, n],
  )
/** What no route does. */
export const does = (sql: string, values: unknown[] = []) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, values))
export async function slugOf(offeringId: string): Promise<string> {
  const [row] = await rows(
    `select c.slug from courses c join offerings f on f.course_id = c.id where f.id = '${offeringId}'`,
  )
  return String(row!.slug)
}

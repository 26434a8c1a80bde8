import { z } from 'zod'
import type { Role } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { readTogether, type Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { act, type Till } from '../platform/till.ts'
import { goOnWithIssue, pauseIssue, stopIssue } from './hold-issue.ts'
import { IssueBody } from './issue-body.ts'
import { listIssues, theIssue } from './issues.ts'
import { previewIssue } from './preview-issue.ts'
import { IssueReply, PreviewReply } from './replies.ts'
import { SendIssue, sendIssue } from './send-issue.ts'
import { sendTest } from './send-test.ts'
import { changeIssue, createIssue } from './write-issue.ts'

const room = 'newsletter'
/** Who writes newsletters: those who keep all courses, and administrators. They see how many read, and nobody's address. */
export const NEWSLETTER_KEEPERS: readonly Role[] = ['course-administrator']
const who = NEWSLETTER_KEEPERS
const params = z.strictObject({ id: z.uuid() })
const unknownIssue = 'newsletter-issue/unknown'
const notNow = 'newsletter/not-in-this-state'
const taken = 'newsletter/campaign-taken'

/** Newsletters, written, looked at, tried and sent. */
export const issueRoutes: AnyRoute[] = [
  route({
    ...{ method: 'get', path: '/newsletter-issues', id: 'listNewsletterIssues', room, who },
    summary: 'Newsletters, the newest first, and how far each has come',
    replies: { 200: z.object({ issues: z.array(IssueReply) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { issues: await seeAs(HOUSE, () => listIssues({ client: till.connection.pool })) },
    }),
  }),
  route({
    ...{ method: 'post', path: '/newsletter-issues', id: 'createNewsletterIssue', room, who },
    summary: 'A draft of a newsletter',
    body: IssueBody,
    replies: { 201: IssueReply },
    refusals: [taken],
    answer: async (call) => ({ status: 201, body: await done(call, (tx) => createIssue(tx, call.body)) }),
  }),
  route({
    ...{ method: 'put', path: '/newsletter-issues/{id}', id: 'changeNewsletterIssue', room, who },
    summary: 'Writes a draft anew',
    params,
    body: IssueBody,
    replies: { 200: IssueReply },
    refusals: [unknownIssue, notNow, taken],
    answer: async (call) => ({
      status: 200,
      body: await changed(call, (tx, id) => changeIssue(tx, id, call.body)),
    }),
  }),
  route({
    ...{ method: 'get', path: '/newsletter-issues/{id}', id: 'previewNewsletterIssue', room, who },
    summary:
      'A newsletter as it reads now, or was read, in each language; to how many it would go, and which blocks show nothing',
    params,
    replies: { 200: PreviewReply },
    refusals: [unknownIssue],
    answer: async ({ till, params: { id } }) => {
      const { mails, ...preview } = await seeAs(HOUSE, () =>
        readTogether(till.connection.pool, (on) => previewIssue(till, on, id)),
      )
      const shown = mails.map(({ lang, mail: { subject, html, text } }) => ({
        lang,
        subject,
        html: String(html),
        text,
      }))
      return { status: 200, body: { ...preview, mails: shown } }
    },
  }),
  route({
    ...{ method: 'post', path: '/newsletter-issues/{id}/test', id: 'testNewsletterIssue', room, who },
    summary: 'Mails it to whoever asks, in one language, marked as a test',
    params,
    body: z.strictObject({ lang: LangCode }),
    replies: { 204: null },
    refusals: [unknownIssue, 'newsletter-text/unknown', 'mail/unavailable'],
    answer: async ({ till, actor, params: { id: issueId }, body: { lang } }) => {
      await seeAs(HOUSE, () => sendTest(till, actor, { issueId, lang }))
      return { status: 204, body: null }
    },
  }),
  route({
    ...{ method: 'post', path: '/newsletter-issues/{id}/sending', id: 'sendNewsletterIssue', room, who },
    summary: 'Gives a draft free to be sent, at once or later; by day unless it says otherwise',
    params,
    body: SendIssue,
    replies: { 200: IssueReply },
    refusals: [unknownIssue, notNow, 'newsletter/nobody', 'newsletter/empty-blocks'],
    answer: async (call) => ({
      status: 200,
      body: await changed(call, (tx, issueId) => sendIssue(tx, call.till, { issueId, wish: call.body })),
    }),
  }),
  holding(pauseIssue, {
    ...{ word: 'pause', id: 'pauseNewsletterIssue' },
    summary: 'Nothing more is written until it goes on',
  }),
  holding(goOnWithIssue, {
    ...{ word: 'resumption', id: 'resumeNewsletterIssue' },
    summary: 'Goes on where it was paused; one that was held because a block shows no course is tried again',
  }),
  holding(stopIssue, {
    ...{ word: 'stop', id: 'stopNewsletterIssue' },
    summary: 'What has not begun is a draft again; of what has, the rest is not sent',
  }),
]

function holding(
  work: (tx: Tx, issueId: string) => Promise<void>,
  { word, id, summary }: { word: string; id: string; summary: string },
): AnyRoute {
  return route({
    ...{ method: 'post', path: `/newsletter-issues/{id}/${word}`, id, room, who, summary, params },
    replies: { 200: IssueReply },
    refusals: [unknownIssue, notNow],
    answer: async (call) => ({ status: 200, body: await changed(call, work) }),
  })
}

type Calling = Pick<Caller, 'actor'> & { till: Till }

const done = ({ till, actor }: Calling, work: (tx: Tx) => Promise<string>) =>
  seeAs(HOUSE, () => act(till, actor, async (tx) => theIssue(tx, await work(tx))))

const changed = (call: Calling & { params: { id: string } }, work: (tx: Tx, id: string) => Promise<void>) =>
  done(call, async (tx) => {
    await work(tx, call.params.id)
    return call.params.id
  })

import { z } from 'zod'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { AskInterest, askInterest } from './ask-interest.ts'
import { confirmInterest } from './confirm-interest.ts'
import { interestOpenedBy, interestTokenOf } from './interest-token.ts'
import { interestById, leaveInterest } from './leave-interest.ts'
import { interestUnknown } from './problems.ts'

const room = 'interest'
const InterestReply = z
  .object({
    ...{ email: z.string(), course: z.string(), title: z.string() },
    token: z.string().meta({ description: 'Opens it, and leaves' }),
  })
  .meta({ id: 'CourseInterest' })
const body = z
  .strictObject({ token: Token.meta({ description: 'Of the link in the mails' }) })
  .meta({ id: 'InterestToken' })

/** Whoever wants to hear when a course is on sale. Tokens go in the body, where no log keeps them. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/courses/{slug}/interest',
    id: 'askInterest',
    room,
    who: 'anyone',
    summary:
      'Asks to be told, once, when a start of the course is on sale: the address is mailed a link, and nothing counts before that is used. The answer is the same for every address.',
    params: z.object({ slug: z.string().min(1) }),
    body: AskInterest,
    replies: { 202: z.object({ detail: z.string() }) },
    refusals: ['course/unknown', 'interest/on-sale', 'interest/full', 'interest/too-many-mails'],
    answer: async (call) => {
      await askInterest(call, call.params.slug, call.body)
      return { status: 202, body: { detail: 'A mail is on its way to this address. Follow what it says.' } }
    },
  }),
  route({
    method: 'post',
    path: '/course-interests/confirmation',
    id: 'confirmInterest',
    room,
    who: 'anyone',
    summary: 'The second yes, by the mailed link: from now on they are told',
    body: z.strictObject({ token: Token }),
    replies: { 200: InterestReply },
    refusals: ['interest/link-over'],
    answer: async (call) => ({ status: 200, body: await within(call, (tx) => confirmInterest(tx, call.body.token)) }),
  }),
  route({
    method: 'post',
    path: '/course-interests/opening',
    id: 'openInterest',
    room,
    who: 'anyone',
    summary: 'What somebody waits for, by the link in their mail. It changes nothing.',
    body,
    replies: { 200: InterestReply },
    refusals: ['course-interest/unknown'],
    answer: async (call) => ({ status: 200, body: await within(call, () => Promise.resolve(idOf(call))) }),
  }),
  route({
    method: 'post',
    path: '/course-interests/leaving',
    id: 'leaveInterest',
    room,
    who: 'anyone',
    summary: 'They do not want to be told any more; whoever waits no more stays so',
    body,
    replies: { 204: null },
    refusals: ['course-interest/unknown'],
    answer: async (call) => {
      const id = idOf(call)
      await seeAs(HOUSE, () => act(call.till, call.actor, (tx) => leaveInterest(tx, id)))
      return { status: 204, body: null }
    },
  }),
]

type Calling = Pick<Caller, 'actor'> & { till: Till }
const idOf = ({ till, body: { token } }: Calling & { body: { token: string } }): string => {
  const id = interestOpenedBy(till.config.sessionSecret, token)
  if (id === null) throw interestUnknown()
  return id
}

/** Runs what names an interest, and shows it as it is then. */
const within = ({ till, actor }: Calling, work: (tx: Tx) => Promise<string>): Promise<z.input<typeof InterestReply>> =>
  seeAs(HOUSE, () =>
    act(till, actor, async (tx) => {
      const id = await work(tx)
      const found = await interestById(tx, id)
      if (!found) throw interestUnknown()
      const { slug: course, ...rest } = found
      return { ...rest, course, token: interestTokenOf(till.config.sessionSecret, id) }
    }),
  )

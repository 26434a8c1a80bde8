import { z } from 'zod'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { askNewsletter } from './ask-newsletter.ts'
import { AskForNewsletter, Choices } from './choices.ts'
import { confirmAsk } from './confirm-ask.ts'
import { leaveNewsletter } from './leave-newsletter.ts'
import { SubscriberReply } from './replies.ts'
import { changeChoices, theSubscriber } from './subscriber.ts'
import { subscriberOpenedBy, subscriberTokenOf } from './subscriber-token.ts'

const room = 'newsletter'
const ofSubscriber = z.strictObject({ token: Token.meta({ description: 'Of the link in each newsletter' }) })
const Opening = ofSubscriber.meta({ id: 'NewsletterToken' })
const unknownSubscriber = 'newsletter-subscriber/unknown'

/** What subscribers do. Tokens go in the body, where no log keeps them. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/newsletter/subscriptions',
    id: 'askForNewsletter',
    room,
    who: 'anyone',
    summary:
      'Asks for the newsletter at an address: it is mailed a link, and nothing counts before that is used. The answer is the same for every address.',
    body: AskForNewsletter,
    replies: { 202: z.object({ detail: z.string() }) },
    refusals: ['newsletter/too-many-mails'],
    answer: async (call) => {
      await askNewsletter(call, call.body, 'api')
      return { status: 202, body: { detail: 'A mail is on its way to this address. Follow what it says.' } }
    },
  }),
  route({
    method: 'post',
    path: '/newsletter/subscriptions/confirmation',
    id: 'confirmNewsletter',
    room,
    who: 'anyone',
    summary: 'The second yes, by the mailed link: from now on the newsletter goes there',
    body: z.strictObject({ token: Token }),
    replies: { 200: SubscriberReply },
    refusals: ['newsletter/link-over'],
    answer: async (call) => ({ status: 200, body: await within(call, (tx) => confirmAsk(tx, call.body.token)) }),
  }),
  route({
    method: 'post',
    path: '/newsletter/subscriptions/opening',
    id: 'openNewsletterChoices',
    room,
    who: 'anyone',
    summary: 'What a subscriber has chosen, by the link in each newsletter. It changes nothing.',
    body: Opening,
    replies: { 200: SubscriberReply },
    refusals: [unknownSubscriber],
    answer: async (call) => ({ status: 200, body: await within(call, () => Promise.resolve(idOf(call))) }),
  }),
  route({
    method: 'post',
    path: '/newsletter/subscriptions/choices',
    id: 'changeNewsletterChoices',
    room,
    who: 'anyone',
    summary: 'Other topics or another language',
    body: ofSubscriber.extend(Choices.shape).meta({ id: 'ChangeNewsletterChoices' }),
    replies: { 200: SubscriberReply },
    refusals: [unknownSubscriber],
    answer: async (call) => ({
      status: 200,
      body: await within(call, async (tx) => {
        const { token: _, ...choices } = call.body
        await changeChoices(tx, idOf(call), choices)
        return idOf(call)
      }),
    }),
  }),
  route({
    method: 'post',
    path: '/newsletter/subscriptions/leaving',
    id: 'leaveNewsletter',
    room,
    who: 'anyone',
    summary: 'Leaves at once; whoever has left already stays so',
    body: Opening,
    replies: { 200: SubscriberReply },
    refusals: [unknownSubscriber],
    answer: async (call) => ({
      status: 200,
      body: await within(call, async (tx) => {
        await leaveNewsletter(tx, idOf(call), 'left')
        return idOf(call)
      }),
    }),
  }),
]

type Calling = Pick<Caller, 'actor'> & { till: Till }

const idOf = ({ till, body }: Calling & { body: { token: string } }): string => {
  const id = subscriberOpenedBy(till.config.sessionSecret, body.token)
  if (id === null) throw unknown('newsletter-subscriber')
  return id
}

/** Does it, and shows the subscriber as they are afterwards. */
const within = ({ till, actor }: Calling, work: (tx: Tx) => Promise<string>) =>
  seeAs(HOUSE, () =>
    act(till, actor, async (tx) => {
      const { id, ...subscriber } = await theSubscriber(tx, await work(tx))
      return { ...subscriber, token: subscriberTokenOf(till.config.sessionSecret, id) }
    }),
  )

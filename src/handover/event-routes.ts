import { z } from 'zod'
import { noteRead } from '../audit/note-read.ts'
import { PAGE_MAX, PAGE_SIZE } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { ExternalId } from '../platform/words.ts'
import { eventsAfter, FOLLOWERS, type Followed } from './events-after.ts'
import { KINDS, KindName, Told } from './kinds.ts'
import { NamedThings, namedThings } from './named-things.ts'

/** The longest list of kinds, in characters: each of them once. */
const KINDS_MAX = KINDS.join(',').length
const Kinds = z
  .string()
  .max(KINDS_MAX)
  .transform((text) => text.split(','))
  .pipe(z.array(KindName).min(1).max(KINDS.length))

const Events = z
  .object({
    events: z.array(
      z.object({
        id: z.uuid().meta({ description: 'The `webhook-id` that a webhook tells it by' }),
        message: Told,
      }),
    ),
    next: z.int().meta({
      description:
        'What to ask after next time. It grows although nothing is told: what is no concern of yours is passed over',
    }),
    more: z.boolean().meta({ description: 'There is more at once; else ask again later' }),
  })
  .meta({ id: 'Events' })

/** What happened, for whoever missed a webhook or has none, and what is whose by another system's names. */
export const eventRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/events',
    id: 'listEvents',
    room: 'handover',
    who: FOLLOWERS,
    summary:
      'What happened after a number, complete and in order, as webhooks tell it: of enrolments to those who keep and teach courses, of orders to finance, of offerings also to readers of the catalogue. Kept for ever',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({
        description: '`next` of the answer before, or the number of the last message that you have; 0 is the beginning',
      }),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_SIZE),
      kinds: Kinds.optional().meta({ description: 'With commas between them; all that you may follow where left out' }),
    }),
    replies: { 200: Events },
    refusals: ['events/ahead', 'access/denied'],
    answer: async ({ till, actor, query: { after, limit, kinds = [] } }) => {
      const followed = await eventsAfter({ client: till.connection.pool }, actor, { after, limit, kinds })
      // Whoever asks every few seconds is written down when they are told a name, and not each time.
      if (namesIn(followed)) await noteRead({ till, actor }, 'learners', String(after))
      return { status: 200, body: followed }
    },
  }),
  route({
    method: 'get',
    path: '/external-ids',
    id: 'findByExternalId',
    room: 'handover',
    who: ['program'],
    summary:
      'Everything that you gave an externalId to: person, company, course, offering, order with its documents, bank payment',
    query: z.strictObject({ externalId: ExternalId }),
    replies: { 200: NamedThings },
    answer: async ({ till, actor, query: { externalId } }) => ({
      status: 200,
      body: await namedThings({ client: till.connection.pool }, actor, externalId),
    }),
  }),
]

const namesIn = ({ events }: Followed): boolean =>
  events.some(({ message }) => 'learner' in message.data && message.data.learner !== null)

import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { SaidLine } from '../platform/words.ts'
import { changesOf } from './changes-of.ts'
import { theOffering } from './the-offering.ts'
import { DeliveryMode, InstantOut, Zone } from './words.ts'

const Span = { startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }
const ArrangedReply = z
  .object({
    ...Span,
    zone: Zone,
    mode: DeliveryMode,
    ...{ place: z.string(), teachingLang: z.string() },
    sessions: z.array(z.object({ ...Span, place: z.string() })),
  })
  .meta({ id: 'Arranged', description: 'When and where an offering is held' })
const ChangeNoted = z
  .object({
    changeId: z.uuid(),
    at: InstantOut,
    before: ArrangedReply,
    after: ArrangedReply,
    material: z.boolean(),
    freeUntil: InstantOut.nullable().meta({
      description: 'Whoever bought before the change cancels free of charge until then',
    }),
    words: SaidLine.nullable(),
    toldAt: InstantOut.nullable().meta({
      description: 'When those who have a place were written to; null while they will be',
    }),
  })
  .meta({ id: 'OfferingChangeNoted' })

/** What was changed after people had arranged their lives by it. */
export const changeRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/changes',
    id: 'listOfferingChanges',
    room: 'catalogue',
    summary: 'What was changed of when and where since the offering went on sale, the newest first',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params: z.strictObject({ id: z.uuid() }),
    replies: { 200: z.object({ changes: z.array(ChangeNoted) }) },
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { changes: await changesOf({ client: till.connection.pool }, id) },
    }),
  }),
]

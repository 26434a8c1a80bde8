import { z } from 'zod'
import { freshPerson, personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { act } from '../platform/till.ts'
import { archiveOf } from './archive-of.ts'
import { AskErasure, askErasure, ERASER, withdrawErasure } from './ask-erasure.ts'
import { OwnCopy } from './copy-of.ts'
import { HINDRANCES } from './hindrances.ts'
import { previewErasure } from './preview-erasure.ts'
import { PROOFS } from './schema.ts'
import { takeCopy } from './take-copy.ts'

const room = 'privacy'
const Counted = z.object({ kind: z.string().meta({ description: 'As in OwnCopy' }), count: z.int() })
export const ErasurePreviewReply = z
  .object({
    goes: z.array(Counted),
    stays: z.array(z.object({ ...Counted.shape, until: z.iso.date().nullable() })),
    hindrances: z.array(z.object({ name: z.enum(HINDRANCES), until: Instant.nullable() })),
    waiting: z.object({ askedAt: Instant, proof: z.enum(PROOFS) }).nullable(),
  })
  .meta({ id: 'ErasurePreview' })
export const Erased = z.object({ erased: z.boolean().meta({ description: 'False: it waits until all is over' }) })
export const ERASURE_REFUSALS = ['access/prove-again', 'erasure/open-things', 'erasure/asked-already'] as const

/** A person's own rights: a copy of everything (GDPR articles 15 and 20), and to be forgotten (article 17). */
export const ownRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/me/data',
    id: 'readOwnCopy',
    room,
    who: 'person',
    summary: 'Everything that is kept of you, as JSON; asks for a sign-in of the last 15 minutes',
    replies: { 200: OwnCopy },
    refusals: ['access/prove-again'],
    answer: async ({ till, actor }) => ({ status: 200, body: (await takeCopy(till, actor)).copy }),
  }),
  route({
    method: 'get',
    path: '/me/data.zip',
    id: 'readOwnArchive',
    room,
    who: 'person',
    summary: 'The same as my-data.json in a ZIP, with the PDFs of your own invoices and credit notes',
    replies: { 200: null },
    refusals: ['access/prove-again'],
    answer: async ({ till, actor }) => {
      const source = await archiveOf(till, await takeCopy(till, actor))
      return { status: 200, body: null, file: { type: 'application/zip', name: 'my-data.zip', source } }
    },
  }),
  route({
    method: 'get',
    path: '/me/erasure',
    id: 'previewOwnErasure',
    room,
    who: 'person',
    summary: 'What would go if you were erased, what stays and until when, and what has to end first',
    replies: { 200: ErasurePreviewReply },
    answer: async ({ till, actor }) => ({
      status: 200,
      body: await act(till, ERASER, (tx) => previewErasure(tx, personOf(actor).personId)),
    }),
  }),
  route({
    method: 'post',
    path: '/me/erasure',
    id: 'eraseMe',
    room,
    who: 'person',
    summary: 'Be erased, now or as soon as nothing is open any more; a last mail follows. This cannot be undone',
    body: AskErasure,
    replies: { 200: Erased },
    refusals: ERASURE_REFUSALS,
    answer: async ({ till, actor, body }) => {
      const { personId } = freshPerson(actor)
      return { status: 200, body: await askErasure(till, actor, { ...body, personId, proof: 'own' }) }
    },
  }),
  route({
    method: 'delete',
    path: '/me/erasure',
    id: 'keepMe',
    room,
    who: 'person',
    summary: 'Take back the wish to be erased, while it waits',
    replies: { 204: null },
    refusals: ['erasure/unknown'],
    answer: async ({ till, actor }) => {
      await act(till, actor, (tx) => withdrawErasure(tx, personOf(actor).personId))
      return { status: 204, body: null }
    },
  }),
]

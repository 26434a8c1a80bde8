import { z } from 'zod'
import { DOCUMENT_KINDS } from '../catalogue/admission.ts'
import { InstantOut } from '../catalogue/words.ts'
import type { Application } from './applications.ts'
import { DECISIONS, REFUSAL_REASONS } from './schema.ts'

const ENDS = ['enrolled', 'refused', 'withdrawn', 'lapsed', 'closed', 'not-shown', 'seat-gone'] as const

export const ApplicationReply = z
  .object({
    id: z.uuid(),
    state: z
      .enum(['undecided', 'late', 'admitted', 'ordered', 'over'])
      .meta({ description: '`late`: not decided by the day that was promised; the seat stays held' }),
    offeringId: z.uuid(),
    code: z.string(),
    title: z.string(),
    name: z.string(),
    email: z.string(),
    company: z.string().nullable().meta({ description: 'Which has bought the seat; null where whoever applies pays' }),
    showBy: InstantOut.nullable().meta({
      description: 'By when the papers are to be there, where a company sends them',
    }),
    requirements: z.string().meta({ description: 'The words that it answers, as they stood' }),
    message: z.string(),
    appliedAt: InstantOut,
    decideBy: InstantOut,
    heldUntil: InstantOut.meta({ description: 'When the seat is free again, decided or not' }),
    askedMore: z.string().nullable(),
    decision: z.enum(DECISIONS).nullable(),
    decidedAt: InstantOut.nullable(),
    reason: z.enum(REFUSAL_REASONS).nullable(),
    words: z.string(),
    payBy: InstantOut.nullable(),
    orderId: z.uuid().nullable(),
    endedAs: z.enum(ENDS).nullable(),
    missing: z.array(z.enum(DOCUMENT_KINDS)).meta({ description: 'Asked for, and not there yet' }),
    documents: z.array(
      z.object({
        ...{ id: z.uuid(), kind: z.enum(DOCUMENT_KINDS), name: z.string() },
        ...{ mediaType: z.string(), size: z.int().meta({ description: 'In bytes' }), addedAt: InstantOut },
      }),
    ),
  })
  .meta({ id: 'Application' })

/** As whoever applied reads it, and whoever decides. */
export function applicationBody(application: Application) {
  const { slug: _s, zone: _z, startsAt: _from, endsAt: _to, personId: _p, lang: _l, ...body } = application
  const { askedMoreAt: _m, endedAt: _e, ...told } = body
  return told
}

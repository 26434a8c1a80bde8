import { z } from 'zod'
import { CancelledReply, CancelPreviewReply } from '../cancelling/replies.ts'
import { InstantOut } from '../catalogue/words.ts'

const Asked = CancelledReply.omit({ cancellationId: true, at: true })
  .extend({ previewId: z.string() })
  .meta({ id: 'AskedToCancel', description: 'What the buyer was shown when they asked' })

export const RequestReply = z
  .object({
    ...{ id: z.uuid(), orderId: z.uuid() },
    seats: z.array(z.object({ lineId: z.uuid(), position: z.int() })),
    asked: Asked,
    words: z.string().meta({ description: 'Why, in the buyer’s words; empty where nothing was said' }),
    askedAt: InstantOut,
    answerBy: InstantOut.meta({ description: 'By when staff answer' }),
    end: z
      .object({ as: z.enum(['granted', 'declined', 'taken-back', 'moot']), reason: z.string(), at: InstantOut })
      .nullable()
      .meta({ description: 'How it ended; moot: its seats were not there any more' }),
  })
  .meta({ id: 'CancelRequest' })

export const RequestToAnswer = z.object({
  request: RequestReply,
  now: CancelPreviewReply.nullable().meta({
    description: 'What granting it would do; null once it has ended, or where nothing is left of it',
  }),
})

export const WaitingReply = z.object({
  requests: z.array(
    z.object({
      ...{ id: z.uuid(), orderId: z.uuid(), orderNumber: z.int(), buyer: z.string() },
      ...{ asked: Asked, askedAt: InstantOut, answerBy: InstantOut, isLate: z.boolean() },
    }),
  ),
})

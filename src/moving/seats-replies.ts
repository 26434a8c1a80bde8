import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { MoneySchema } from '../platform/money.ts'
import { TIER_RULES } from '../pricing/tier.ts'
import { ChoicesReply, MovePreviewReply } from './replies.ts'

export const SeatsChoicesReply = z
  .object({
    ...{ lineId: z.uuid(), seats: z.int(), title: z.string() },
    choices: ChoicesReply.shape.choices,
  })
  .meta({ id: 'SeatsMoveChoices' })

const { seat: _seat, until: _until, ...preview } = MovePreviewReply.shape
export const SeatsPreviewReply = z
  .object({
    ...preview,
    ...{ lineId: z.uuid(), seats: z.int() },
    uninvited: z.array(z.string()).meta({ description: 'Whose invitation is withdrawn: they have not answered' }),
    unit: z
      .object({ before: MoneySchema, after: MoneySchema })
      .meta({ description: 'Without VAT: what one seat was bought for, and what one costs there' }),
    tier: z
      .object({
        rule: z.enum(TIER_RULES),
        unitAfter: MoneySchema.meta({ description: 'Of the seats that stay' }),
        kept: MoneySchema.meta({ description: 'Pays for what the seats that stay cost more' }),
      })
      .nullable(),
    balance: MoneySchema.nullable().meta({
      description: 'Of what is owed less: what was paid by bank, and pays for the new seats',
    }),
    until: InstantOut.nullable().meta({ description: 'Until when what is kept stays as it is' }),
  })
  .meta({ id: 'SeatsMovePreview' })

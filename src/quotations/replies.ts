import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { Payer } from '../orders/payer.ts'
import { LangCode } from '../platform/lang.ts'
import { MoneySchema } from '../platform/money.ts'
import { QUOTATION_STATES, type Quotation, type WholeQuotation } from './queries.ts'

export const QuotationReply = z
  .object({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(QUOTATION_STATES),
    madeAt: InstantOut,
    validThrough: z.iso.date().meta({ description: 'The last day on which it can be taken up' }),
    payer: Payer,
    lang: LangCode,
    total: MoneySchema.meta({ description: 'With VAT' }),
    lines: z.array(
      z.object({ title: z.string(), detail: z.string(), quantity: z.int(), unitNet: MoneySchema, net: MoneySchema }),
    ),
    orderId: z.uuid().nullable().meta({ description: 'The order that it became' }),
    note: z.string().nullable(),
    heldThrough: z.iso.date().nullable().meta({ description: 'The last day on which its seats are held' }),
    mailedAt: InstantOut.nullable().meta({ description: 'When it was last mailed to whom it was made for' }),
    isBuyers: z.boolean().meta({ description: 'A buyer made it for themselves' }),
  })
  .meta({ id: 'Quotation' })

/** What stands between making one and whoever takes it up, kept to those rooms. */
export const shownQuotation = ({
  content: _content,
  offered: _offered,
  holdId: _hold,
  madeBy: _maker,
  ...quotation
}: WholeQuotation): Quotation => quotation

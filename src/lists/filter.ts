import { z } from 'zod'
import { commonFilter, type documentFilter, SearchWords } from '../invoicing/document-query.ts'

export const SORTS = ['date', 'amount'] as const
export type Sort = (typeof SORTS)[number]
export const ORDERS = ['down', 'up'] as const

/** In which order: by day or by amount, the newest or greatest first unless it says up. */
export const sorting = { sort: z.enum(SORTS).default('date'), order: z.enum(ORDERS).default('down') }
export type Sorting = { sort: Sort; order: (typeof ORDERS)[number] }

const search = SearchWords.meta({
  description:
    'Document number, KID, order number, payer’s name, e-mail address or organisation number, Stripe’s id, or an amount such as 1 250,00',
})

/** What a list is asked for beside its states. */
export const orderly = { ...commonFilter, search }
/** Of money that is nobody’s yet: it has neither a document nor a course. */
const { paidFrom, paidTo, amountFrom, amountTo } = commonFilter
export const ofDeposits = { paidFrom, paidTo, amountFrom, amountTo, search }

type Common = { [name in keyof typeof orderly]?: string | undefined }
type OfDocuments = Pick<
  { [name in keyof typeof documentFilter]?: z.output<(typeof documentFilter)[name]> },
  'dueFrom' | 'dueTo' | 'kind' | 'due'
>
/** A filter of any list. A member that a list does not have is refused before it comes here. */
export type Filter = Sorting & Common & OfDocuments & { state?: string | undefined; way?: string | undefined }

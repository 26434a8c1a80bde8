import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { dayInWords, type Lang, type Said } from '../platform/lang.ts'
import type { RequestMailKind, RequestRecipient } from './schema.ts'

/** Of a request, what its mails say. A note and names are whatever somebody typed: they stand on the page and in no mail. */
export type Told = {
  requestId: string
  kind: RequestMailKind
  recipient: RequestRecipient
  email: string
  /** Of whoever asked: their proved address. */
  asker: string
  titles: string
  until: Date
  heldUntil: Date
  /** The employer has said yes to a part, and the learner is to pay the rest. */
  isOffered: boolean
  /** Where a buyer asked: their company, which staff have confirmed. */
  companyId: string | null
  company: string | null
}

export type Words = { subject: Said; body: Said }

export const onDay = (instant: Date, lang: Lang): string => dayInWords(dayIn(SELLER_ZONE, instant), lang)

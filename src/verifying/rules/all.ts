import { BOOK_RULES } from './books.ts'
import { DOCUMENT_RULES } from './documents.ts'
import { MONEY_RULES } from './money.ts'
import { OLD_RECEIVABLE_RULES } from './old-receivables.ts'
import { PAYBACK_RULES } from './paybacks.ts'
import { PAYOUT_RULES } from './payouts.ts'
import { PREPAID_RULES } from './prepaid.ts'
import type { Rule } from './rule.ts'
import { SEAT_RULES } from './seats.ts'
import { STATEMENT_RULES } from './statements.ts'
import { WAITING_RULES } from './waiting.ts'

/** What is true of the whole database at any moment. Each has an id, which findings carry. */
export const RULES: readonly Rule[] = [
  ...SEAT_RULES,
  ...DOCUMENT_RULES,
  ...MONEY_RULES,
  ...PAYBACK_RULES,
  ...PAYOUT_RULES,
  ...BOOK_RULES,
  ...PREPAID_RULES,
  ...OLD_RECEIVABLE_RULES,
  ...STATEMENT_RULES,
  ...WAITING_RULES,
]

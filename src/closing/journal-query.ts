import { z } from 'zod'
import { ENTRY_KINDS } from '../ledger/post.ts'
import { Month } from '../platform/month.ts'

/** One account, one kind of entry, one month: the figure of a month's statement. */
export const JournalQuery = z.strictObject({
  month: Month,
  account: z.string().regex(/^\d{3,10}$/, 'an account of three to ten digits'),
  kind: z.enum(ENTRY_KINDS),
})

import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long it is kept why somebody wanted to cancel, in days from asking: long enough for a complaint about the answer. */
const WORDS_DAYS = 180

export const lapsingInCancelRequests: readonly Lapsing[] = [
  lapsing('cancel-reasons', {
    table: 'cancel_requests',
    where: `t.asked_at < app_now() - interval '${WORDS_DAYS} days' and t.words <> ''`,
    set: "words = ''",
  }),
]

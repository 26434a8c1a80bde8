import { conflict, constraintSpeaks, invalid, Problem, unknown } from '../platform/problems.ts'

export const voucherUnknown = () => unknown('voucher')
export const voucherEnded = () => conflict('voucher/ended', 'This voucher was ended. Make a new one instead.')
export const noSuchCover = (pointer: string) => invalid(pointer, 'there is no such thing')
export const timeInOrder = () => invalid('/untilAt', 'must come after fromAt')

/** Why a code lowers nothing now. Nobody is told so of what they may not see. */
export const UNFIT = [
  ...(['not-yet', 'over', 'ended', 'other-course', 'too-few-seats'] as const),
  ...(['for-companies', 'for-persons', 'better-otherwise', 'used-up', 'used-by-you'] as const),
] as const
export type Unfit = (typeof UNFIT)[number]
const SENTENCES: Record<Unfit, string> = {
  'not-yet': 'This code does not count yet.',
  over: 'This code counts no more.',
  ended: 'This code counts no more.',
  'other-course': 'This code is not for what lies in the cart.',
  'too-few-seats': 'This code is for more seats of one offering.',
  'for-companies': 'This code is for companies.',
  'for-persons': 'This code is for private persons.',
  'better-otherwise': 'The price is as low or lower without this code.',
  'used-up': 'This code has fewer uses left than there are seats.',
  'used-by-you': 'You have used this code as often as one may.',
}

/** `from` is when it begins, `left` how many seats it could still lower, `fromSeats` how many it takes. */
export type UnfitFacts = { code: string; from?: Date; left?: number; fromSeats?: number }

export const voucherUnfit = (why: Unfit, facts: UnfitFacts): Problem =>
  conflict(`voucher/${why}`, SENTENCES[why], { ...facts, ...(facts.from && { from: facts.from.toISOString() }) })

export const tooManyTries = (seconds: number): Problem =>
  new Problem('voucher/too-many-tries', 429, 'Many codes that do not work were tried from here. Wait and try again.', {
    headers: { 'Retry-After': String(seconds) },
  })

constraintSpeaks('voucher_codes_once', () => conflict('voucher/code-taken', 'There is another voucher with this code.'))

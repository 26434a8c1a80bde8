import { KRONER } from '../exchange/rate.ts'
import { type Invoice, interestIn, type Letter, letterFaults, letterOf } from '../invoicing/reminder-letter.ts'
import { isBankHoliday, nextBankingDay } from '../platform/banking-days.ts'
import { dayPlus } from '../platform/clock.ts'
import type { Channel, SendingState } from '../sending/state.ts'
import { interestPeriods } from './interest.ts'
import { feeMost, type LegalRate } from './legal-rates.ts'
import type { ReminderStep } from './steps.ts'

/** `stopped`: none is ever sent again unless they are let go on. */
export const HOLD_KINDS = ['paused', 'stopped', 'resumed'] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** The letter as it is stored. */
export type FrozenLetter = Letter

export type SentReminder = {
  id: string
  step: number
  dueDate: string
  feeMinor: number
  interestMinor: number
  isFeeWaived: boolean
  /** How it goes to its buyer; empty while that is not decided, and for a person, who gets a mail. */
  sendings: { channel: Channel; state: SendingState; at: string }[]
}
/** An overdue invoice with everything that decides about its next reminder. */
export type Overdue = {
  documentId: string
  orderId: string
  content: Invoice
  dueDate: string
  leftMinor: number
  /** Fees and interest that were claimed and neither paid nor waived. */
  claimsMinor: number
  isDisputed: boolean
  /** When something was last paid of it; null where nothing was. */
  paidAt: Date | null
  /** A letter that is said to be sent is still to be drawn or mailed. */
  isLetterDue: boolean
  hold: { kind: HoldKind; until: string | null; reason: string; at: Date } | null
  sent: SentReminder[]
}

export const WAITS = [
  'not-yet',
  'deadline',
  'not-delivered',
  'paused',
  'stopped',
  'disputed',
  'partly-paid',
  'all-sent',
  'faulty',
  'claims-left',
] as const
/** What is to happen with an overdue invoice on a day: a letter, or why none. */
export type Plan =
  | { send: { step: number; letter: Letter; feeMinor: number; interestMinor: number } }
  | { waits: (typeof WAITS)[number]; until: string | null; said: string | null }

export type Law = { steps: readonly ReminderStep[]; rates: readonly LegalRate[] }

const waits = (why: (typeof WAITS)[number], until: string | null = null, said: string | null = null): Plan => ({
  waits: why,
  until,
  said,
})

/** What is to happen with an overdue invoice today. */
export function planOf(overdue: Overdue, law: Law, today: string): Plan {
  if (overdue.leftMinor <= 0) return waits('claims-left')
  const held = heldBack(overdue, today)
  if (held) return held
  const last = overdue.sent.at(-1)
  const step = law.steps[last?.step ?? 0]
  if (!step) return waits('all-sent')
  const from = nextBankingDay(dayPlus(overdue.dueDate, step.afterDays))
  if (last && today <= last.dueDate) return waits('deadline', nextBankingDay(dayPlus(last.dueDate, 1)))
  if (last && !hasLeft(last, overdue)) return waits('not-delivered')
  if (today < from || isBankHoliday(today)) return waits('not-yet', today < from ? from : nextBankingDay(today))
  return letterFor(overdue, step, { law, today })
}

/** Whether a letter is on its way to its buyer: one that never left can have been ignored by nobody. */
const hasLeft = ({ sendings }: SentReminder, { isLetterDue }: Overdue): boolean =>
  !isLetterDue &&
  (sendings.length === 0 || sendings.some(({ channel, state }) => channel === 'mail' || LEFT.includes(state)))
const LEFT: readonly SendingState[] = ['handed-over', 'accepted', 'mailed']

/** A dispute, a pause, and a part that was paid since anybody last looked: reminding on would be wrong or rude. */
function heldBack({ hold, isDisputed, paidAt }: Overdue, today: string): Plan | null {
  if (isDisputed) return waits('disputed')
  if (hold?.kind === 'stopped') return waits('stopped', null, hold.reason)
  if (hold?.kind === 'paused' && (hold.until === null || today <= hold.until))
    return waits('paused', hold.until, hold.reason)
  if (paidAt && !(hold?.kind === 'resumed' && hold.at > paidAt)) return waits('partly-paid')
  return null
}

/** The law's fee is in kroner: a claim in another currency carries none. */
function letterFor(overdue: Overdue, step: ReminderStep, { law, today }: { law: Law; today: string }): Plan {
  const { content, dueDate, leftMinor, sent } = overdue
  const number = (sent.at(-1)?.step ?? 0) + 1
  const feeMinor = content.currency === KRONER ? Math.min(step.feeMinor, feeMost(law.rates, dueDate)) : 0
  const claimed = sent.reduce((total, each) => total + each.interestMinor, 0)
  const earlier = sent.filter(({ isFeeWaived }) => !isFeeWaived).map((each) => each.feeMinor)
  const letter = letterOf(content, {
    kind: step.kind,
    step: number,
    issueDate: today,
    dueDate: nextBankingDay(dayPlus(today, step.deadlineDays)),
    outstandingMinor: leftMinor,
    interest: step.interest || claimed > 0 ? interestPeriods(law.rates, dayPlus(dueDate, 1), today) : [],
    fees: [feeMinor, ...earlier].filter((fee) => fee > 0),
    note: content.language === 'en' ? step.text.en : step.text.nb,
  })
  const faults = letterFaults(letter)
  if (faults.length > 0) return waits('faulty', null, faults.join('; '))
  return { send: { step: number, letter, feeMinor, interestMinor: interestIn(letter) - claimed } }
}

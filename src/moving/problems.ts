import type { Part } from '../giving-back/preview-id.ts'
import { conflict } from '../platform/problems.ts'

/** Why a seat cannot be moved to an offering. */
export const HINDRANCES = [
  'full',
  'closed',
  'not-yet',
  'over',
  'enrolled',
  'clash',
  'extras',
  'currency',
  'taxed',
  'admission',
] as const
export type Hindrance = (typeof HINDRANCES)[number]

const WHY: Record<Hindrance, string> = {
  full: 'No seat is left there.',
  closed: 'It is not on sale any more.',
  'not-yet': 'It is not on sale yet.',
  over: 'It has begun.',
  enrolled: 'Whoever sits in the seat has a seat there already.',
  clash: 'It is held at the same time as something else that whoever sits in the seat takes part in.',
  extras: 'It is only sold together with something else. Cancel and buy it instead.',
  currency: 'It is sold in another currency.',
  taxed: 'It cannot be sold to where the buyer lives.',
  admission: 'Whoever wants to come there applies first.',
}

/** The new offering cannot be had, and why. */
export const hindered = (hindrance: Hindrance, offeringId: string) =>
  conflict(`moving/${hindrance}`, `The seat cannot be moved there. ${WHY[hindrance]}`, { offeringId })
export const otherCourse = () =>
  conflict(
    'moving/other-course',
    'A seat is moved to another offering of the same course. Write to us about another course.',
  )
/** What a move costs or gives back would be one payer's alone, and the other has agreed to this seat only. */
export const sharedPrice = () =>
  conflict(
    'moving/shared-price',
    'Two payers share the price of this seat, so it cannot be moved. Cancel it, and both get their part back by the terms.',
  )
export const attended = () =>
  conflict('moving/attended', 'Whoever sits there has attended already, so the seat cannot be moved any more.')
export const tooFewToMove = (left: number) =>
  conflict('moving/too-few', 'There are not that many seats of this line that nobody sits in.', { left })
export const tooLate = () =>
  conflict(
    'moving/too-late',
    'It is too late: under the terms nothing comes back of this seat that could pay for another.',
  )
export const underWay = (moveId: string) =>
  conflict('moving/under-way', 'A seat of this order is being moved. Pay for it, or give it up first.', { moveId })
export const notUnderWay = () => conflict('moving/not-under-way', 'This move is done, or was given up.')
export const buyerPays = () =>
  conflict(
    'moving/buyer-pays',
    'The new seat costs more. The buyer moves it from their order, where the difference is paid.',
  )
/** What was drawn on a prepaid is no money that could pay for another seat (decisions/0077). */
export const drawnSeat = () =>
  conflict('moving/drawn', 'This seat was drawn on a prepaid, so it cannot be moved. Give it back and draw another.')
export const needsFinance = () =>
  conflict(
    'moving/needs-finance',
    'Money of this order went back without a credit note. Finance must say first for what.',
  )

/** What was agreed to is not what would happen now: which parts differ, and all of it as it is now. */
export const changed = (parts: readonly Part[], now: unknown) =>
  conflict('moving/changed', 'Something has changed since you looked. Nothing was moved. Look at it again.', {
    changed: parts,
    now,
  })

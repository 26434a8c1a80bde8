import { type Fee, feeOf, type Held } from '../terms/fee-of.ts'
import { companyMovingFee, type MovingFee } from '../terms/moving-fee.ts'
import type { CompanyOffering, SeatLine } from './company-seats.ts'

type Taught = Pick<CompanyOffering, 'zone' | 'startsAt' | 'sessions' | 'now'>
type Bought = Pick<SeatLine, 'rules' | 'unitNetMinor' | 'currency' | 'freeUntil'>

/** What is kept at this moment of one seat that was bought with a line, under the terms it was bought on. */
export const feeNow = (offering: Taught, line: Bought): Fee =>
  feeOf(line.rules, heldBy(offering, line), paidBy(offering, line))

/** What is kept of it where it is moved to another offering: never more. */
export const movingFeeNow = (offering: Taught, line: Bought): MovingFee =>
  companyMovingFee(line.rules, heldBy(offering, line), paidBy(offering, line))

const heldBy = ({ zone, startsAt, sessions }: Taught, { freeUntil }: Bought): Held => ({
  ...{ zone, startsAt, sessions: sessions.map((session) => ({ startsAt: new Date(session.startsAt) })) },
  freeUntil: freeUntil === null ? null : new Date(freeUntil),
})

const paidBy = ({ now }: Taught, { unitNetMinor, currency }: Bought) => ({ netMinor: unitNetMinor, currency, now })

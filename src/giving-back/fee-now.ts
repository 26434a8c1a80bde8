import { type Fee, feeOf } from '../terms/fee-of.ts'
import type { CompanyOffering, SeatLine } from './company-seats.ts'

/** What is kept at this moment of one seat that was bought with a line, under the terms it was bought on. */
export const feeNow = (
  { zone, startsAt, sessions, now }: Pick<CompanyOffering, 'zone' | 'startsAt' | 'sessions' | 'now'>,
  { rules, unitNetMinor, currency, freeUntil }: Pick<SeatLine, 'rules' | 'unitNetMinor' | 'currency' | 'freeUntil'>,
): Fee => {
  const held = {
    ...{ zone, startsAt, sessions: sessions.map((session) => ({ startsAt: new Date(session.startsAt) })) },
    freeUntil: freeUntil === null ? null : new Date(freeUntil),
  }
  return feeOf(rules, held, { netMinor: unitNetMinor, currency, now })
}

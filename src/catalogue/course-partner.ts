import { z } from 'zod'
import { conflict } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

/** The whole of a course's net income, in basis points. */
export const WHOLE = 10_000
const NUMBER_MAX = 20

export const PartnerShare = z
  .strictObject({
    organisationNumber: Line.max(NUMBER_MAX),
    shareBasisPoints: z.int().min(0).max(WHOLE).meta({ description: 'Of the net income of the course: 2500 is 25 %' }),
    fromDay: z.iso.date(),
    untilDay: z.iso.date().nullable().default(null).meta({ description: 'The last day on which it counts' }),
    note: Line,
  })
  .meta({ id: 'PartnerShare' })
export type PartnerShare = z.output<typeof PartnerShare>

/** A share as it stands, and of which company. */
export type CoursePartner = Omit<PartnerShare, 'organisationNumber'> & {
  shareId: string
  companyId: string
  organisationNumber: string
  name: string
}

type Span = Pick<CoursePartner, 'fromDay' | 'untilDay'>
export const countsOn = ({ fromDay, untilDay }: Span, day: string): boolean =>
  fromDay <= day && (untilDay === null || day <= untilDay)

/** On no day is more promised than there is, or anything to one company twice. @throws course/partner-twice, course/shares-beyond-whole */
export function demandPromisable(shares: readonly Omit<CoursePartner, 'note' | 'name' | 'organisationNumber'>[]): void {
  for (const { fromDay: day } of shares) {
    const then = shares.filter((each) => countsOn(each, day))
    if (new Set(then.map(({ companyId }) => companyId)).size < then.length)
      throw conflict('course/partner-twice', 'This company has a share of the course on some of these days already.', {
        day,
      })
    const promised = then.reduce((sum, { shareBasisPoints }) => sum + shareBasisPoints, 0)
    if (promised > WHOLE)
      throw conflict('course/shares-beyond-whole', 'More than the whole income of the course would be promised.', {
        ...{ day, promisedBasisPoints: promised },
      })
  }
}

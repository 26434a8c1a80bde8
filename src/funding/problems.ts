import { conflict, constraintSpeaks } from '../platform/problems.ts'

constraintSpeaks('funders_number_once', () =>
  conflict('funder/number-taken', 'A funder with this organisation number is here already.'),
)

/** Nobody pays twice for a seat: two grants for the same seats of a course are on no day both in force. */
export const seatsGrantedAlready = (grantId: string) =>
  conflict(
    'grant/seats-granted-already',
    'Another grant is for some of the same seats of this course on some of these days.',
    { grantId },
  )

export const endsInThePast = (today: string) =>
  conflict('grant/ends-in-the-past', `A grant can end today at the earliest: ${today}.`, { today })

export const endsLater = (untilDay: string) =>
  conflict('grant/ends-later', `The grant ends on ${untilDay} as it is. It can end earlier, not later.`, { untilDay })

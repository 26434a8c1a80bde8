import { conflict, type Problem } from '../platform/problems.ts'
import type { Offer } from './offer.ts'

export const admissionNeeded = (offeringId: string): Problem =>
  conflict(
    'admission/needed',
    'Whoever wants to take part in this offering applies first, and can pay once they are admitted.',
    { offeringId },
  )

/** What is for sale to everybody who may see it. @throws admission/needed where one applies first */
export function demandOpen({ offeringId, admission }: Pick<Offer, 'offeringId' | 'admission'>): void {
  if (admission) throw admissionNeeded(offeringId)
}

import { conflict, type Problem } from '../platform/problems.ts'
import type { Offer } from './offer.ts'

export const admissionNeeded = (offeringId: string): Problem =>
  conflict(
    'admission/needed',
    'Whoever wants to take part in this offering applies first, and can pay once they are admitted.',
    { offeringId },
  )

/**
 * What is for sale to everybody who may see it. Where one applies first, a company may buy seats all the same: whomever it names
 * applies then (decisions/0092). @throws admission/needed
 */
export function demandOpen(
  { offeringId, admission }: Pick<Offer, 'offeringId' | 'admission'>,
  payer: 'person' | 'company' = 'person',
): void {
  if (admission && payer === 'person') throw admissionNeeded(offeringId)
}

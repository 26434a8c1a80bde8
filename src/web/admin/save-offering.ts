import { changeOffering } from '../../catalogue/change-offering.ts'
import { createOffering } from '../../catalogue/create-offering.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { netOf } from '../../pricing/net-of.ts'
import { setPrice } from '../../pricing/set-price.ts'
import type { TierBody } from '../../pricing/tier.ts'
import { openPool } from '../../seats/open-pool.ts'
import { setCapacity } from '../../seats/set-capacity.ts'
import type { DraftOffering } from '../../storefront/draft-offering.ts'
import { setTerms } from '../../terms/set-terms.ts'
import type { OfferingForm } from './offering-command.ts'

/** The name of the pool that an offering with a single one sells from. */
const POOL = 'standard'

/** Writes a whole form in one transaction, through the verbs of the API; what did not change is left alone. Returns the offering's id. */
export async function saveOffering(tx: Tx, form: OfferingForm, draft: DraftOffering | null): Promise<string> {
  const offeringId = await saveFacts(tx, form, draft)
  if (form.price && !(draft?.price && samePrice(form.price, draft.price)))
    await setPrice(tx, { ...form.price, offeringId })
  if (form.terms && !('termsId' in form.terms && form.terms.termsId === draft?.termsId))
    await setTerms(tx, { ...form.terms, offeringId })
  if (form.capacity) await saveCapacity(tx, { offeringId, capacity: form.capacity.capacity, draft })
  return offeringId
}

async function saveFacts(tx: Tx, { offering, notice }: OfferingForm, draft: DraftOffering | null): Promise<string> {
  if (!draft) return (await createOffering(tx, offering)).offeringId
  const { courseId: _, externalId: __, ...change } = offering
  await changeOffering(tx, { ...change, notice, offeringId: draft.offeringId })
  return draft.offeringId
}

async function saveCapacity(
  tx: Tx,
  { offeringId, capacity, draft }: { offeringId: string; capacity: number; draft: DraftOffering | null },
): Promise<void> {
  if (draft?.pool) await setCapacity(tx, { poolId: draft.pool.poolId, capacity })
  else if (capacity > 0) await openPool(tx, { offeringId, name: POOL, capacity })
}

function samePrice(given: NonNullable<OfferingForm['price']>, listed: NonNullable<DraftOffering['price']>): boolean {
  const net = given.netMinor ?? netOf(given.grossMinor!, listed.rateBasisPoints)
  return (
    net === listed.netMinor &&
    given.currency === listed.currency &&
    given.taxClass === listed.taxClass &&
    given.taxDecision === listed.taxDecision &&
    (given.tierRule ?? 'keep-price') === listed.tierRule &&
    sameTiers(given.tiers ?? [], listed)
  )
}

const sameTiers = (
  given: readonly TierBody[],
  { tiers, rateBasisPoints }: NonNullable<DraftOffering['price']>,
): boolean =>
  given.length === tiers.length &&
  given.every(({ fromSeats, percentBasisPoints = null, netMinor, grossMinor }, at) => {
    const there = tiers[at]!
    const net = netMinor ?? (grossMinor === undefined ? there.netMinor : netOf(grossMinor, rateBasisPoints))
    return there.fromSeats === fromSeats && there.percentBasisPoints === percentBasisPoints && there.netMinor === net
  })

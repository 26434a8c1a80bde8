import { emit } from '../audit/emit.ts'
import { heldWith } from '../catalogue/held-together.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { heldWithAnother, notReady } from '../catalogue/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { offeringLacks, READINESS, type Readiness } from './readiness.ts'

const LOOK = statement<Readiness>(
  'storefront-readiness',
  `select ${READINESS} from offerings o join courses c on c.id = o.course_id where o.id = $1`,
)
const PUBLISH = statement('storefront-publish', 'update offerings set published_at = $2 where id = $1')

/**
 * Puts an offering on sale: the gate that keeps out what cannot be sold correctly. Doing it again changes nothing.
 * @throws offering/unknown, catalogue/not-ready with every missing thing, offering/held-with-another
 */
export async function publishOffering(tx: Tx, offeringId: string): Promise<{ publishedAt: Date }> {
  const { publishedAt } = await lockOffering(tx, offeringId)
  if (publishedAt) return { publishedAt }
  const withId = await heldWith(tx, offeringId)
  if (withId) throw heldWithAnother(withId)
  const [known] = await run(tx, LOOK, [offeringId])
  const missing = offeringLacks(known!)
  if (missing.length > 0) throw notReady(missing)
  await run(tx, PUBLISH, [offeringId, tx.now])
  await emit(tx, { name: 'OfferingPublished', subjectId: offeringId })
  return { publishedAt: tx.now }
}

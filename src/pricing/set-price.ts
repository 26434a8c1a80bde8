import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { CurrencyCode, MinorUnits, money } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { demandOneCurrency } from './demand-one-currency.ts'
import { demandOneDocument } from './demand-one-document.ts'
import { grossOf, type Priced } from './gross-of.ts'
import { netFrom } from './net-from.ts'
import { taxClassOf } from './tax-class.ts'
import { TIER_RULES, TIERS_MAX, TierBody } from './tier.ts'
import { tiersFrom } from './tiers-from.ts'

export const PriceBody = z
  .strictObject({
    currency: CurrencyCode.default('NOK'),
    netMinor: MinorUnits.optional(),
    grossMinor: MinorUnits.optional(),
    taxClass: z.string().min(1).max(40),
    taxDecision: Line.meta({ description: 'Who decided on this tax class, and why' }),
    tiers: z
      .array(TierBody)
      .max(TIERS_MAX)
      .optional()
      .meta({ description: 'Cheaper from so many seats on, by rising number of seats; not given: none' }),
    tierRule: z.enum(TIER_RULES).optional().meta({
      description:
        'What seats that stay cost when others are given back: what they did (keep-price, as when not given), or what so few would have cost',
    }),
  })
  .refine(({ netMinor, grossMinor }) => (netMinor === undefined) !== (grossMinor === undefined), {
    message: 'give either netMinor or grossMinor',
    path: ['netMinor'],
  })
  .meta({ id: 'SetPrice', description: 'The price of one seat, without VAT (netMinor) or with it (grossMinor)' })
export type SetPrice = z.output<typeof PriceBody> & { offeringId: string }

const PUT = statement(
  'pricing-put',
  `insert into offering_prices (offering_id, currency, net_minor, tax_class, tax_decision, tiers, tier_rule, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict on constraint offering_prices_pk do update set currency = excluded.currency, net_minor = excluded.net_minor,
     tax_class = excluded.tax_class, tax_decision = excluded.tax_decision, tiers = excluded.tiers, tier_rule = excluded.tier_rule, changed_at = excluded.changed_at`,
)

/**
 * Sets what one seat of an offering costs from now on, in the one currency it is sold in; orders keep the price they were
 * placed at.
 * @throws offering/unknown, pricing/gross-not-representable with the nearest prices that can be,
 * pricing/outside-mixed, pricing/extras-in-other-currency, request/invalid
 */
export async function setPrice(tx: Tx, command: SetPrice): Promise<Priced> {
  const { offeringId, currency, taxClass, taxDecision, tierRule = 'keep-price' } = command
  await lockOffering(tx, offeringId)
  const found = await taxClassOf(tx, taxClass)
  if (!found) throw invalid('/taxClass', 'there is no such tax class')
  const netMinor = command.netMinor ?? netFrom(money(command.grossMinor!, currency), found.rateBasisPoints)
  const tiers = tiersFrom(command.tiers ?? [], money(netMinor, currency), found.rateBasisPoints)
  const terms = [taxClass, taxDecision, JSON.stringify(tiers), tierRule]
  await run(tx, PUT, [offeringId, currency, netMinor, ...terms, tx.now])
  await demandOneCurrency(tx, offeringId)
  await demandOneDocument(tx, offeringId)
  const facts = { currency, netMinor, taxClass, taxDecision, tiers, tierRule }
  await emit(tx, { name: 'PriceSet', subjectId: offeringId, facts })
  return grossOf(money(netMinor, currency), found.rateBasisPoints)
}

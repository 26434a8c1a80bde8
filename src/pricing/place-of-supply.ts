import type { VatCategory } from './vat.ts'

/** What decides where a course is taxed. */
export type Supply = { category: VatCategory; mode: 'campus' | 'online' | 'hybrid' }
/** Who buys it, and in which country they live or have their seat (ISO 3166-1 alpha-2). */
export type Buyer = { kind: 'person' | 'company'; country: string }

/** Why an exported course carries no VAT, as the invoice says it (EN 16931 BR-G-10). */
export const EXPORT = {
  category: 'G',
  rateBasisPoints: 0,
  reason: {
    nb: 'Fjernleverbar tjeneste til næringsdrivende utenfor Norge, merverdiavgiftsloven § 6-22',
    en: 'Service supplied at a distance to a business outside Norway, Norwegian VAT Act § 6-22',
  },
  exemptionCode: 'VATEX-EU-G',
} as const

/**
 * Where a course is taxed. What is taught in Norway is taxed or exempt as its tax class says, whoever comes. A taxed course that
 * is supplied over the net is exported when a business outside Norway buys it (merverdiavgiftsloven § 6-22), and taxed where a
 * private buyer lives (Directive 2006/112/EC art. 54 and 58), which the seller would have to declare there.
 */
export function placeOfSupply(supply: Supply, buyer: Buyer): 'home' | 'export' | 'elsewhere' {
  if (supply.category !== 'S' || supply.mode !== 'online' || buyer.country === 'NO') return 'home'
  return buyer.kind === 'company' ? 'export' : 'elsewhere'
}

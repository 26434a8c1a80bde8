/** A VAT category (UNCL 5305) and rate under the standard code of the Norwegian tax authority for sales (Standard_Tax_Codes.csv). */
export type TaxCode = { category: string; rateBasisPoints: number; code: string; words: string }

/** Sales abroad all stand under one code, however the e-invoice says why they bear no VAT. */
const ABROAD = { code: '52', words: 'Utførsel av varer og tjenester' }

export const TAX_CODES: readonly TaxCode[] = [
  { category: 'S', rateBasisPoints: 2500, code: '3', words: 'Utgående merverdiavgift, alminnelig sats' },
  { category: 'S', rateBasisPoints: 1500, code: '31', words: 'Utgående merverdiavgift, middels sats' },
  { category: 'S', rateBasisPoints: 1200, code: '33', words: 'Utgående merverdiavgift, lav sats' },
  { category: 'Z', rateBasisPoints: 0, code: '5', words: 'Innenlands omsetning med fritak (nullsats)' },
  { category: 'E', rateBasisPoints: 0, code: '6', words: 'Omsetning utenfor merverdiavgiftsloven' },
  { category: 'O', rateBasisPoints: 0, code: '7', words: 'Ingen merverdiavgiftsbehandling (inntekt)' },
  { category: 'G', rateBasisPoints: 0, ...ABROAD },
  { category: 'AE', rateBasisPoints: 0, ...ABROAD },
  { category: 'K', rateBasisPoints: 0, ...ABROAD },
]

/** @throws RangeError for a rate that has no code: it cannot be sold at (ledger/accounts.ts) */
export function taxCodeOf(category: string, rateBasisPoints: number): string {
  const found = TAX_CODES.find((each) => each.category === category && each.rateBasisPoints === rateBasisPoints)
  if (!found) throw new RangeError(`no tax code for category ${category} at ${rateBasisPoints} basis points`)
  return found.code
}

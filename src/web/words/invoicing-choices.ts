import type { Needs } from '../../companies/needs.ts'
import type { CompanyInvoicing } from '../../companies/set-invoicing.ts'
import type { Said } from '../../platform/lang.ts'

/** What a company, or a unit of it, may say of how its invoices come. */
export const INVOICES_BY_WORDS: Record<CompanyInvoicing['invoicesBy'], Said> = {
  auto: { nb: 'E-faktura når vi mottar det, ellers PDF', en: 'E-invoice when we receive it, else PDF' },
  ehf: { nb: 'Alltid e-faktura (EHF)', en: 'Always e-invoice (EHF)' },
  mail: { nb: 'PDF på e-post', en: 'PDF by e-mail' },
}

/** And of when they come. */
export const collectsWords = (collects: string): Said => {
  if (collects === 'never') return { nb: 'En faktura for hver bestilling', en: 'An invoice for each order' }
  if (collects === 'last')
    return { nb: 'Samlet, den siste dagen i måneden', en: 'Together, on the last day of the month' }
  return { nb: `Samlet, den ${collects}. i måneden`, en: `Together, on day ${collects} of the month` }
}

/** The same to whoever orders; null where it depends on the unit. */
export function collectedWords(collects: string | null): Said {
  const [nb, en] =
    collects === null
      ? ['', '']
      : collects === 'last'
        ? [' den siste dagen i måneden', ' on the last day of the month']
        : [` den ${collects}. i måneden`, ` on day ${collects} of the month`]
  return {
    nb: `Bedriften får fakturaene samlet${nb}, så sant loven lar dette vente så lenge.`,
    en: `The company gets its invoices together${en}, if the law lets this wait that long.`,
  }
}

/** And of what must stand on them. */
export const NEEDS_WORDS: Record<Needs, Said> = {
  nothing: { nb: 'Ingenting bestemt', en: 'Nothing in particular' },
  either: { nb: 'Innkjøpsordre eller referanse', en: 'A purchase order number or a reference' },
  'order-number': { nb: 'Innkjøpsordre', en: 'A purchase order number' },
  reference: { nb: 'Referanse', en: 'A reference' },
  both: { nb: 'Både innkjøpsordre og referanse', en: 'Both a purchase order number and a reference' },
}

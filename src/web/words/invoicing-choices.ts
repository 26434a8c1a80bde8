import type { Needs } from '../../companies/needs.ts'
import type { CompanyInvoicing } from '../../companies/set-invoicing.ts'
import type { Said } from '../../platform/lang.ts'

/** What a company, or a unit of it, may say of how its invoices come. */
export const INVOICES_BY_WORDS: Record<CompanyInvoicing['invoicesBy'], Said> = {
  auto: { nb: 'E-faktura når vi mottar det, ellers PDF', en: 'E-invoice when we receive it, else PDF' },
  ehf: { nb: 'Alltid e-faktura (EHF)', en: 'Always e-invoice (EHF)' },
  mail: { nb: 'PDF på e-post', en: 'PDF by e-mail' },
}

/** And of what must stand on them. */
export const NEEDS_WORDS: Record<Needs, Said> = {
  nothing: { nb: 'Ingenting bestemt', en: 'Nothing in particular' },
  either: { nb: 'Innkjøpsordre eller referanse', en: 'A purchase order number or a reference' },
  'order-number': { nb: 'Innkjøpsordre', en: 'A purchase order number' },
  reference: { nb: 'Referanse', en: 'A reference' },
  both: { nb: 'Både innkjøpsordre og referanse', en: 'Both a purchase order number and a reference' },
}

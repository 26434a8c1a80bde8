import { spelledNumber } from '../../companies/organisation-number.ts'
import type { CorrectionWish } from '../../corrections/queries.ts'
import { WANTED_KINDS, type Wanted } from '../../corrections/wanted.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'

export const CORRECTIONS: Record<Wanted['kind'], Said> = {
  'purchase-order': { nb: 'Feil innkjøpsordrenummer', en: 'Wrong purchase order number' },
  reference: { nb: 'Feil referanse', en: 'Wrong reference' },
  address: { nb: 'Feil navn eller adresse', en: 'Wrong name or address' },
  employer: { nb: 'Arbeidsgiveren min skal betale', en: 'My employer should pay' },
}

/** The name of a wish in the middle of a sentence. */
export function correctionName(lang: Lang, kind: string | null): string {
  const known = WANTED_KINDS.find((each) => each === kind)
  const name = known ? say(lang, CORRECTIONS[known]) : (kind ?? '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** What is to stand on the invoice, in words. */
export function wantedWords(lang: Lang, wanted: Wanted): string {
  switch (wanted.kind) {
    case 'purchase-order':
      return say(lang, {
        nb: `Innkjøpsordre: ${wanted.purchaseOrderNumber}`,
        en: `Purchase order: ${wanted.purchaseOrderNumber}`,
      })
    case 'reference':
      return say(lang, { nb: `Referanse: ${wanted.buyerReference}`, en: `Reference: ${wanted.buyerReference}` })
    case 'address':
      return `${wanted.name}, ${wanted.street}, ${wanted.postcode} ${wanted.city}`
    case 'employer': {
      const { payer, buyerReference, purchaseOrderNumber } = wanted
      const refs = [purchaseOrderNumber, buyerReference].filter((each) => each !== undefined).join(', ')
      return `${payer.name}, ${spelledNumber(payer.organisationNumber)}, ${payer.street}, ${payer.postcode} ${payer.city}, ${payer.email}${refs === '' ? '' : ` (${refs})`}`
    }
  }
}

/** How a wish stands, for whoever asked. */
export function wishWords(lang: Lang, { wanted, decision }: CorrectionWish): string {
  const what = correctionName(lang, wanted.kind)
  if (decision === null)
    return say(lang, {
      nb: `Du har meldt fra: ${what}. Vi ser på det og svarer på e-post.`,
      en: `You have told us: ${what}. We look at it and answer by e-mail.`,
    })
  if (decision.granted)
    return say(lang, {
      nb: `Du meldte fra: ${what}. Vi har rettet det; en ny faktura er sendt.`,
      en: `You told us: ${what}. We have corrected it; a new invoice was sent.`,
    })
  return say(lang, {
    nb: `Du meldte fra: ${what}. Vi kunne ikke rette det: ${decision.reason}`,
    en: `You told us: ${what}. We could not correct it: ${decision.reason}`,
  })
}

import { type Lang, type Said, say } from '../../platform/lang.ts'

/** The labels of the checkout's fields, for the form and for the list of what is wrong in it. */
export const CHECKOUT_LABELS = {
  organisationNumber: { nb: 'Organisasjonsnummer', en: 'Organisation number' },
  companyName: { nb: 'Bedriftens navn', en: 'Company name' },
  name: { nb: 'Navnet ditt', en: 'Your name' },
  email: { nb: 'E-post', en: 'E-mail' },
  street: { nb: 'Gateadresse', en: 'Street address' },
  postcode: { nb: 'Postnummer', en: 'Postcode' },
  city: { nb: 'Poststed', en: 'City' },
  country: { nb: 'Land', en: 'Country' },
  payBy: { nb: 'Hvordan vil du betale?', en: 'How will you pay?' },
  purchaseOrderNumber: { nb: 'Innkjøpsordre', en: 'Purchase order number' },
  buyerReference: { nb: 'Deres referanse', en: 'Your reference' },
  withoutAgreement: { nb: 'Uten avtalen', en: 'Without the agreement' },
  unitId: { nb: 'Enhet', en: 'Unit' },
  startEarly: { nb: 'Kursstart før angrefristen er ute', en: 'Course start before the deadline for withdrawing' },
  acceptedSalesTerms: { nb: 'Salgsvilkår', en: 'Terms of sale' },
} as const satisfies Record<string, Said>

const PERSON = {
  name: { nb: 'Deltaker {n}, navn', en: 'Person {n}, name' },
  email: { nb: 'Deltaker {n}, e-post', en: 'Person {n}, e-mail' },
}

export function checkoutLabel(lang: Lang, field: string): string | null {
  const person = /^people\.\d+\.(\d+)\.(name|email)$/.exec(field)
  if (person) return say(lang, PERSON[person[2] as keyof typeof PERSON]).replace('{n}', String(Number(person[1]) + 1))
  return Object.hasOwn(CHECKOUT_LABELS, field)
    ? say(lang, CHECKOUT_LABELS[field as keyof typeof CHECKOUT_LABELS])
    : null
}

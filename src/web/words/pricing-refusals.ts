import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'

type Told = { field: string; said: Said | ((problem: Problem) => Said) }

/** What is refused of a price: of a seat, or of something sold beside it. */
export const PRICING_REFUSALS: Record<string, Told> = {
  'pricing/gross-not-representable': { field: 'priceAmount', said: noSuchGross },
  'pricing/outside-mixed': {
    field: 'taxClass',
    said: {
      nb: 'Det som er utenfor merverdiavgiftsloven, kan ikke stå på samme faktura som noe annet.',
      en: 'What lies outside the VAT Act cannot stand on an invoice with anything else.',
    },
  },
  'pricing/extras-in-other-currency': {
    field: '',
    said: {
      nb: 'Kurset har tillegg i en annen valuta. Slutt å selge dem først, og legg dem til i den nye valutaen.',
      en: 'The course has extras in another currency. Stop selling them first, and add them in the new currency.',
    },
  },
  'pricing/offering-unpriced': {
    field: '',
    said: { nb: 'Sett prisen på en plass først.', en: 'Set the price of a seat first.' },
  },
  'pricing/too-many-extras': {
    field: '',
    said: {
      nb: 'Kurset har så mange tillegg som det kan ha. Slutt å selge et av dem først.',
      en: 'The course has as many extras as it can have. Stop selling one of them first.',
    },
  },
}

function noSuchGross(problem: Problem): Said {
  return {
    nb: `Denne prisen går ikke opp med mva. for alle antall. Nærmeste som gjør det: ${nearest('nb', problem)}.`,
    en: `This price does not come out even with VAT for every number of seats. The nearest that does: ${nearest('en', problem)}.`,
  }
}

export function nearest(lang: Lang, { facts }: Problem): string {
  const { lower, higher } = facts.nearest as { lower: number | null; higher: number | null }
  const currency = (facts.currency ?? 'NOK') as Currency
  return [lower, higher]
    .flatMap((minor) => (minor === null ? [] : [spell(money(minor, currency), lang)]))
    .join(say(lang, { nb: ' eller ', en: ' or ' }))
}

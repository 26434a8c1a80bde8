import type { Left } from '../../agreements/problems.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'
import { seatCount } from './offers.ts'

export type UsedUp = { number: string; left: Left }

/** What is left of an agreement that an order wanted more of. */
export function agreementLeftWords(lang: Lang, { number, left: { seats, net } }: UsedUp): string {
  const parts = [...(seats === null ? [] : [seatCount(lang, seats)]), ...(net === null ? [] : [spell(net, lang)])]
  const both = parts.join(say(lang, { nb: ' og ', en: ' and ' }))
  return say(lang, {
    nb: `Av avtale ${number} er det ${both} igjen. Ingenting er bestilt. Bestill færre plasser, eller velg å bestille uten avtalen.`,
    en: `Of agreement ${number} ${both} is left. Nothing was ordered. Order fewer seats, or choose to order without the agreement.`,
  })
}

type Told = { field: string; said: Said | ((problem: Problem) => Said) }

/** What is refused to those who write agreements. */
export const AGREEMENT_REFUSALS: Record<string, Told> = {
  'agreement/number-taken': {
    field: 'number',
    said: {
      nb: 'Bedriften har en annen avtale med dette nummeret.',
      en: 'The company has another agreement with this number.',
    },
  },
  'agreement/ended': {
    field: '',
    said: { nb: 'Denne avtalen er avsluttet. Lag en ny.', en: 'This agreement was ended. Make a new one.' },
  },
  'pricing/agreement-used-up': {
    field: '',
    said: ({ facts }) => ({
      nb: agreementLeftWords('nb', facts as UsedUp),
      en: agreementLeftWords('en', facts as UsedUp),
    }),
  },
}

import type { Linked } from '../../finance/document-view.ts'
import type { DueState } from '../../invoicing/left-to-pay.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { spelledDay } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'

export const STATE_TAGS: Record<DueState, { tone: Tone; said: Said }> = {
  unpaid: { tone: 'warning', said: { nb: 'Ikke betalt', en: 'Unpaid' } },
  overdue: { tone: 'danger', said: { nb: 'Forfalt', en: 'Overdue' } },
  paid: { tone: 'success', said: { nb: 'Betalt', en: 'Paid' } },
  credited: { tone: 'neutral', said: { nb: 'Kreditert', en: 'Credited' } },
}

type Standing = {
  kind: 'invoice' | 'credit-note'
  number: string
  state: DueState | null
  leftMinor: number
  currency: Parameters<typeof money>[1]
  dueDate: string | null
  creditsNumber: string | null
  replacedBy: string | null
}

export const documentName = (lang: Lang, { kind, number }: Pick<Standing, 'kind' | 'number'>): string =>
  `${say(lang, DOCUMENT_KINDS[kind])} ${number}`

/** How a document stands and what its reader has to do, in a sentence. */
export function standingWords(lang: Lang, document: Standing): string {
  const left = spell(money(document.leftMinor, document.currency), lang)
  const due = document.dueDate ? spelledDay(lang, document.dueDate) : ''
  if (document.replacedBy)
    return say(lang, {
      nb: `Fakturaen er rettet. Faktura ${document.replacedBy} gjelder i stedet; denne skal ikke betales.`,
      en: `This invoice was corrected. Invoice ${document.replacedBy} counts instead; do not pay this one.`,
    })
  switch (document.state) {
    case 'unpaid':
      return say(lang, { nb: `${left} betales innen ${due}.`, en: `${left} is to be paid by ${due}.` })
    case 'overdue':
      return say(lang, { nb: `${left} skulle vært betalt ${due}.`, en: `${left} was due on ${due}.` })
    case 'paid':
      return say(lang, { nb: 'Den er betalt. Ingenting gjenstår.', en: 'It is paid. Nothing is left to do.' })
    case 'credited':
      return say(lang, {
        nb: 'Den er tatt tilbake i sin helhet og skal ikke betales.',
        en: 'All of it was taken back; it is not to be paid.',
      })
    case null:
      return say(lang, {
        nb: `Den tar tilbake av faktura ${document.creditsNumber}. Den skal ikke betales.`,
        en: `It takes back of invoice ${document.creditsNumber}. It is not to be paid.`,
      })
  }
}

export const LINKED_AS: Record<Linked['as'], Said> = {
  'credited-by': { nb: 'Tatt tilbake av', en: 'Taken back by' },
  credits: { nb: 'Tar tilbake av', en: 'Takes back of' },
  'replaced-by': { nb: 'Erstattet av', en: 'Replaced by' },
  replaces: { nb: 'Erstatter', en: 'Replaces' },
}

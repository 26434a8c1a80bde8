import type { Hindrance } from '../../bank/judge-deposits.ts'
import type { PlacementRow } from '../../bank/queries.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { money, spell } from '../../platform/money.ts'

/** Why a payment waits for a person. */
export const HINDRANCE_WORDS: Record<Hindrance, Said> = {
  'no-reference': { nb: 'Betaleren har ikke oppgitt KID.', en: 'The payer gave no payment reference.' },
  'unknown-reference': { nb: 'Ingen faktura har denne KID-en.', en: 'No invoice has this payment reference.' },
  'unclear-shares': {
    nb: 'Den er for flere fakturaer, og det er ikke klart hvor mye hver skal ha.',
    en: 'It is for several invoices, and it is not clear how much each is to get.',
  },
  'other-currency': { nb: 'Fakturaen er i en annen valuta.', en: 'The invoice is in another currency.' },
  'being-credited': {
    nb: 'Fakturaen ble nettopp kreditert. La kassen se en gang til.',
    en: 'The invoice was just being credited. Let the till look once more.',
  },
  'more-than-left': { nb: 'Det kom mer enn fakturaen manglet.', en: 'More came than was left to pay.' },
  'came-back': {
    nb: 'Banken sender tilbake en tilbakebetaling. Den knyttes til den nå.',
    en: 'The bank returns a payback. It is being tied to it.',
  },
}

const PLACE_WORDS: Record<Exclude<PlacementRow['place'], 'invoice' | 'by-hand' | 'old-receivable'>, Said> = {
  'card-payout': { nb: 'Utbetaling av kortbetalinger', en: 'Payout of card payments' },
  'not-ours': { nb: 'Gjelder ikke kassen', en: 'Not the till’s' },
  rounding: { nb: 'Øreavrunding', en: 'Rounding' },
  itemised: { nb: 'Sum av betalinger som står hver for seg', en: 'Sum of payments that stand on their own' },
  'taken-back': { nb: 'Trukket tilbake av banken', en: 'Taken back by the bank' },
  'paid-back': { nb: 'Skal tilbake til den som betalte', en: 'Goes back to who paid' },
  'came-back': { nb: 'En tilbakebetaling som banken sendte i retur', en: 'A payback that the bank returned' },
}

/** Where a part of a payment went, in words. */
export function placeWords(lang: Lang, { place, number, buyerName }: PlacementRow): string {
  if (place === 'old-receivable')
    return say(lang, {
      nb: `Faktura ${number} fra tidligere system, ${buyerName}`,
      en: `Invoice ${number} of an earlier system, ${buyerName}`,
    })
  if (place !== 'invoice' && place !== 'by-hand') return say(lang, PLACE_WORDS[place])
  const invoice = say(lang, { nb: `Faktura ${number}, ${buyerName}`, en: `Invoice ${number}, ${buyerName}` })
  return place === 'invoice' ? invoice : `${invoice} ${say(lang, { nb: '(ført for hånd)', en: '(entered by hand)' })}`
}

export const amountWords = (lang: Lang, minor: number, currency: Currency): string =>
  spell(money(minor, currency), lang)

/** Of a payer whom the bank did not name. */
export const payerWords = (lang: Lang, payerName: string | null): string =>
  payerName ?? say(lang, { nb: 'Ukjent betaler', en: 'Unknown payer' })

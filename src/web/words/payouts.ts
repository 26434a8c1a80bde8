import type { Part } from '../../payouts/facts.ts'
import type { LineRow, LineState, PayoutFilter, PayoutRow } from '../../payouts/queries.ts'
import type { PayoutState } from '../../payouts/schema.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { spelledDay } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'
import { amountWords } from './bank.ts'

export const PAYOUT_WORDS: Record<PayoutState, { tone: Tone; said: Said }> = {
  pending: { tone: 'neutral', said: { nb: 'Venter', en: 'Waiting' } },
  in_transit: { tone: 'info', said: { nb: 'Underveis', en: 'On its way' } },
  paid: { tone: 'success', said: { nb: 'Betalt ut', en: 'Paid out' } },
  failed: { tone: 'danger', said: { nb: 'Sendt tilbake av banken', en: 'Sent back by the bank' } },
  canceled: { tone: 'neutral', said: { nb: 'Kalt tilbake', en: 'Called back' } },
}
export const FILTER_WORDS: Record<PayoutFilter, Said> = {
  all: { nb: 'Alle', en: 'All' },
  open: { nb: 'Går ikke opp', en: 'Do not add up' },
  'under-way': { nb: 'Ikke funnet i banken', en: 'Not found at the bank' },
  arrived: { nb: 'Funnet i banken', en: 'Found at the bank' },
  'came-back': { nb: 'Kom tilbake', en: 'Came back' },
}
export const PART_WORDS: Record<Part, Said> = {
  charge: { nb: 'Kortbetalinger', en: 'Card payments' },
  refund: { nb: 'Tilbakebetalinger', en: 'Refunds' },
  dispute: { nb: 'Innsigelser', en: 'Disputes' },
  fee: { nb: 'Gebyrer', en: 'Fees' },
  other: { nb: 'Annet', en: 'Other' },
}
const LINE_WORDS: Record<Part, Said> = {
  charge: { nb: 'Kortbetaling', en: 'Card payment' },
  refund: { nb: 'Tilbakebetaling', en: 'Refund' },
  dispute: { nb: 'Innsigelse', en: 'Dispute' },
  fee: { nb: 'Gebyr fra leverandøren', en: 'Fee of the provider' },
  other: { nb: 'Annet', en: 'Other' },
}
const RETURNED: Said = { nb: 'Utbetaling som kom tilbake', en: 'Payout that came back' }
const CORRECTION: Said = { nb: 'Rettelse fra leverandøren', en: 'Correction of the provider' }

export const STATE_WORDS: Record<LineState, { tone: Tone; said: Said }> = {
  tied: { tone: 'success', said: { nb: 'Stemmer', en: 'Fits' } },
  fee: { tone: 'success', said: { nb: 'Gebyr', en: 'Fee' } },
  'amount-differs': { tone: 'danger', said: { nb: 'Annet beløp', en: 'Another amount' } },
  adjustment: { tone: 'warning', said: { nb: 'Ukjent rettelse', en: 'Unknown correction' } },
  unknown: { tone: 'danger', said: { nb: 'Ikke i kassen', en: 'Not in the till' } },
  decided: { tone: 'neutral', said: { nb: 'Avgjort', en: 'Decided' } },
}

/** What a line is, in a word or two. */
export function lineWords(lang: Lang, { part, kind }: Pick<LineRow, 'part' | 'kind'>): string {
  if (part !== 'other') return say(lang, LINE_WORDS[part])
  return say(lang, kind === 'payout_failure' || kind === 'payout_cancel' ? RETURNED : CORRECTION)
}

/** Why a person should look at a line. */
export function openLineWords(lang: Lang, line: LineRow): string {
  if (line.state === 'amount-differs' && line.oursMinor !== null && line.oursCurrency !== null) {
    const ours = amountWords(lang, line.oursMinor, line.oursCurrency)
    const theirs = amountWords(lang, line.amountMinor, line.currency)
    return say(lang, {
      nb: `Leverandøren har ${theirs}, kassen har ${ours}.`,
      en: `The provider has ${theirs}, the till has ${ours}.`,
    })
  }
  return line.state === 'adjustment'
    ? say(lang, {
        nb: 'Leverandøren har rettet noe på egen hånd. Se på kontoen der hva det gjelder.',
        en: 'The provider has corrected something of its own. See on the account there what it is about.',
      })
    : say(lang, {
        nb: 'Ingen betaling i kassen hører til denne linjen. Selger dere også noe annet over samme konto?',
        en: 'No payment in the till belongs to this line. Do you sell other things on the same account?',
      })
}

/** Whether a payout adds up: the remainder in words. */
export function remainderWords(lang: Lang, payout: PayoutRow): { tone: Tone; words: string } {
  const { automatic, remainderMinor, openCount, lineCount, currency } = payout
  if (!automatic)
    return {
      tone: 'warning',
      words: say(lang, {
        nb: 'Laget for hånd hos leverandøren, som da ikke sier hva den består av.',
        en: 'Made by hand at the provider, which then does not say of what it is made.',
      }),
    }
  if (remainderMinor === null)
    return {
      tone: 'neutral',
      words: say(lang, { nb: 'Linjene er ikke lest ennå.', en: 'Its lines are not read yet.' }),
    }
  if (remainderMinor !== 0) {
    const rest = amountWords(lang, remainderMinor, currency)
    return {
      tone: 'danger',
      words: say(lang, { nb: `${rest} er ikke forklart av linjene.`, en: `${rest} is not explained by its lines.` }),
    }
  }
  if (openCount > 0)
    return {
      tone: 'warning',
      words: count(lang, openCount, {
        one: { nb: 'Går opp, men {n} linje må avgjøres.', en: 'Adds up, but {n} line is to be decided.' },
        other: { nb: 'Går opp, men {n} linjer må avgjøres.', en: 'Adds up, but {n} lines are to be decided.' },
      }),
    }
  const lines = count(lang, lineCount, {
    one: { nb: '{n} linje', en: '{n} line' },
    other: { nb: '{n} linjer', en: '{n} lines' },
  })
  const nothing = amountWords(lang, 0, currency)
  return {
    tone: 'success',
    words: say(lang, { nb: `Går opp: ${lines}, rest ${nothing}.`, en: `Adds up: ${lines}, remainder ${nothing}.` }),
  }
}

/** Where it is at the bank. */
export function bankWords(lang: Lang, { arrivedOn, state }: Pick<PayoutRow, 'arrivedOn' | 'state'>): string {
  if (arrivedOn) return spelledDay(lang, arrivedOn)
  if (state === 'failed' || state === 'canceled') return '–'
  return say(lang, { nb: 'ikke funnet ennå', en: 'not found yet' })
}

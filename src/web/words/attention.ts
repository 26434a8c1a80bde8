import type { Attention, AttentionKind } from '../../finance/needs-attention.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { moment, spelledDay } from '../components/when.ts'
import { correctionName } from './corrections.ts'
import { disputeReasonWords, failureWords } from './money-failures.ts'
import { price } from './offers.ts'

type Words = { total: string; amount: string; until: string; said: string | null; lang: Lang }

/** What is wrong and what to do about it. */
export function attentionWords(lang: Lang, each: Attention): string {
  const sum = (minor: number | null) => price(lang, money(minor ?? 0, each.currency ?? 'NOK'))
  const until = each.until ? moment(lang, SELLER_ZONE, each.until) : ''
  return say(
    lang,
    SENTENCES[each.kind]({ lang, total: sum(each.totalMinor), amount: sum(each.amountMinor), until, said: each.said }),
  )
}

const PAYBACK_WAITS: Record<string, (amount: string) => Said> = {
  'no-account': (amount) => ({
    nb: `${amount} skal betales tilbake, men mottakeren har ikke oppgitt konto på 14 dager. Åpne Penger tilbake og spør på nytt.`,
    en: `${amount} is to be paid back, but the payee has given no account for 14 days. Open Money back and ask anew.`,
  }),
  'to-approve': (amount) => ({
    nb: `En tilbakebetaling på ${amount} venter på at to i økonomi godkjenner den. Åpne Penger tilbake.`,
    en: `A payback of ${amount} waits for two people in finance to approve it. Open Money back.`,
  }),
  approved: (amount) => ({
    nb: `En tilbakebetaling på ${amount} er godkjent og venter på en betalingsfil. Åpne Penger tilbake.`,
    en: `A payback of ${amount} is approved and waits for a payment file. Open Money back.`,
  }),
}

const SENTENCES: Record<AttentionKind, (words: Words) => Said> = {
  'amount-mismatch': ({ amount, total }) => ({
    nb: `Det kom inn ${amount}, men ordren er på ${total}. Ingen har fått plass. Åpne ordren og avgjør hva som skjer med pengene.`,
    en: `${amount} arrived, but the order is for ${total}. Nobody has a seat. Open the order and decide what happens to the money.`,
  }),
  'paid-unseated': ({ amount, until }) => ({
    nb: `${amount} kom etter at plassen var gitt fri. Pengene går tilbake av seg selv ${until}.`,
    en: `${amount} came after the seat was released. The money goes back by itself on ${until}.`,
  }),
  'payment-undecided': ({ amount }) => ({
    nb: `Vi får ikke svar fra betalingsleverandøren om en betaling på ${amount}. Se om den finnes der.`,
    en: `The payment provider does not answer about a payment of ${amount}. See whether it is there.`,
  }),
  'refund-failed': ({ lang, amount, said }) => ({
    nb: `Tilbakebetaling av ${amount} kom ikke fram: ${failureWords(lang, said)}. Åpne ordren og prøv igjen, eller be kjøperen om et kontonummer.`,
    en: `A refund of ${amount} did not arrive: ${failureWords(lang, said)}. Open the order and try again, or ask the buyer for an account number.`,
  }),
  'refund-undecided': ({ amount }) => ({
    nb: `Betalingsleverandøren har ikke bekreftet tilbakebetalingen av ${amount} på over en time. Vi spør hver time. Se etter den på betalingen hos leverandøren; ikke betal tilbake der på nytt.`,
    en: `The payment provider has not confirmed the refund of ${amount} for more than an hour. We ask every hour. Look for it at the payment there; do not refund it there again.`,
  }),
  'refund-unallocated': ({ amount }) => ({
    nb: `${amount} ble betalt tilbake direkte hos betalingsleverandøren, uten kreditnota. Åpne ordren og krediter den.`,
    en: `${amount} was refunded directly at the payment provider, without a credit note. Open the order and credit it.`,
  }),
  'dispute-open': ({ lang, amount, until, said }) => ({
    nb: `Kortholderen har bestridt ${amount} og ${disputeReasonWords(lang, said ?? '')}. Svar hos betalingsleverandøren${until ? ` innen ${until}` : ''}.`,
    en: `The cardholder has disputed ${amount} and ${disputeReasonWords(lang, said ?? '')}. Answer at the payment provider${until ? ` by ${until}` : ''}.`,
  }),
  'dispute-lost': ({ amount }) => ({
    nb: `Banken ga kortholderen rett: ${amount} er tapt. Åpne ordren og gjør det ferdig.`,
    en: `The bank decided for the cardholder: ${amount} is lost. Open the order and finish it.`,
  }),
  'dispute-won': ({ amount }) => ({
    nb: `${amount} er vunnet tilbake i en innsigelse. Åpne ordren og gjør det ferdig.`,
    en: `${amount} was won back in a dispute. Open the order and finish it.`,
  }),
  'money-owed-back': ({ amount, said }) => ({
    nb: `Faktura ${said} har ${amount} for mye. Åpne Penger tilbake: sett beløpet mot en åpen faktura, eller betal det ut.`,
    en: `Invoice ${said} has ${amount} too much. Open Money back: set it against an open invoice, or pay it out.`,
  }),
  'payback-waits': ({ amount, said }) => PAYBACK_WAITS[said ?? '']?.(amount) ?? { nb: amount, en: amount },
  'payback-unseen': ({ amount, said }) => ({
    nb: `${amount} i betalingsfilen ${said} er ikke sett på kontoutskriften etter fem bankdager. Spør banken.`,
    en: `${amount} of payment file ${said} has not been seen on a statement after five banking days. Ask the bank.`,
  }),
  'money-out-unknown': ({ amount }) => ({
    nb: `${amount} gikk ut av kontoen og kan være en tilbakebetaling. Åpne Penger tilbake og si hva det var.`,
    en: `${amount} left the account and may be a payback. Open Money back and say what it was.`,
  }),
  'money-unplaced': ({ amount, said }) => ({
    nb: `${amount} som kom til banken, er ikke plassert (${said} av innbetalingene). Åpne Bank og si hvor de hører til.`,
    en: `${amount} that came to the bank is not placed (${said} of the payments). Open Bank and say where they belong.`,
  }),
  'money-taken-back': ({ amount }) => ({
    nb: `Banken har trukket tilbake ${amount}, og det er ikke klart hvilken betaling det var. Åpne Bank og velg den.`,
    en: `The bank has taken back ${amount}, and it is not clear which payment it was. Open Bank and choose it.`,
  }),
  'payout-remainder': ({ amount, said }) => ({
    nb: `Utbetalingen ${said ?? ''} fra betalingsleverandøren går ikke opp: ${amount} er ikke forklart av linjene. Vi spør videre; blir den stående, spør leverandøren.`,
    en: `The payment provider’s payout ${said ?? ''} does not add up: ${amount} is not explained by its lines. We keep asking; if it stays, ask the provider.`,
  }),
  'payout-lines-open': ({ amount, said }) => ({
    nb: `I utbetalinger av kortpenger passer ${said === '1' ? 'én linje' : `${said} linjer`} ikke til noe i kassen (${amount}). Åpne og avgjør.`,
    en: `In payouts of card money ${said === '1' ? 'one line fits' : `${said} lines fit`} nothing in the till (${amount}). Open and decide.`,
  }),
  'payout-by-hand': ({ amount, said }) => ({
    nb: `Utbetalingen ${said ?? ''} på ${amount} er laget for hånd hos betalingsleverandøren, som da ikke sier hva den består av. Velg automatiske utbetalinger der.`,
    en: `The payout ${said ?? ''} of ${amount} was made by hand at the payment provider, which then does not say of what it is made. Choose automatic payouts there.`,
  }),
  'payout-came-back': ({ amount, said }) => ({
    nb: `Banken sendte tilbake en utbetaling på ${amount}${said ? ` (${said})` : ''}. Rett kontonummeret hos betalingsleverandøren; pengene kommer med neste utbetaling.`,
    en: `The bank sent back a payout of ${amount}${said ? ` (${said})` : ''}. Put the account number right at the payment provider; the money comes with the next payout.`,
  }),
  'payout-not-arrived': ({ lang, amount, said }) => ({
    nb: `${amount} skulle ha vært i banken ${said ? spelledDay(lang, said) : ''}, men er ikke funnet der. Les inn bankens filer, eller finn innbetalingen under Bank.`,
    en: `${amount} should have been at the bank on ${said ? spelledDay(lang, said) : ''}, but was not found there. Read the bank’s files, or find the payment under Bank.`,
  }),
  'deposit-without-payout': ({ amount, said }) => ({
    nb: `${amount} er ført som utbetaling av kortpenger (${said ?? ''}), men ingen utbetaling er på det beløpet. Åpne innbetalingen under Bank, eller vent på utbetalingen.`,
    en: `${amount} is booked as a payout of card money (${said ?? ''}), but no payout is of that amount. Open the payment under Bank, or wait for the payout.`,
  }),
  'news-unread': () => ({
    nb: 'En melding fra betalingsleverandøren kunne ikke behandles på en time. Vi prøver videre; si fra til drift hvis den blir stående.',
    en: 'A message of the payment provider could not be handled for an hour. We keep trying; tell operations if it stays.',
  }),
  'document-fault': ({ said }) => ({
    nb: `Et dokument kan ikke utstedes. Kontrollen sier: «${said ?? ''}». Rett det som er galt, for eksempel hos selgeren eller på kontoene, og prøv på nytt.`,
    en: `A document cannot be issued. The check says: “${said ?? ''}”. Put right what is wrong, with the seller or the accounts for example, and try again.`,
  }),
  'rate-missing': ({ said }) => ({
    nb: `En faktura venter på en valutakurs, for mva. må stå i kroner på den: «${said ?? ''}». Legg inn kursen under «Valutakurser», så blir den utstedt av seg selv.`,
    en: `An invoice waits for an exchange rate, because its VAT must be stated in kroner: “${said ?? ''}”. Enter the rate under “Exchange rates”, and it is issued by itself.`,
  }),
  'file-fault': ({ said }) => ({
    nb: `Et dokument er utstedt, men filene kunne ikke lages: «${said ?? ''}». Prøv på nytt; hjelper det ikke, si fra til drift.`,
    en: `A document is issued, but its files could not be made: “${said ?? ''}”. Try again; if that does not help, tell operations.`,
  }),
  'mail-given-up': ({ said }) => ({
    nb: `En e-post til ${said ?? ''} kunne ikke sendes og prøves ikke mer. Kontakt kjøperen på en annen måte.`,
    en: `An e-mail to ${said ?? ''} could not be sent and is not tried any more. Reach the buyer in another way.`,
  }),
  'mail-bounced': ({ said }) => ({
    nb: `En viktig e-post til ${said ?? ''} kom ikke fram. Nå mottakeren på en annen måte. Tar adressen imot e-post igjen, si fra på ordresiden hos brukerstøtte.`,
    en: `An important e-mail to ${said ?? ''} did not arrive. Reach its reader in another way. If the address takes mail again, say so on the order’s page in support.`,
  }),
  'correction-asked': ({ lang, said }) => ({
    nb: `Kjøperen ber om en retting av fakturaen: ${correctionName(lang, said)}. Åpne ordren og godta eller avslå.`,
    en: `The buyer asks for a correction of the invoice: ${correctionName(lang, said)}. Open the order and grant or refuse it.`,
  }),
  'cancel-unanswered': ({ amount }) => ({
    nb: `Kjøperen har bedt om å få avbestille og få ${amount} tilbake, og fristen for å svare er ute. Kundestøtte eller kursadministrasjonen svarer.`,
    en: `The buyer has asked to cancel and get ${amount} back, and the time to answer is out. Support or the course administration answers.`,
  }),
  'second-person-asked': ({ amount }) => ({
    nb: `${amount} skal krediteres eller tilbake, og det er for mye for én person. Åpne ordren og godkjenn, eller legg det bort.`,
    en: `${amount} is to be credited or sent back, and that is too much for one person. Open the order and sign, or let it go.`,
  }),
  'extra-invoiced-early': ({ amount, until, said }) => ({
    nb: `${said ?? ''} er fakturert for ${amount} uten mva., men leveres først ${until}. Det avgiftspliktige kan bare faktureres på forskudd der bokføringsforskriften § 5-2-6 tillater det (merverdiavgiftsloven § 15-10). Avklar det, eller krediter og fakturer når det er levert.`,
    en: `${said ?? ''} is invoiced for ${amount} without VAT, but is only delivered on ${until}. What is taxable may only be invoiced in advance where the Norwegian Bookkeeping Regulations § 5-2-6 allow it (VAT Act § 15-10). Clear it up, or credit it and invoice it when it is delivered.`,
  }),
  'seat-twice': ({ said, until }) => ({
    nb: `To kontoer ble slått sammen, og personen satt dobbelt i ${said ?? ''}. Denne plassen er betalt og står tom fram til ${until}. Avtal med kjøperen hva som skjer, og krediter den om dere blir enige om det.`,
    en: `Two accounts became one, and the person sat twice in ${said ?? ''}. This seat is paid for and stands empty until ${until}. Agree with the buyer what happens, and credit it if that is what you agree on.`,
  }),
  'e-invoice-rejected': ({ amount, said }) => ({
    nb: `En e-faktura på ${amount} ble avvist: ${said ?? ''}. Prøv igjen, send den som PDF på e-post, eller merk den som sendt for hånd, under «Sending».`,
    en: `An e-invoice for ${amount} was rejected: ${said ?? ''}. Try again, send it as PDF by e-mail, or mark it as sent by hand, under “Sending”.`,
  }),
}

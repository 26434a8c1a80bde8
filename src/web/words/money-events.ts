import type { PastEvent } from '../../audit/events-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import type { Lang, Said } from '../../platform/lang.ts'
import { type Currency, money } from '../../platform/money.ts'
import { moment, spelledDay } from '../components/when.ts'
import { disputeReasonWords, failureWords } from './money-failures.ts'
import { price } from './offers.ts'

/** What happened to an order's money, by the event's name. */
export function moneyEvents(lang: Lang, { facts }: PastEvent, orderCurrency: Currency): Record<string, Said> {
  const currency = (facts.currency as Currency | undefined) ?? orderCurrency
  const amount = (key = 'amountMinor') => price(lang, money(Number(facts[key] ?? 0), currency))
  const until = (key: string) => (facts[key] ? moment(lang, SELLER_ZONE, new Date(String(facts[key]))) : '')
  const paidOn = (tongue: Lang) => (facts.paidOn ? spelledDay(tongue, String(facts.paidOn)) : '')
  const why = (tongue: Lang) => failureWords(tongue, String(facts.failure ?? ''))
  return {
    PaymentPageRenewed: {
      nb: `Betalingssiden kom sent. Kjøperen fikk ny frist: ${until('endsAt')}.`,
      en: `The payment page came late. The buyer was given more time: until ${until('endsAt')}.`,
    },
    PaymentProcessing: {
      nb: 'Kjøperens bank trenger tid til å svare på betalingen.',
      en: 'The buyer’s bank needs time to answer the payment.',
    },
    PaymentMismatched: {
      nb: `Et annet beløp enn bestilt kom inn: ${amount()}.`,
      en: `Another amount than ordered arrived: ${amount()}.`,
    },
    MoneyReturned: {
      nb: `Økonomi bestemte at ${amount()} skulle tilbake til kjøperen.`,
      en: `Finance decided that ${amount()} should go back to the buyer.`,
    },
    MoneyAccepted: { nb: 'Økonomi godtok betalingen.', en: 'Finance accepted the payment.' },
    SecondPersonAsked: {
      nb: `${amount()} venter på godkjenning av en annen i økonomi.`,
      en: `${amount()} awaits the signature of somebody else in finance.`,
    },
    Countersigned: {
      nb: `En annen i økonomi godkjente ${amount()}.`,
      en: `Somebody else in finance signed for ${amount()}.`,
    },
    CountersigningDeclined: {
      nb: `${amount()} ble lagt bort: ${String(facts.reason ?? '')}`,
      en: `${amount()} was let go: ${String(facts.reason ?? '')}`,
    },
    RefundRequested: {
      nb: `Tilbakebetaling av ${amount()} ble satt i gang.`,
      en: `A refund of ${amount()} was started.`,
    },
    RefundFound: {
      nb: `Noen betalte tilbake ${amount()} direkte hos betalingsleverandøren.`,
      en: `Somebody refunded ${amount()} directly at the payment provider.`,
    },
    RefundSucceeded: { nb: `${amount()} er betalt tilbake til kortet.`, en: `${amount()} went back to the card.` },
    RefundFailed: {
      nb: `Tilbakebetalingen gikk ikke gjennom: ${why('nb')}.`,
      en: `The refund did not go through: ${why('en')}.`,
    },
    RefundReturned: {
      nb: `Kjøperens bank sendte ${amount()} tilbake til oss: ${why('nb')}.`,
      en: `The buyer’s bank sent ${amount()} back to us: ${why('en')}.`,
    },
    RefundPaidByBank: {
      nb: `${amount()} ble betalt til kjøperens bankkonto ${paidOn('nb')}.`,
      en: `${amount()} was paid to the buyer’s bank account on ${paidOn('en')}.`,
    },
    DisputeOpened: {
      nb: `Kortholderen bestred ${amount()} og ${disputeReasonWords('nb', String(facts.reason ?? ''))}.`,
      en: `The cardholder disputed ${amount()} and ${disputeReasonWords('en', String(facts.reason ?? ''))}.`,
    },
    DisputeClosed: {
      lost: { nb: 'Banken ga kortholderen rett.', en: 'The bank decided for the cardholder.' },
      won: { nb: 'Banken ga oss rett. Pengene er tilbake.', en: 'The bank decided for us. The money is back.' },
      dropped: { nb: 'Kortholderen trakk innsigelsen.', en: 'The cardholder withdrew the dispute.' },
    }[String(facts.outcome)] ?? { nb: 'Innsigelsen ble avsluttet.', en: 'The dispute was closed.' },
    DisputeSettled: { nb: 'Økonomi gjorde ferdig innsigelsen.', en: 'Finance finished the dispute.' },
  }
}

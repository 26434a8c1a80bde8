import { type Lang, type Said, say } from '../../platform/lang.ts'

/** Why a refund came to nothing, by Stripe's own names for it. */
const FAILURES: Readonly<Record<string, Said>> = {
  lost_or_stolen_card: { nb: 'kortet er meldt tapt eller stjålet', en: 'the card is reported lost or stolen' },
  expired_or_canceled_card: { nb: 'kortet er utløpt eller sperret', en: 'the card has expired or been cancelled' },
  charge_for_pending_refund_disputed: {
    nb: 'kortholderen har bestridt betalingen',
    en: 'the cardholder has disputed the payment',
  },
  charge_disputed: { nb: 'kortholderen har bestridt betalingen', en: 'the cardholder has disputed the payment' },
  charge_already_refunded: { nb: 'betalingen er betalt tilbake før', en: 'the payment had been refunded before' },
  insufficient_funds: {
    nb: 'det var ikke nok penger på kontoen vår hos betalingsleverandøren',
    en: 'our balance at the payment provider was too low',
  },
  balance_insufficient: {
    nb: 'det var ikke nok penger på kontoen vår hos betalingsleverandøren',
    en: 'our balance at the payment provider was too low',
  },
  declined: { nb: 'kjøperens bank sa nei', en: 'the buyer’s bank said no' },
  merchant_request: { nb: 'den ble stanset hos betalingsleverandøren', en: 'it was stopped at the payment provider' },
  canceled: { nb: 'den ble stanset hos betalingsleverandøren', en: 'it was stopped at the payment provider' },
  resource_missing: {
    nb: 'betalingsleverandøren finner ikke betalingen',
    en: 'the payment provider cannot find the payment',
  },
}

const UNNAMED: Said = { nb: 'betalingsleverandøren sa ikke hvorfor', en: 'the payment provider did not say why' }

export const failureWords = (lang: Lang, failure: string | null): string =>
  say(lang, FAILURES[failure ?? ''] ?? UNNAMED)

/** Why a cardholder had their bank take a payment back. */
const REASONS: Readonly<Record<string, Said>> = {
  fraudulent: { nb: 'sier at noen andre brukte kortet', en: 'says that somebody else used the card' },
  unrecognized: { nb: 'kjenner ikke igjen betalingen', en: 'does not recognise the payment' },
  duplicate: { nb: 'mener å ha betalt to ganger', en: 'believes they paid twice' },
  credit_not_processed: { nb: 'venter på penger tilbake', en: 'is waiting for money back' },
  product_not_received: { nb: 'sier at kurset ikke ble holdt', en: 'says the course was not given' },
  product_unacceptable: { nb: 'er ikke fornøyd med det som ble levert', en: 'is not content with what was delivered' },
}
const NO_REASON: Said = { nb: 'har ikke oppgitt en grunn vi kjenner', en: 'gave no reason that we know' }

export const disputeReasonWords = (lang: Lang, reason: string): string => say(lang, REASONS[reason] ?? NO_REASON)

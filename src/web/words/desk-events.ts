import type { PastEvent } from '../../audit/events-of.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Currency, money } from '../../platform/money.ts'
import { correctionEvents } from './correction-events.ts'
import { moneyEvents } from './money-events.ts'
import { price } from './offers.ts'
import { reminderEvents } from './reminder-events.ts'
import { settledEvents } from './settled-events.ts'
import { supportEvents } from './support-events.ts'

/** What happened, in a sentence; an event we have no words for keeps its name. */
export function eventWords(lang: Lang, event: PastEvent, currency: Currency): string {
  const { name, facts } = event
  const amount = (key: string) => price(lang, money(Number(facts[key] ?? 0), currency))
  const words: Record<string, Said> = {
    OrderPlaced: { nb: 'Bestilt. Plassene ble holdt av.', en: 'Ordered. The seats were held.' },
    ...settledEvents(event, amount),
    OrderLapsed: { nb: 'Ikke betalt i tide. Plassene ble gitt fri.', en: 'Not paid in time. The seats were released.' },
    OrderGivenUp: { nb: 'Kjøperen ville ikke ha den likevel.', en: 'The buyer did not want it after all.' },
    OrderAbandoned: {
      nb: 'Betalingssiden er stengt, og plassene er gitt fri.',
      en: 'The payment page was closed and the seats were released.',
    },
    OrderUnseated: { nb: 'Betalt for sent, og kurset var fullt.', en: 'Paid too late, and the course was full.' },
    OrderSeatedTwice: {
      nb: 'Betalt, men noen i ordren hadde plass på kurset fra før. Alt betales tilbake.',
      en: 'Paid, but somebody in the order had a seat in the course already. All of it goes back.',
    },
    OrderPartlyCredited: {
      nb: `En del av ordren ble kreditert: ${String(facts.reason ?? '')}`,
      en: `A part of the order was credited: ${String(facts.reason ?? '')}`,
    },
    OrderCredited: {
      nb: `Hele ordren ble kreditert: ${String(facts.reason ?? '')}`,
      en: `The whole order was credited: ${String(facts.reason ?? '')}`,
    },
    SeatsCancelled: {
      nb: 'Kjøperen angret eller avbestilte selv.',
      en: 'The buyer withdrew or cancelled.',
    },
    SeatsNamed: {
      nb: `${Number(facts.seats)} plasser fikk navn.`,
      en: `${Number(facts.seats)} seats were given names.`,
    },
    DocumentIssued:
      facts.kind === 'credit-note'
        ? { nb: 'Kreditnota utstedt.', en: 'Credit note issued.' }
        : { nb: 'Faktura utstedt.', en: 'Invoice issued.' },
    DocumentsRetried: {
      nb: 'Økonomi prøvde dokumentene på nytt.',
      en: 'Finance tried the documents again.',
    },
    ...supportEvents(amount),
    ...correctionEvents(facts),
    ...reminderEvents(event, amount),
    ...moneyEvents(lang, event, currency),
  }
  const said = words[name]
  return said ? say(lang, said) : name
}

/** Who did it, where it was not a person whose name we know. */
export function actorWords(lang: Lang, actor: string): string {
  if (actor === 'visitor') return say(lang, { nb: 'kjøperen', en: 'the buyer' })
  if (actor === 'stripe') return say(lang, { nb: 'betalingsleverandøren', en: 'the payment provider' })
  if (actor.startsWith('client:')) return say(lang, { nb: 'et annet system', en: 'another system' })
  if (actor.startsWith('person:')) return say(lang, { nb: 'en person', en: 'a person' })
  return say(lang, { nb: 'av seg selv', en: 'by itself' })
}

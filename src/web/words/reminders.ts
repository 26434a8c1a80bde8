import { dayInWords, type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import type { Plan } from '../../reminders/plan.ts'
import type { Previewed } from '../../reminders/preview.ts'
import { price } from './offers.ts'

type Waits = Extract<Plan, { waits: string }>

/** What happens with an overdue invoice today, in a sentence. */
export function planWords(lang: Lang, { plan, currency }: Previewed): string {
  if (plan === null)
    return say(lang, { nb: 'Ingen purring: det er ikke satt opp noen trinn.', en: 'No reminder: no steps are set up.' })
  if ('waits' in plan) return say(lang, WAITING[plan.waits](plan))
  const { step, letter } = plan.send
  const sum = price(lang, money(letter.payableMinor, currency))
  const day = dayInWords(letter.dueDate, lang)
  return letter.kind === 'collection-notice'
    ? say(lang, {
        nb: `Inkassovarsel (brev ${step}) sendes i dag: ${sum}, frist ${day}.`,
        en: `A collection notice (letter ${step}) is sent today: ${sum}, due on ${day}.`,
      })
    : say(lang, {
        nb: `Purring ${step} sendes i dag: ${sum}, frist ${day}.`,
        en: `Reminder ${step} is sent today: ${sum}, due on ${day}.`,
      })
}

const until = ({ until: day }: Waits, lang: Lang): string => (day ? dayInWords(day, lang) : '')

const WAITING: Record<Waits['waits'], (waits: Waits) => Said> = {
  'not-yet': (waits) => ({
    nb: `Neste brev sendes tidligst ${until(waits, 'nb')}.`,
    en: `The next letter is sent on ${until(waits, 'en')} at the earliest.`,
  }),
  deadline: (waits) => ({
    nb: `Fristen i siste brev er ikke ute. Neste sendes tidligst ${until(waits, 'nb')}.`,
    en: `The deadline of the last letter has not passed. The next is sent on ${until(waits, 'en')} at the earliest.`,
  }),
  'not-delivered': () => ({
    nb: 'Siste brev er ikke kommet av sted. Neste sendes ikke før det er sendt: se «Sending» og det som venter på dere.',
    en: 'The last letter has not left. The next is not sent before it has: look at “Sending” and at what waits for you.',
  }),
  paused: (waits) => ({
    nb: `Satt på pause${waits.until ? ` til og med ${until(waits, 'nb')}` : ''}: ${waits.said ?? ''}`,
    en: `Paused${waits.until ? ` until ${until(waits, 'en')}` : ''}: ${waits.said ?? ''}`,
  }),
  stopped: ({ said }) => ({ nb: `Stanset: ${said ?? ''}`, en: `Stopped: ${said ?? ''}` }),
  disputed: () => ({
    nb: 'Betalingen er bestridt, eller kjøperen har bedt om en retting. Ingen purring sendes før det er avgjort.',
    en: 'The payment is disputed, or the buyer has asked for a correction. No reminder is sent until that is decided.',
  }),
  'partly-paid': () => ({
    nb: 'En del er betalt. Purringen er satt på pause til dere lar den gå videre.',
    en: 'A part has been paid. Reminders are paused until you let them go on.',
  }),
  'all-sent': () => ({
    nb: 'Alle brev er sendt. Avgjør om kravet skal til inkasso eller føres som tap.',
    en: 'All letters have been sent. Decide whether it goes to collection or is written off.',
  }),
  'claims-left': () => ({
    nb: 'Fakturaen er betalt. Gebyr og rente gjenstår: før innbetalingen, eller frafall gebyret.',
    en: 'The invoice is paid. Fees and interest are left: enter the payment, or waive the fee.',
  }),
  faulty: ({ said }) => ({
    nb: `Brevet kan ikke lages: ${said ?? ''}`,
    en: `The letter cannot be made: ${said ?? ''}`,
  }),
}

/** What a refusal about letters and their fees says to finance, and the field it is about. */
export const REMINDER_REFUSALS: Record<string, { field: string; said: Said }> = {
  'reminders/no-fee': {
    field: '',
    said: {
      nb: 'Brevet krever ikke noe gebyr, eller gebyret er betalt.',
      en: 'The letter claims no fee, or the fee has been paid.',
    },
  },
  'reminders/waived': {
    field: '',
    said: { nb: 'Gebyret er frafalt fra før.', en: 'The fee has been waived already.' },
  },
  'reminders/rate-entered': {
    field: 'validFrom',
    said: { nb: 'Det finnes en sats fra denne dagen.', en: 'There is a rate from this day already.' },
  },
}

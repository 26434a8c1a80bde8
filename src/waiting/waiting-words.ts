import { capital, type Lang, type Said } from '../platform/lang.ts'
import { daysInWords, deadlineInWords } from '../platform/when-in-words.ts'
import type { Takes } from './schema.ts'
import type { WaitingMail } from './waiting-mail.ts'

export type Told = {
  email: string
  lang: Lang
  title: string
  code: string
  zone: string
  startsAt: Date
  endsAt: Date
  quantity: number
  takes: Takes
  wanting: number
  isOver: boolean
  offered: number | null
  offerEndsAt: Date | null
}
type Words = { subject: Said; body: Said }

/** What a mail says; null where it is too late to say it. */
export function wordsOf(kind: WaitingMail, told: Told): Words | null {
  if (kind === 'offered' && told.offerEndsAt === null) return null
  if (kind === 'confirm' && told.isOver) return null
  return WORDS[kind](told)
}

const WORDS: Record<WaitingMail, (told: Told) => Words> = {
  confirm: (told) => ({
    subject: {
      nb: `Bekreft plassen din på ventelisten: ${told.title}`,
      en: `Confirm your place on the waiting list: ${told.title}`,
    },
    body: {
      nb: `Noen, sikkert du, har bedt om ${seats(told.quantity, 'nb')} på ventelisten for ${course(told, 'nb')}. Åpne lenken og bekreft. Du står i køen fra du ba om det, men teller først når du har bekreftet. Var det ikke deg, trenger du ikke å gjøre noe.`,
      en: `Somebody, surely you, has asked for ${seats(told.quantity, 'en')} on the waiting list of ${course(told, 'en')}. Open the link and confirm. Your place is from when you asked, but it counts only once you have confirmed. If it was not you, you need not do anything.`,
    },
  }),
  joined: (told) => ({
    subject: { nb: `Du står på ventelisten: ${told.title}`, en: `You are on the waiting list: ${told.title}` },
    body: {
      nb: `Du venter på ${seats(told.wanting, 'nb')} i ${course(told, 'nb')}${together(told, 'nb')}. Blir det ledig, får du et tilbud på e-post, og plassene holdes av til du har svart. På lenken ser du hvor du står i køen, og kan forlate den.`,
      en: `You are waiting for ${seats(told.wanting, 'en')} in ${course(told, 'en')}${together(told, 'en')}. When seats come free you are mailed an offer, and they are held until you have answered. The link shows your place, and lets you leave the list.`,
    },
  }),
  offered: (told) => ({
    subject: { nb: `Det er ledig til deg: ${told.title}`, en: `There is room for you: ${told.title}` },
    body: {
      nb: `${capital(seats(told.offered ?? 0, 'nb'))} i ${course(told, 'nb')} holdes av til deg til ${until(told, 'nb')}. Åpne lenken for å bestille til dagens pris, eller takk nei, så går tilbudet til den neste.${part(told, 'nb')}`,
      en: `${capital(seats(told.offered ?? 0, 'en'))} in ${course(told, 'en')}, held for you until ${until(told, 'en')}. Open the link to order at the price of the day, or decline, and the offer goes to whoever is next.${part(told, 'en')}`,
    },
  }),
  expired: (told) => ({
    subject: { nb: `Tilbudet er gått ut: ${told.title}`, en: `The offer has run out: ${told.title}` },
    body: {
      nb: `Du svarte ikke på tilbudet om plass i ${course(told, 'nb')} i tide, og det er gått videre til den neste. Du står ikke lenger på ventelisten. Vil du vente igjen, kan du stille deg bakerst.`,
      en: `The offer of a seat in ${course(told, 'en')} was not answered in time, and has gone to whoever is next. You are no longer on the waiting list. If you want to wait again you can join at its end.`,
    },
  }),
  'passed-on': (told) => ({
    subject: {
      nb: `Du står nå bakerst på ventelisten: ${told.title}`,
      en: `You are at the end of the waiting list now: ${told.title}`,
    },
    body: {
      nb: `Vi har holdt av ledige plasser i ${course(told, 'nb')}, men det ble ikke ${seats(told.wanting, 'nb')} samtidig. Andre slipper nå fram før deg. Du står fortsatt på listen, og får tilbud om det blir nok plasser på én gang.`,
      en: `We have kept free seats in ${course(told, 'en')}, but there were never ${seats(told.wanting, 'en')} at once. Others go before you now. You are still on the list, and are offered seats should enough come free at the same time.`,
    },
  }),
  removed: (told) => ({
    subject: {
      nb: `Du er tatt av ventelisten: ${told.title}`,
      en: `You were taken off the waiting list: ${told.title}`,
    },
    body: {
      nb: `Du står ikke lenger på ventelisten for ${course(told, 'nb')}. Svar på denne e-posten om du mener at det er feil.`,
      en: `You are no longer on the waiting list of ${course(told, 'en')}. Answer this mail if you think that is wrong.`,
    },
  }),
  'list-ended': (told) => ({
    subject: { nb: `Ventelisten er avsluttet: ${told.title}`, en: `The waiting list has ended: ${told.title}` },
    body: {
      nb: `Påmeldingen til ${course(told, 'nb')} er stengt, og det ble dessverre ikke plass denne gangen. Du står ikke lenger på noen venteliste for kurset.`,
      en: `Booking of ${course(told, 'en')} has closed, and sadly there was no room this time. You are no longer on a waiting list for the course.`,
    },
  }),
}

function seats(n: number, lang: Lang): string {
  if (lang === 'nb') return n === 1 ? 'en plass' : `${n} plasser`
  return n === 1 ? 'one seat' : `${n} seats`
}

const course = (told: Told, lang: Lang): string => `${told.title} (${told.code}, ${daysInWords(lang, told)})`

function together({ takes, wanting }: Told, lang: Lang): string {
  if (wanting === 1) return ''
  if (takes === 'all-or-nothing') return lang === 'nb' ? ', alle samtidig' : ', all at once'
  return lang === 'nb' ? ', gjerne noen om gangen' : ', some at a time if need be'
}

function part({ offered, wanting }: Told, lang: Lang): string {
  if (offered === null || offered >= wanting) return ''
  return lang === 'nb'
    ? ` Tar du dem, venter du videre på resten (${wanting - offered}) på samme plass i køen.`
    : ` If you take them, you wait on for the rest (${wanting - offered}) in the same place.`
}

const until = ({ offerEndsAt }: Told, lang: Lang): string => (offerEndsAt ? deadlineInWords(lang, offerEndsAt) : '')

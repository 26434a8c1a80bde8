import type { RuleName } from '../../keeping/rules.ts'
import type { Considered, When } from '../../keeping/to-decide.ts'
import { hasRole, type Role } from '../../platform/actor.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { day, untilWords } from '../components/when.ts'
import type { Visit } from '../visit.ts'

type Told = { offering: Considered; until: Date; count: number }
type Sentence = (told: Told, lang: Lang) => string
/** What is to be decided in a sentence, the words of the link, where it leads, and whose it is where not every keeper's. */
type Wording = { says: Sentence; act: Said; to: (offering: Considered) => string; only?: Role }

const page = ({ offeringId }: Considered): string => `/admin/offerings/${offeringId}`
const form =
  (field: string) =>
  (offering: Considered): string =>
    `${page(offering)}/edit#${field}`
const room = ({ offeringId }: Considered): string => `/teaching/${offeringId}`
const starts = ({ zone, startsAt }: Considered, lang: Lang): string => day(lang, zone, startsAt)
const counted =
  (one: Said, other: Said): Sentence =>
  (told, lang) =>
    count(lang, told.count, { one, other })

const SEE_PEOPLE: Said = { nb: 'Se deltakerne', en: 'See the participants' }
const MISSING_LANGS: Record<Lang, Said> = {
  nb: { nb: 'norsk', en: 'Norwegian' },
  en: { nb: 'engelsk', en: 'English' },
}

const WORDINGS: Record<RuleName, Wording> = {
  'decision-due': {
    says: ({ offering: { sold, minimum, zone }, until }, lang) =>
      say(lang, {
        nb: `Avgjør innen ${untilWords('nb', zone, until)} om kurset skal holdes. ${sold} er solgt, og minst ${minimum} må til.`,
        en: `Decide by ${untilWords('en', zone, until)} whether it is held. ${sold} ${sold === 1 ? 'is' : 'are'} sold, and at least ${minimum} ${minimum === 1 ? 'is' : 'are'} needed.`,
      }),
    act: { nb: 'Se om det lønner seg', en: 'See whether it is worth while' },
    to: (offering) => `${page(offering)}/decision`,
  },
  'too-few': {
    says: ({ offering: { sold, minimum, zone }, until }, lang) =>
      say(lang, {
        nb: `Bare ${sold} av minst ${minimum} plasser er solgt. Avgjør innen ${untilWords('nb', zone, until)} om kurset skal holdes.`,
        en: `Only ${sold} of at least ${minimum} seats are sold. Decide by ${untilWords('en', zone, until)} whether it is held.`,
      }),
    act: { nb: 'Se tallene', en: 'See the figures' },
    to: page,
  },
  'draft-late': {
    says: ({ offering: { zone, lacking }, until }, lang) =>
      say(lang, {
        nb: `Påmeldingen skulle åpnet ${day('nb', zone, until)}, men oppstarten er et utkast${lacking > 0 ? ` (${lacking} ting mangler)` : ''}.`,
        en: `Booking should have opened on ${day('en', zone, until)}, but the start is a draft${lacking > 0 ? ` (missing: ${lacking})` : ''}.`,
      }),
    act: { nb: 'Gjør den klar', en: 'Make it ready' },
    to: form('main'),
  },
  'no-join-link': {
    says: ({ offering }, lang) =>
      say(lang, {
        nb: `Starter ${starts(offering, 'nb')}, og deltakerne har ingen lenke til å bli med på nett.`,
        en: `Starts on ${starts(offering, 'en')}, and participants have no link to join online.`,
      }),
    act: { nb: 'Legg inn lenken', en: 'Add the link' },
    to: form('joinUrl'),
  },
  'no-teacher': {
    says: ({ offering, count: untaught }, lang) =>
      say(lang, {
        nb: `Starter ${starts(offering, 'nb')}, og ${untaught === 1 ? 'én samling' : `${untaught} samlinger`} har ingen lærer.`,
        en: `Starts on ${starts(offering, 'en')}, and ${untaught === 1 ? 'one session has' : `${untaught} sessions have`} no teacher.`,
      }),
    act: { nb: 'Sett opp en lærer', en: 'Set up a teacher' },
    to: (offering) => `${page(offering)}/teachers`,
  },
  'free-beside-list': {
    says: counted(
      {
        nb: '{n} ledig plass holdes av for en gruppe på ventelisten som ikke får plass ennå.',
        en: '{n} free seat is kept for a group on the waiting list that does not fit yet.',
      },
      {
        nb: '{n} ledige plasser holdes av for en gruppe på ventelisten som ikke får plass ennå.',
        en: '{n} free seats are kept for a group on the waiting list that does not fit yet.',
      },
    ),
    act: { nb: 'Se ventelisten', en: 'See the waiting list' },
    to: (offering) => `${page(offering)}/waiting-list`,
  },
  'long-list': {
    says: counted(
      {
        nb: 'Fullt, og det ventes på {n} plass. Kan det bli flere plasser?',
        en: 'Sold out, and {n} seat is waited for. Can there be more seats?',
      },
      {
        nb: 'Fullt, og det ventes på {n} plasser. Kan det bli flere plasser?',
        en: 'Sold out, and {n} seats are waited for. Can there be more seats?',
      },
    ),
    act: { nb: 'Øk antall plasser', en: 'Raise the number of seats' },
    to: form('capacity'),
  },
  'attendance-missing': {
    says: counted(
      {
        nb: '{n} samling er holdt uten at oppmøtet er ført.',
        en: '{n} session was held, and its attendance is not noted.',
      },
      {
        nb: '{n} samlinger er holdt uten at oppmøtet er ført.',
        en: '{n} sessions were held, and their attendance is not noted.',
      },
    ),
    act: { nb: 'Før oppmøtet', en: 'Note the attendance' },
    to: room,
  },
  'to-judge': {
    says: counted(
      {
        nb: 'Kurset er over, og for {n} deltaker er det ikke sagt om kurset er fullført.',
        en: 'It is over, and of {n} participant nobody has said whether they completed.',
      },
      {
        nb: 'Kurset er over, og for {n} deltakere er det ikke sagt om kurset er fullført.',
        en: 'It is over, and of {n} participants nobody has said whether they completed.',
      },
    ),
    act: { nb: 'Si hvem som har fullført', en: 'Say who has completed' },
    to: room,
  },
  'evaluation-ready': {
    says: counted(
      {
        nb: '{n} deltaker har svart på evalueringen, og ingen har sett på den.',
        en: '{n} participant has answered the evaluation, and nobody has looked at it.',
      },
      {
        nb: '{n} deltakere har svart på evalueringen, og ingen har sett på den.',
        en: '{n} participants have answered the evaluation, and nobody has looked at it.',
      },
    ),
    act: { nb: 'Se evalueringen', en: 'See the evaluation' },
    to: (offering) => `${page(offering)}/evaluation`,
  },
  'task-overdue': {
    says: counted(
      { nb: '{n} oppgave skulle vært gjort.', en: '{n} task should have been done.' },
      { nb: '{n} oppgaver skulle vært gjort.', en: '{n} tasks should have been done.' },
    ),
    act: { nb: 'Se oppgavene', en: 'See the tasks' },
    to: ({ courseId }) => `/admin/courses/${courseId}/tasks`,
  },
  'no-signatory': {
    says: (_, lang) =>
      say(lang, {
        nb: 'Kursbevisene lages snart, og ingen står på dem.',
        en: 'Certificates are about to be made, and nobody stands on them.',
      }),
    act: { nb: 'Si hvem som står på dem', en: 'Say who stands on them' },
    to: () => '/admin/certificate-signatory',
    only: 'course-administrator',
  },
  'unnamed-seats': {
    says: counted(
      { nb: '{n} plass som en bedrift har kjøpt, er uten navn.', en: '{n} seat that a company bought has no name.' },
      {
        nb: '{n} plasser som bedrifter har kjøpt, er uten navn.',
        en: '{n} seats that companies bought have no names.',
      },
    ),
    act: SEE_PEOPLE,
    to: room,
  },
  'access-paused': {
    says: counted(
      {
        nb: '{n} deltaker har tilgang på vent, fordi betalingen er bestridt.',
        en: '{n} participant has access on hold, as the payment is disputed.',
      },
      {
        nb: '{n} deltakere har tilgang på vent, fordi betalingen er bestridt.',
        en: '{n} participants have access on hold, as the payment is disputed.',
      },
    ),
    act: SEE_PEOPLE,
    to: room,
  },
  'translation-missing': {
    says: ({ offering: { langsMissing } }, lang) => {
      const names = langsMissing.map((each) => say(lang, MISSING_LANGS[each])).join(', ')
      return say(lang, {
        nb: `Kursteksten mangler på ${names}.`,
        en: `The words of the course are missing in ${names}.`,
      })
    },
    act: { nb: 'Skriv den', en: 'Write them' },
    to: ({ courseId }) => `/admin/courses/${courseId}`,
  },
  'closes-soon': {
    says: ({ offering: { zone, left }, until }, lang) =>
      say(lang, {
        nb: `Påmeldingen stenger ${untilWords('nb', zone, until)}, og ${left === 1 ? 'én plass er ledig' : `${left} plasser er ledige`}.`,
        en: `Booking closes ${untilWords('en', zone, until)}, and ${left === 1 ? 'one seat is free' : `${left} seats are free`}.`,
      }),
    act: { nb: 'Flytt fristen', en: 'Move the close' },
    to: form('saleClosesAt'),
  },
}

/** Each thing to decide about an offering: in a sentence, and the way there where it is the reader's to decide. */
export const reasonsInWords = (
  { lang, caller }: Pick<Visit, 'lang' | 'caller'>,
  offering: Considered,
): { says: string; act: string; path: string | null }[] =>
  offering.reasons.map(({ rule, until, count: of }) => {
    const { says, act, to, only } = WORDINGS[rule]
    return {
      says: says({ offering, until, count: of }, lang),
      act: say(lang, act),
      path: only && !hasRole(caller.actor, only) ? null : to(offering),
    }
  })

export const WHEN_WORDS: Record<When, Said> = {
  week: { nb: 'Denne uken', en: 'This week' },
  later: { nb: 'Når det er tid', en: 'When there is time' },
  quiet: { nb: 'Her er alt i orden', en: 'All is well here' },
}

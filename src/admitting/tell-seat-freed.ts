import { titleIn } from '../catalogue/title-in.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import { deadlineInWords } from '../platform/when-in-words.ts'
import { COMPANY_NAME } from '../wallet/invitation.ts'
import type { SeatFreed } from './seat-freed.ts'

/** What both mails rest on; the reason of a no is not among it. */
export type Freed = {
  name: string
  company: string
  companyId: string
  offeringId: string
  title: string
  slug: string
  code: string
  startsAt: Date
}

const FIND = statement<Freed>(
  'admitting-freed-seat',
  `select a.name, ${COMPANY_NAME} as company, a.company_id as "companyId", a.offering_id as "offeringId", t.title, k.slug, f.code, f.starts_at as "startsAt"
   from seat_assignments a join companies c on c.id = a.company_id join offerings f on f.id = a.offering_id
   join courses k on k.id = f.course_id cross join lateral ${titleIn('k.id', '$2')} t where a.id = $1`,
)

/** Tells a company that a seat is its own again, or a person that they have it no longer. */
export async function tellSeatFreed(till: Till, told: SeatFreed): Promise<void> {
  const { assignmentId, lang, email } = told
  const [freed] = await run({ client: till.connection.pool }, FIND, [assignmentId, lang])
  if (!freed || isErasedAddress(email)) return
  await till.sendMail(freedMail(await senderOf(till, lang), { ...told, ...freed }))
}

export function freedMail(sender: Sender, told: Omit<SeatFreed, 'assignmentId'> & Freed): Mail {
  return told.told === 'company' ? companyMail(sender, told) : personMail(sender, told)
}

type Told = Omit<SeatFreed, 'assignmentId'> & Freed

function companyMail(sender: Sender, { email, lang, cause, ...freed }: Told): Mail {
  const { name, title, code, startsAt, companyId, offeringId } = freed
  const why: Record<SeatFreed['cause'], Said> = {
    'not-admitted': {
      nb: `${name} fikk ikke opptak til ${title} (${code}). Hvorfor, er en sak mellom oss og den det gjelder.`,
      en: `${name} was not admitted to ${title} (${code}). Why is between us and the person.`,
    },
    'not-shown': {
      nb: `${name} viste ikke dokumentene sine for ${title} (${code}) i tide.`,
      en: `${name} did not show their papers for ${title} (${code}) in time.`,
    },
  }
  const [nb, en] = (['nb', 'en'] as const).map((each) => deadlineInWords(each, startsAt))
  return letter(sender, {
    kind: 'seat-freed',
    to: email,
    link: linkTo(sender, `/company/${companyId}/seats/${offeringId}`),
    subject: say(lang, { nb: `Gi plassen til en annen: ${title}`, en: `Name somebody else: ${title}` }),
    body: say(lang, {
      nb: `${why[cause].nb} Plassen er deres. Dere kan gi den til en annen, som viser dokumentene sine før kurset begynner ${nb}, eller gi den tilbake etter vilkårene dere kjøpte den på.`,
      en: `${why[cause].en} The seat is yours. You can give it to somebody else, who shows their papers before the course begins on ${en}, or give it back by the terms you bought it on.`,
    }),
  })
}

function personMail(sender: Sender, { email, lang, title, code, company, slug }: Told): Mail {
  return letter(sender, {
    kind: 'seat-freed',
    to: email,
    link: linkTo(sender, `/courses/${slug}`),
    subject: say(lang, { nb: `Fristen er ute: ${title}`, en: `The time is up: ${title}` }),
    body: say(lang, {
      nb: `Vi fikk ikke dokumentene dine for ${title} (${code}) i tide, og plassen er ${company} sin igjen. Det du eventuelt sendte, er slettet. Vil du fortsatt delta, kan ${company} gi deg plassen på nytt.`,
      en: `We did not get your papers for ${title} (${code}) in time, and the seat is ${company}’s again. What you may have sent is deleted. If you still want to take part, ${company} can give you the seat anew.`,
    }),
  })
}

import { titleIn } from '../catalogue/title-in.ts'
import { calendarOfPlaces } from '../enrolment/calendar-mail.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Lang, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import { COMPANY_NAME } from './invitation.ts'
import type { SeatLost } from './tell-lost.ts'

type Lost = { enrolmentId: string | null; lang: Lang; company: string; title: string; slug: string; closed: boolean }
const FIND = statement<Lost>(
  'wallet-lost-seat',
  `select n.lang, ${COMPANY_NAME} as company, t.title, k.slug, f.closed,
     (select e.id from enrolments e where e.person_id = n.id and e.offering_id = f.id order by e.enrolled_at desc limit 1) as "enrolmentId"
   from people n join companies c on c.id = $2 join offerings f on f.id = $3
   join courses k on k.id = f.course_id
   cross join lateral ${titleIn('k.id', 'n.lang')} t
   where n.id = $1`,
)

/** Tells somebody that the seat a company gave them is no longer theirs, as `tellLost` promised. */
export async function sayLost(till: Till, { personId, companyId, offeringId, email }: SeatLost): Promise<void> {
  const [lost] = await run({ client: till.connection.pool }, FIND, [personId, companyId, offeringId])
  if (!lost || isErasedAddress(email)) return
  const { enrolmentId, lang } = lost
  const calendar = enrolmentId ? await calendarOfPlaces(till, { enrolmentIds: [enrolmentId], lang }) : null
  const mail = lostMail(await senderOf(till, lang), { ...lost, email })
  await till.sendMail({ ...mail, attachments: calendar ? [calendar] : [] })
}

export function lostMail(sender: Sender, lost: Omit<Lost, 'enrolmentId'> & { email: string }): Mail {
  const { company, title } = lost
  return letter(sender, {
    kind: 'seat-lost',
    to: lost.email,
    link: linkTo(sender, `/courses/${lost.slug}`),
    subject: say(lost.lang, { nb: `Plassen din på ${title} er trukket`, en: `Your seat in ${title} was withdrawn` }),
    body: say(lost.lang, {
      nb: `${company} har tatt tilbake plassen den ga deg på ${title}. Du er ikke påmeldt lenger. Spør ${company} hvis du lurer på hvorfor.${lost.closed ? '' : ' Vil du likevel delta, kan du kjøpe en plass selv hvis kurset har noen igjen.'}`,
      en: `${company} has taken back the seat it gave you in ${title}. You are no longer enrolled. Ask ${company} if you wonder why.${lost.closed ? '' : ' If you still want to take part, you can buy a seat yourself if the course has any left.'}`,
    }),
  })
}

import { titleIn } from '../catalogue/title-in.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import type { ApplicationMail, ApplicationTold } from './application-mail.ts'
import { wordsOf } from './application-words.ts'
import type { Told } from './told.ts'

/** Where an applicant reads how their application stands, and acts on it. */
export const APPLICATIONS_PATH = '/my-applications'

const FIND = statement<Told>(
  'admission-told',
  `select p.email, a.lang, t.title, o.code, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt", c.contact_email as "contactEmail",
     a.decide_by as "decideBy", a.asked_more as "askedMore", a.reason, a.words, a.pay_by as "payBy", a.decision, a.ended_as as "endedAs",
     a.company, a.show_by as "showBy"
   from applications a join people p on p.id = a.person_id join offerings o on o.id = a.offering_id join courses c on c.id = o.course_id
   join lateral ${titleIn('o.course_id', 'a.lang')} t on true
   where a.id = $1`,
)

/** Tells somebody what has come of their application. What is no longer true is not said; the mail about what came next says that. */
export async function tellApplicant(till: Till, { applicationId, kind }: ApplicationTold): Promise<void> {
  const [told] = await run({ client: till.connection.pool }, FIND, [applicationId])
  if (!told || isErasedAddress(told.email)) return
  const mail = applicationMail(await senderOf(till, told.lang), { ...told, kind, applicationId })
  if (mail) await till.sendMail(mail)
}

/** Null where it is too late to say it. */
export function applicationMail(
  sender: Sender,
  told: Told & { kind: ApplicationMail; applicationId: string },
): Mail | null {
  const words = wordsOf(told.kind, told)
  if (!words) return null
  const link = linkTo(sender, `${APPLICATIONS_PATH}/${told.applicationId}`)
  const said = (each: Said) => each[told.lang]
  const [subject, body] = [said(words.subject), said(words.body)]
  return letter(sender, { kind: 'application', to: told.email, link, subject, body })
}

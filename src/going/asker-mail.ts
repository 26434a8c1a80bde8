import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import { daysInWords } from '../platform/when-in-words.ts'
import { type AboutCancelled, aboutCancelled, othersInWords, reasonIn } from './about-cancelled.ts'

const Promised = z.object({ requestId: z.uuid() })

export const askerTold: Job<z.output<typeof Promised>> = { name: 'offering-cancelled-asker', schema: Promised }

/** The mail goes out after the commit, and again where the mail server is down. */
export const promiseAskerMail = (tx: Tx, requestId: string): Promise<void> => enqueue(tx, askerTold, { requestId })

const FIND = statement<{ email: string; lang: Lang; offeringId: string }>(
  'going-asker',
  `select r.email, r.lang, f.id as "offeringId" from purchase_requests r join purchase_request_lines l on l.request_id = r.id
   join offerings f on f.id = l.offering_id and f.cancelled_at is not null where r.id = $1 order by f.cancelled_at desc limit 1`,
)

/** Tells whoever asked an employer or a company for a seat that nobody needs to answer any more. */
export async function tellAsker(till: Till, { requestId }: z.output<typeof Promised>): Promise<void> {
  const on = { client: till.connection.pool }
  const [asker] = await run(on, FIND, [requestId])
  if (!asker || isErasedAddress(asker.email)) return
  const about = await aboutCancelled(on, asker.offeringId, asker.lang)
  if (about) await till.sendMail(askerMail(await senderOf(till, asker.lang), asker.email, about))
}

export function askerMail(sender: Sender, to: string, about: AboutCancelled): Mail {
  const { lang } = sender
  const others: Said = {
    nb: about.others.length === 0 ? '' : ` Kurset holdes også: ${othersInWords('nb', about)}.`,
    en: about.others.length === 0 ? '' : ` The course is also held: ${othersInWords('en', about)}.`,
  }
  return letter(sender, {
    ...{ kind: 'offering-cancelled', to, link: linkTo(sender, `/courses/${about.slug}`) },
    subject: say(lang, { nb: `Avlyst: ${about.title}`, en: `Cancelled: ${about.title}` }),
    body: say(lang, {
      nb: `${about.title}, ${daysInWords('nb', about)}, blir dessverre ikke holdt: ${reasonIn('nb', about.reason)} Forespørselen din om å få betalt en plass er avsluttet, og ingen trenger å svare på den.${others.nb}`,
      en: `${about.title}, ${daysInWords('en', about)}, will unfortunately not be held: ${reasonIn('en', about.reason)} What you asked for is closed, and nobody needs to answer it.${others.en}`,
    }),
  })
}

import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueueFrom, type Job } from '../platform/jobs.ts'
import { type Lang, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import { type AboutCancelled, aboutCancelled, openingOf, otherStarts, subjectOf, toldFrom } from './about-cancelled.ts'

const Promised = z.object({ requestId: z.uuid() })

export const askerTold: Job<z.output<typeof Promised>> = { name: 'offering-cancelled-asker', schema: Promised }

const FIND = statement<{ email: string; lang: Lang; offeringId: string; startsAt: Date }>(
  'going-asker',
  `select r.email, r.lang, f.id as "offeringId", f.starts_at as "startsAt" from purchase_requests r join purchase_request_lines l on l.request_id = r.id
   join offerings f on f.id = l.offering_id and f.cancelled_at is not null where r.id = $1 order by f.cancelled_at desc limit 1`,
)

/** The mail goes out after the commit, by day, and again where the mail server is down. */
export async function promiseAskerMail(tx: Tx, requestId: string): Promise<void> {
  const [asker] = await run(tx, FIND, [requestId])
  if (asker) await enqueueFrom(tx, askerTold, { from: toldFrom(asker, tx.now), content: { requestId } })
}

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
  const closed = say(lang, {
    nb: 'Forespørselen om at arbeidsgiver eller bedrift betaler plassen, er avsluttet. Ingen trenger å svare på den.',
    en: 'Your request that an employer or company pays for the seat is closed. Nobody needs to answer it.',
  })
  return letter(sender, {
    ...{ kind: 'offering-cancelled', to, link: linkTo(sender, `/courses/${about.slug}`) },
    subject: subjectOf(lang, about),
    body: [openingOf(lang, about), closed, otherStarts(lang, about)].filter((each) => each !== '').join(' '),
  })
}

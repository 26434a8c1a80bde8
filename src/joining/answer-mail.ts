import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'

const Promised = z.object({ wishId: z.uuid() })

export const joinAnswered: Job<z.output<typeof Promised>> = { name: 'join-answered', schema: Promised }

/** Whoever asked is told, after the commit and again where the mail server is down. */
export const promiseAnswer = (tx: Tx, wishId: string): Promise<void> => enqueue(tx, joinAnswered, { wishId })

type Told = { companyId: string; company: string; email: string; lang: Lang; admitted: boolean }

const FIND = statement<Told>(
  'join-answer',
  `select w.company_id as "companyId", c.name as company, p.email, p.lang, w.admitted_as is not null as admitted
   from join_wishes w join companies c on c.id = w.company_id join people p on p.id = w.person_id and p.erased_at is null
   where w.id = $1 and w.answered_at is not null`,
)

/** Tells whoever asked to act for a company what it has answered. */
export async function tellJoiner(till: Till, { wishId }: { wishId: string }): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [wishId])
  if (!told) return
  await till.sendMail(joinAnswerMail(await senderOf(till, told.lang), told))
}

export function joinAnswerMail(sender: Sender, told: Told): Mail {
  const { subject, body } = told.admitted ? yes(told) : no(told)
  const link = linkTo(sender, told.admitted ? `/company?company=${told.companyId}` : '/company')
  const { email: to, lang } = told
  return letter(sender, { kind: 'join-answer', to, link, subject: subject[lang], body: body[lang] })
}

type Words = { subject: Said; body: Said }

const yes = ({ company }: Told): Words => ({
  subject: { nb: `Du handler nå for ${company}`, en: `You act for ${company} now` },
  body: { nb: `${company} har sagt ja til at du blir med.`, en: `${company} has said yes to your joining.` },
})

const no = ({ company }: Told): Words => ({
  subject: { nb: `Svar fra ${company}`, en: `An answer of ${company}` },
  body: {
    nb: `${company} har sagt nei til at du handler for bedriften nå. Snakk med den som eier bedriftskontoen.`,
    en: `${company} has said no to your acting for it now. Talk to whoever owns its account.`,
  },
})

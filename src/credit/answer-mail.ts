import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { dayInWords, type Lang, type Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { money, spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'

const Promised = z.object({ wishId: z.uuid() })

export const creditAnswered: Job<z.output<typeof Promised>> = { name: 'credit-answered', schema: Promised }

/** Whoever asked is told, after the commit and again where the mail server is down. */
export const promiseAnswer = (tx: Tx, wishId: string): Promise<void> => enqueue(tx, creditAnswered, { wishId })

type Told = {
  companyId: string
  company: string
  email: string
  lang: Lang
  amountMinor: number | null
  until: string | null
  answer: string
}

/** Only who is still a member: what finance thinks of a company is its own business. */
const FIND = statement<Told>(
  'credit-answer',
  `select w.company_id as "companyId", c.name as company, p.email, w.lang, k.amount_minor as "amountMinor", k.until, d.answer
   from credit_wishes w join credit_decisions d on d.wish_id = w.id join companies c on c.id = w.company_id
   join people p on p.id = w.asked_by and p.erased_at is null
   join company_members m on m.company_id = w.company_id and m.person_id = w.asked_by and m.ended_at is null
   left join company_credits k on k.id = d.credit_id where w.id = $1`,
)

/** Tells whoever asked for more credit what finance has answered. */
export async function tellAsker(till: Till, { wishId }: { wishId: string }): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [wishId])
  if (!told) return
  await till.sendMail(creditAnswerMail(await senderOf(till, told.lang), told))
}

export function creditAnswerMail(sender: Sender, told: Told): Mail {
  const { subject, body } = told.amountMinor === null ? declined(told) : granted(told, told.amountMinor)
  const link = linkTo(sender, `/company/${told.companyId}/credit`)
  const { email: to, lang } = told
  return letter(sender, { kind: 'credit-answer', to, link, subject: subject[lang], body: body[lang] })
}

type Words = { subject: Said; body: Said }

function granted({ company, until }: Told, amountMinor: number): Words {
  const sum = money(amountMinor, 'NOK')
  const to = (lang: Lang) =>
    until === null ? '' : `${lang === 'nb' ? ' til og med' : ' until and including'} ${dayInWords(until, lang)}`
  return {
    subject: { nb: `${company} kan handle for mer på faktura`, en: `${company} can buy more on invoice` },
    body: {
      nb: `${company} kan nå skylde ${spell(sum, 'nb')} på faktura${to('nb')}. Du kan legge inn bestillingen.`,
      en: `${company} may now owe ${spell(sum, 'en')} on invoice${to('en')}. You can place your order.`,
    },
  }
}

const declined = ({ company, answer }: Told): Words => ({
  subject: { nb: `Svar om kreditt for ${company}`, en: `Answer about credit for ${company}` },
  body: {
    nb: `Vi kan ikke gi ${company} mer kreditt nå: ${answer} Dere kan betale med kort, eller betale det som er åpent først.`,
    en: `We cannot give ${company} more credit now: ${answer} You can pay by card, or pay first what is open.`,
  },
})

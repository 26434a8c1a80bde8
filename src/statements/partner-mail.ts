import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { monthInWords } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'

const Promised = z.object({ statementId: z.uuid() })

export const partnerPromised: Job<z.output<typeof Promised>> = { name: 'partner-statement', schema: Promised }

/** A partner is told that its statement is there, after the commit and again where the mail server is down. */
export const promisePartner = (tx: Tx, statementId: string): Promise<void> =>
  enqueue(tx, partnerPromised, { statementId })

type Told = { companyId: string; company: string; email: string; month: string }
const FIND = statement<Told>(
  'statements-partner-told',
  `select c.id as "companyId", c.name as company, c.invoice_email as email, to_char(s.month, 'YYYY-MM') as month
   from issued_statements s join companies c on c.id = s.company_id where s.id = $1`,
)

/** To the address that the company's invoices go to. No figures: who may see them signs in. */
export async function tellPartner(till: Till, { statementId }: { statementId: string }): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [statementId])
  if (!told) return
  await till.sendMail(partnerMail(await senderOf(till, 'nb'), told))
}

/** In both languages at once: the address belongs to no person whose language is known. */
export function partnerMail(sender: Sender, { companyId, company, email, month }: Told): Mail {
  const link = linkTo(sender, `/company/${companyId}/shares`)
  const subject = `Oppgjør for ${monthInWords('nb', month)} er klart`
  const body = `Oppgjøret for andelene som ${company} har i kurs, er laget for ${monthInWords('nb', month)}. Eiere, ledere og de som ser økonomien i bedriften, kan lese det her. / The statement of your shares of courses for ${monthInWords('en', month)} is ready.`
  return letter(sender, { kind: 'partner-statement', to: email, link, subject, body })
}

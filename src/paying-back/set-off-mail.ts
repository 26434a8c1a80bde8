import { z } from 'zod'
import { payUrlOf } from '../invoicing/pay-url.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'

const Promised = z.object({ setOffId: z.uuid() })
export const setOffTold: Job<z.output<typeof Promised>> = { name: 'set-off-told', schema: Promised }

/** The mail leaves after the commit. */
export const promiseNotice = (tx: Tx, setOffId: string): Promise<void> => enqueue(tx, setOffTold, { setOffId })

type Told = {
  email: string
  lang: 'nb' | 'en'
  from: string
  to: string
  toDocumentId: string
  token: string
  amountMinor: number
  currency: Currency
}
const READ = statement<Told>(
  'paying-back-set-off-told',
  `select coalesce(b.content #>> '{buyer,email}', o.payer ->> 'email') as email, o.lang, a.content ->> 'number' as "from", b.content ->> 'number' as "to",
     b.id as "toDocumentId", b.token, s.amount_minor as "amountMinor", b.currency
   from set_offs s join documents a on a.id = s.from_document_id join documents b on b.id = s.to_document_id join orders o on o.id = b.order_id
   where s.id = $1 and not exists (select from set_offs u where u.undoes_id = s.id)`,
)

/** Tells the buyer which invoice was paid by what another had too much. */
export async function tellSetOff(till: Till, { setOffId }: z.output<typeof Promised>): Promise<void> {
  const [told] = await run({ client: till.connection.pool }, READ, [setOffId])
  if (!told) return
  await till.sendMail(setOffMail(await senderOf(till, told.lang), told))
}

export function setOffMail(sender: Sender, told: Told): Mail {
  return letter(sender, {
    kind: 'set-off',
    to: told.email,
    link:
      told.token === ''
        ? linkTo(sender, `/documents/${told.toDocumentId}`)
        : payUrlOf(sender.publicUrl, told.lang, told.token),
    subject: say(told.lang, {
      nb: `Det som var til gode, er brukt på faktura ${told.to}`,
      en: `What was yours has been used for invoice ${told.to}`,
    }),
    body: say(told.lang, words(told)),
  })
}

function words({ from, to, amountMinor, currency }: Told): Said {
  const [nb, en] = (['nb', 'en'] as const).map((lang) => spell(money(amountMinor, currency), lang))
  return {
    nb: `Faktura ${from} hadde ${nb} for mye. Beløpet er brukt på faktura ${to}. Står det noe igjen på den, ser du det på siden om fakturaen.`,
    en: `Invoice ${from} had ${en} too much. It was used for invoice ${to}. If anything is left to pay of it, the page of the invoice says so.`,
  }
}

import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { readAccount } from './account.ts'
import { lockPayback } from './lock-payback.ts'
import { linkSpent, notNow } from './problems.ts'

/** The longest account number that is read, with spaces between its groups, in characters. */
const ACCOUNT_MAX = 50
const TOKEN_MAX = 200
export const LinkToken = z.string().min(1).max(TOKEN_MAX).meta({ description: 'Of the mailed link' })
export const GiveAccount = z
  .strictObject({
    token: LinkToken,
    account: z.string().trim().min(1).max(ACCOUNT_MAX).meta({ description: 'Eleven digits, or an IBAN' }),
    holderName: Line.meta({ description: 'Whose account it is' }),
  })
  .meta({ id: 'GivePaybackAccount' })
export type GiveAccount = z.output<typeof GiveAccount>

/** What whoever holds a link is shown. */
export type Opened = {
  paybackId: string
  amountMinor: number
  message: string
  payeeName: string | null
  lang: Lang
  isOpen: boolean
  endsAt: Date
}
const OPEN = statement<Opened>(
  'paying-back-open-link',
  `select p.id as "paybackId", p.amount_minor as "amountMinor", p.message, p.payee_name as "payeeName", p.lang, l.ends_at as "endsAt",
     l.used_at is null and l.closed_at is null and l.ends_at > app_now() and p.ended_at is null as "isOpen"
   from payback_links l join paybacks p on p.id = l.payback_id where l.digest = $1`,
)
const USE = statement<{ id: string; paybackId: string }>(
  'paying-back-use-link',
  `update payback_links set used_at = $2 where digest = $1 and used_at is null and closed_at is null and ends_at > $2
   returning id, payback_id as "paybackId"`,
)
const PUT = statement(
  'paying-back-put-account',
  `with given as (insert into payback_accounts (id, payback_id, link_id, kind, account, holder_name, given_at, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, payback_id)
   select id from given`,
)
const COUNTS = statement('paying-back-account-counts', 'update paybacks set account_id = $2 where id = $1')

/** Reading by the link changes nothing: mail filters open links on their own. @throws payback-link/unknown */
export async function openLink(till: Till, token: string): Promise<Opened> {
  const read = () => run({ client: till.connection.pool }, OPEN, [digestOf(token)])
  const [opened] = await seeAs(HOUSE, read)
  if (!opened) throw unknown('payback-link')
  return opened
}

/**
 * The payee says where the money goes. The link is spent; another account needs another link, and then all that had been approved is
 * void. Run it with the eyes of the house: the link is the right to it. @throws payback-link/spent, payback/not-now, payback/no-account
 */
export async function giveAccount(tx: Tx, { token, account, holderName }: GiveAccount): Promise<void> {
  const given = readAccount(account)
  const [link] = await run(tx, USE, [digestOf(token), tx.now])
  if (!link) throw linkSpent()
  const payback = await lockPayback(tx, link.paybackId)
  if (payback.state !== 'no-account' && payback.state !== 'to-approve') throw notNow()
  const id = newId()
  const { kind, account: number } = given
  await run(tx, PUT, [id, payback.id, link.id, kind, number, holderName, tx.now, nameOf(tx.actor)])
  await run(tx, COUNTS, [payback.id, id])
  await emit(tx, { name: 'PaybackAccountGiven', subjectId: payback.id, facts: { accountId: id, kind } })
}

import { nextTry } from './db/next-try.ts'
import { run, type Statement, statement } from './db/statement.ts'
import { digestOf, newToken } from './ids.ts'
import type { Lang } from './lang.ts'
import { type Sender, senderOf } from './letter.ts'
import type { Mail } from './mail.ts'
import { isForGood } from './refused-address.ts'
import { act, type Till } from './till.ts'

/** Mails taken at a time. */
const BATCH = 20
/** After so many tries, about four days, a mail is left, and those whom it concerns see that it does not get through. */
export const LINKED_MAIL_TRIES_MAX = 20
/** As much as is kept of what a mail server says, in characters. */
const FAULT_LENGTH = 500

/** Of a table of such mails: they are to be sent now. */
export const UNSENT = `sent_at is null and next_try_at <= app_now() and tries < ${LINKED_MAIL_TRIES_MAX}`

/** What a statement that takes mails sets of each, for a row by this name: $2 has a digest for each id of $1, `g`, and $3 is the time. */
export const taken = (row: string): string =>
  `tries = ${row}.tries + 1, next_try_at = $3::timestamptz + ${nextTry(`${row}.tries`)}`

type Taken = { id: string; digest: string; lang: Lang }
type Link = { token: string }
type Kind<T extends Taken> = {
  /** Rows with id, tries, next_try_at, sent_at, fault and the digest of a link. */
  table: string
  job: string
  /** Which of them are to be sent now. */
  unsent: string
  /** Takes the mails of $1, with the digests of $2, at the time $3. */
  take: Statement<T>
  /** Null where it is not needed any more. */
  write: (sender: Sender, mail: T & Link) => Mail | null
}
type Fault = { said: string; forGood: boolean }

/**
 * Sends mails that have a link of their own over SMTP. One is taken before it is sent, so no two processes send it; the secret of its
 * link is made then and stays in the mail alone. One that failed waits 30 s, doubling up to six hours. What comes back sends a batch and
 * says how many were taken.
 */
export function linkedMails<T extends Taken>({
  table,
  job: name,
  unsent,
  take,
  write,
}: Kind<T>): (till: Till) => Promise<number> {
  const job = { kind: 'job', name } as const
  const pick = statement<{ id: string }>(
    `linked-mails-pick-${table}`,
    `select id from ${table} where ${unsent} order by next_try_at, id limit ${BATCH} for update skip locked`,
  )
  const sent = statement(`linked-mails-sent-${table}`, `update ${table} set sent_at = $2, fault = null where id = $1`)
  const failed = statement(
    `linked-mails-failed-${table}`,
    `update ${table} set fault = $2, tries = case when $3 then ${LINKED_MAIL_TRIES_MAX} else tries end where id = $1`,
  )
  const send = async (till: Till, mail: T & Link): Promise<Fault | null> => {
    const written = write(await senderOf(till, mail.lang), mail)
    if (!written) return { said: 'not needed any more', forGood: true }
    return till.sendMail(written).then(
      () => null,
      (error: unknown) => ({ said: String(error).slice(0, FAULT_LENGTH), forGood: isForGood(error) }),
    )
  }
  return async (till) => {
    const mails = await act(till, job, async (tx) => {
      const ids = (await run(tx, pick, [])).map(({ id }) => id)
      const tokens = new Map(ids.map(() => newToken()).map((token) => [digestOf(token), token]))
      const told = ids.length === 0 ? [] : await run(tx, take, [ids, [...tokens.keys()], tx.now])
      return told.map((each) => ({ ...each, token: tokens.get(each.digest)! }))
    })
    for (const mail of mails) {
      const fault = await send(till, mail)
      await act(till, job, (tx) =>
        fault === null ? run(tx, sent, [mail.id, tx.now]) : run(tx, failed, [mail.id, fault.said, fault.forGood]),
      )
    }
    return mails.length
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calendarOfPlaces } from '../enrolment/calendar-mail.ts'
import { documentById } from '../invoicing/queries.ts'
import { reminderFile } from '../invoicing/reminder-files.ts'
import { nextTry } from '../platform/db/next-try.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { AddressWithheld, MailRefused } from '../platform/refused-address.ts'
import { readShop, shopName } from '../platform/shop.ts'
import { act, type Till } from '../platform/till.ts'
import type { Attachment, StoredFile } from './write-mail.ts'

/** Mails taken at a time, and how long one that failed waits before the next try: 30 s, doubling up to six hours. */
const BATCH = 10
export const MAIL_TRIES_MAX = 40
/** How long a mail waits before it is looked at again whose address is not written to, in hours. */
const HELD_HOURS = 6
/** How much of what a mail server said is kept, in characters. */
const FAULT_MAX = 500

type Taken = {
  id: string
  kind: MailKind
  lang: Lang
  toName: string
  toEmail: string
  subject: string
  text: string
  html: string
  attachments: Attachment[]
  leaveUrl: string | null
}

const TAKE = statement<Taken>(
  'notices-take-mails',
  `update mails m set tries = tries + 1, next_try_at = app_now() + ${nextTry('tries')}
   from (select id from mails where sent_at is null and bounced_at is null and next_try_at <= app_now() and tries < ${MAIL_TRIES_MAX} order by (leave_url is not null), next_try_at limit ${BATCH} for update skip locked) t
   where m.id = t.id
   returning m.id, m.kind, m.lang, m.to_name as "toName", m.to_email as "toEmail", m.subject, m.text, m.html, m.attachments, m.leave_url as "leaveUrl"`,
)
const HOLD = statement(
  'notices-hold-mail',
  `update mails set tries = tries - 1, next_try_at = app_now() + interval '${HELD_HOURS} hours' where id = $1`,
)
const SENT = statement('notices-mail-sent', 'update mails set sent_at = $2, fault = null where id = $1')
const FAILED = statement('notices-mail-failed', 'update mails set fault = $2 where id = $1')

/** Sends waiting mails over SMTP, newsletters after all others. A mail is taken before it is sent, so no two processes send it; its Message-ID stays the same over tries. */
export async function sendMails(till: Till): Promise<number> {
  const shop = await readShop({ client: till.connection.pool })
  if (!shop) return 0
  const job = { kind: 'job', name: 'notices' } as const
  const mails = await act(till, job, (tx) => run(tx, TAKE, []))
  for (const mail of mails) {
    const fault = await send(till, mail, { name: shopName(mail.lang, shop), address: shop.senderEmail }).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    await act(till, job, (tx) => note(tx, mail.id, fault))
  }
  return mails.length
}

/** A refusal for good has been written down where it was met. */
async function note(tx: Tx, id: string, fault: { error: unknown } | null): Promise<void> {
  if (fault === null) await run(tx, SENT, [id, tx.now])
  else if (fault.error instanceof AddressWithheld) await run(tx, HOLD, [id])
  else if (!(fault.error instanceof MailRefused)) await run(tx, FAILED, [id, String(fault.error).slice(0, FAULT_MAX)])
}

async function send(till: Till, mail: Taken, from: { name: string; address: string }): Promise<void> {
  const attachments = await Promise.all(mail.attachments.map((each) => attached(till, mail.lang, each)))
  await till.sendMail({
    kind: mail.kind,
    id: mail.id,
    from,
    to: { name: mail.toName, address: mail.toEmail },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: attachments.filter((each) => each !== null),
    ...(mail.leaveUrl === null ? {} : { leaveUrl: mail.leaveUrl }),
  })
}

const attached = (till: Till, lang: Lang, each: Attachment) =>
  'enrolmentIds' in each ? calendarOfPlaces(till, { ...each, lang }) : fileOf(till, each)

async function fileOf(till: Till, { name, documentId, file, reminderId }: StoredFile) {
  const on = { client: till.connection.pool }
  const path = reminderId ? await reminderFile(on, reminderId, file) : await documentFile(on, documentId, file)
  if (!path) throw new Error(`the ${file} of document ${documentId} is not stored yet`)
  return {
    filename: name,
    content: await readFile(join(till.config.dataDir, path)),
    contentType: `application/${file}`,
  }
}

async function documentFile(on: On, documentId: string, file: StoredFile['file']): Promise<string | null> {
  const document = await documentById(on, documentId)
  return (file === 'xml' ? document?.xmlPath : document?.path) ?? null
}

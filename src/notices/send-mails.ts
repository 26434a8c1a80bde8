import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentById } from '../invoicing/queries.ts'
import { sellerSetting } from '../invoicing/seller.ts'
import { run, statement } from '../platform/db/statement.ts'
import { readSetting } from '../platform/settings.ts'
import { act, type Till } from '../platform/till.ts'
import type { Attachment } from './write-mail.ts'

/** Mails taken at a time, and how long one that failed waits before the next try: 30 s, doubling up to six hours. */
const BATCH = 10
const TRIES_MAX = 40

type Taken = {
  id: string
  toName: string
  toEmail: string
  subject: string
  text: string
  html: string
  attachments: Attachment[]
}

const TAKE = statement<Taken>(
  'notices-take-mails',
  `update mails m set tries = tries + 1, next_try_at = app_now() + least(interval '6 hours', interval '30 seconds' * power(2, least(tries, 12)))
   from (select id from mails where sent_at is null and next_try_at <= app_now() and tries < ${TRIES_MAX} order by next_try_at limit ${BATCH} for update skip locked) t
   where m.id = t.id
   returning m.id, m.to_name as "toName", m.to_email as "toEmail", m.subject, m.text, m.html, m.attachments`,
)
const SENT = statement('notices-mail-sent', 'update mails set sent_at = $2, fault = null where id = $1')
const FAILED = statement('notices-mail-failed', 'update mails set fault = $2 where id = $1')

/** Sends waiting mails over SMTP. A mail is taken before it is sent, so no two processes send it; its Message-ID stays the same over tries. */
export async function sendMails(till: Till): Promise<number> {
  const seller = await readSetting({ client: till.connection.pool }, sellerSetting)
  if (!seller) return 0
  const job = { kind: 'job', name: 'notices' } as const
  const mails = await act(till, job, (tx) => run(tx, TAKE, []))
  for (const mail of mails) {
    const fault = await send(till, mail, { name: seller.name, address: seller.senderEmail }).then(() => null, String)
    await act(till, job, (tx) =>
      fault === null ? run(tx, SENT, [mail.id, tx.now]) : run(tx, FAILED, [mail.id, fault.slice(0, 500)]),
    )
  }
  return mails.length
}

async function send(till: Till, mail: Taken, from: { name: string; address: string }): Promise<void> {
  const attachments = await Promise.all(mail.attachments.map((each) => fileOf(till, each)))
  await till.sendMail({
    messageId: `<${mail.id}@${new URL(till.config.publicUrl).hostname}>`,
    from,
    to: { name: mail.toName, address: mail.toEmail },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments,
  })
}

async function fileOf(till: Till, { name, documentId, file }: Attachment) {
  const document = await documentById({ client: till.connection.pool }, documentId)
  const path = file === 'xml' ? document?.xmlPath : document?.path
  if (!path) throw new Error(`the ${file} of document ${documentId} is not stored yet`)
  return {
    filename: name,
    content: await readFile(join(till.config.dataDir, path)),
    contentType: `application/${file}`,
  }
}

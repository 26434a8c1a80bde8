import { personOf } from '../identity/fresh.ts'
import { personById } from '../identity/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { readTogether } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import { senderAddress, senderName, senderOf, sendNow } from '../platform/letter.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { previewIssue } from './preview-issue.ts'

const MARK = { nb: 'Prøve', en: 'Test' }

/**
 * Mails an issue in one language to whoever asks. Its subject says that it is a trial, and its links to leave open nothing.
 * @throws newsletter-issue/unknown, newsletter-text/unknown, mail/unavailable
 */
export async function sendTest(
  till: Till,
  actor: Actor,
  { issueId, lang }: { issueId: string; lang: Lang },
): Promise<void> {
  const { mails, person } = await readTogether(till.connection.pool, async (on) => ({
    ...(await previewIssue(till, on, issueId)),
    person: await personById(on, personOf(actor).personId),
  }))
  const mail = mails.find((each) => each.lang === lang)?.mail
  if (!mail) throw unknown('newsletter-text')
  const sender = await senderOf(till, lang)
  await sendNow(
    till,
    {
      ...{ kind: 'newsletter', id: newId(), html: String(mail.html), text: mail.text, attachments: [] },
      from: { name: senderName(sender), address: senderAddress(sender) },
      to: { name: '', address: person!.email },
      subject: `[${say(lang, MARK)}] ${mail.subject}`,
    },
    'a test of a newsletter',
  )
}

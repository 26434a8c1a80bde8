import { personOf } from '../identity/fresh.ts'
import { personById } from '../identity/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import { senderAddress, senderName, senderOf, sendNow } from '../platform/letter.ts'
import type { Till } from '../platform/till.ts'
import { readSample } from './samples.ts'

const MARK = { nb: 'Eksempel', en: 'Sample' }

/**
 * Mails a sample to whoever asks, so that they see it in their own mail reader. Its subject says that it is none of the real ones.
 * @throws sample-mail/unknown, access/denied, mail/unavailable
 */
export async function sendSample(
  till: Till,
  actor: Actor,
  { name, lang }: { name: string; lang: Lang },
): Promise<void> {
  const { personId } = personOf(actor)
  const { kind, mails } = await readSample(till, name)
  const person = await personById({ client: till.connection.pool }, personId)
  const sender = await senderOf(till, lang)
  const { subject, html, text } = mails[lang]
  const mail = {
    ...{ kind, id: newId(), html, text, attachments: [] },
    from: { name: senderName(sender), address: senderAddress(sender) },
    to: { name: '', address: person!.email },
    subject: `[${say(lang, MARK)}] ${subject}`,
  }
  await sendNow(till, mail, 'a sample mail')
}

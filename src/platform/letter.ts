import { html } from './html.ts'
import { newId } from './ids.ts'
import type { Lang } from './lang.ts'
import type { Mail } from './mail.ts'
import { mailFrame } from './mail-frame.ts'
import type { MailKind } from './mail-kinds.ts'
import { pageUrl } from './page-url.ts'
import { tryAgain } from './problems.ts'
import { readShop, type Shop, shopName } from './shop.ts'
import type { Till } from './till.ts'

/** In whose name a letter goes, and in which language. */
export type Sender = { publicUrl: string; shop: Shop | null; lang: Lang }

const MAIL_RETRY_SECONDS = 60

/** Before setup has said who sells, the shop goes by its address. */
export const senderName = ({ publicUrl, shop, lang }: Sender): string =>
  shop ? shopName(lang, shop) : new URL(publicUrl).host

/** Before setup has said from where mails come, they come from nobody who reads. */
export const senderAddress = ({ publicUrl, shop }: Sender): string =>
  shop?.senderEmail ?? `no-reply@${new URL(publicUrl).hostname}`

/** The address of a page in the language of the letter. */
export const linkTo = ({ publicUrl, lang }: Sender, path: string): string => pageUrl(publicUrl, lang, path)

const linesOf = (body: string) => body.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`))

/** A few words, on as many lines as they have, and a link. */
export function letter(
  sender: Sender,
  { kind, to, link, subject, body }: { kind: MailKind; to: string; link: string; subject: string; body: string },
): Mail {
  return {
    kind,
    id: newId(),
    from: { name: senderName(sender), address: senderAddress(sender) },
    // The name is whatever somebody typed: put into a mail it would let them write to strangers in our name.
    to: { name: '', address: to },
    subject,
    text: `${body}\n\n${link}\n`,
    html: String(mailFrame(sender.lang, subject, html`<p>${linesOf(body)}</p><p><a href="${link}">${link}</a></p>`)),
    attachments: [],
  }
}

/** Who writes, as the shop calls itself at this moment. */
export const senderOf = async (till: Till, lang: Lang): Promise<Sender> => ({
  publicUrl: till.config.publicUrl,
  shop: await readShop({ client: till.connection.pool }),
  lang,
})

/** Sends at once, for whoever waits for the answer. `what` names the mail in the log. @throws mail/unavailable */
export async function sendNow(till: Till, mail: Mail, what: string): Promise<void> {
  await till.sendMail({ ...mail, isAwaited: true }).catch((err: unknown) => {
    till.log.error({ err }, `${what} failed`)
    throw tryAgain('mail/unavailable', 'The mail could not be sent. Try again in a minute.', MAIL_RETRY_SECONDS)
  })
}

import { html, type SafeHtml } from '../platform/html.ts'
import type { Lang } from '../platform/lang.ts'
import { mailFrame } from '../platform/mail-frame.ts'

export type Composed = { subject: string; text: string; html: SafeHtml }
/** Where a mail leads, and the words that lead there. */
export type MailLink = { url: string; see: string }
/** A mail in its parts: paragraphs around a list of lines, and where it leads. */
export type MailParts = { subject: string; opening: string; lines: readonly string[]; after: string; link: MailLink }

/** The same words twice: as text for readers that show text, and as HTML. */
export function frameMail(lang: Lang, { subject, opening, lines, after, link }: MailParts): Composed {
  return {
    subject,
    text: [opening, '', ...lines, '', after, '', `${link.see}: ${link.url}`, ''].join('\n'),
    html: mailFrame(
      lang,
      subject,
      html`<p>${opening}</p>
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><p>${after}</p>
      <p><a href="${link.url}">${link.see}</a></p>`,
    ),
  }
}

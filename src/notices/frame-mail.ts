import { html, type SafeHtml } from '../platform/html.ts'
import type { Lang } from '../platform/lang.ts'

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
    html: html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
    <body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430;max-width:36em;margin:0 auto;padding:1em">
      <h1 style="font-size:20px">${subject}</h1><p>${opening}</p>
      <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><p>${after}</p>
      <p><a href="${link.url}">${link.see}</a></p></body></html>`,
  }
}

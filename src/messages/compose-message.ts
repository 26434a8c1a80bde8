import type { Composed } from '../notices/frame-mail.ts'
import { html } from '../platform/html.ts'
import { type Lang, say } from '../platform/lang.ts'
import { mailFrame } from '../platform/mail-frame.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import { type MessageTexts, textFor } from './message-body.ts'

/** The course that a message is about, and whom to ask. */
export type AboutCourse = { title: string; contactEmail: string }

/** A message as one of those who take part reads it: the words as they were written, and where it comes from. */
export function composeMessage(
  { config }: Pick<Till, 'config'>,
  { title, contactEmail }: AboutCourse,
  { texts, reader }: { texts: MessageTexts; reader: Lang },
): Composed {
  const { lang, text } = textFor(texts, reader)
  const from = say(lang, {
    nb: `Du får denne e-posten fordi du er påmeldt ${title}. Spørsmål? Skriv til ${contactEmail}.`,
    en: `You get this e-mail because you take part in ${title}. Questions? Write to ${contactEmail}.`,
  })
  const url = pageUrl(config.publicUrl, lang, '/my-learning')
  const see = say(lang, { nb: 'Min læring', en: 'My learning' })
  const paragraphs = text.words.split(/\n\s*\n/).map((each) => each.split('\n'))
  const body = html`${paragraphs.map((lines) => html`<p>${lines.map((line, at) => html`${at > 0 ? html`<br>` : null}${line}`)}</p>`)}
<p style="color:#55606e">${from}</p><p><a href="${url}">${see}</a></p>`
  return {
    subject: text.subject,
    text: [text.words, '', from, '', `${see}: ${url}`, ''].join('\n'),
    html: mailFrame(lang, text.subject, body),
  }
}

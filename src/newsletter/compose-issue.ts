import type { Composed } from '../notices/frame-mail.ts'
import { html, trusted } from '../platform/html.ts'
import { LANGS, type Lang, say } from '../platform/lang.ts'
import { mailFrame } from '../platform/mail-frame.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import { CHOICES_PATH } from './ask-mail.ts'
import { ONE_CLICK_PATH } from './leave-newsletter.ts'
import type { RenderedIssue } from './render-issue.ts'
import { subscriberTokenOf } from './subscriber-token.ts'

/** Whoever reads a newsletter. */
export type IssueReader = { subscriberId: string; lang: Lang }
/** `leaveUrl` takes the post of a mail reader (RFC 8058). */
export type ComposedIssue = Composed & { lang: Lang; leaveUrl: string }

/** An issue as one reader gets it: in their language or the one there is, with the way out that is theirs. */
export function composeIssue(
  { config }: Pick<Till, 'config'>,
  rendered: RenderedIssue,
  { subscriberId, lang: wanted }: IssueReader,
): ComposedIssue {
  const lang = rendered[wanted] ? wanted : LANGS.find((each) => rendered[each])!
  const { subject, html: made, text } = rendered[lang]!
  const query = new URLSearchParams({ token: subscriberTokenOf(config.sessionSecret, subscriberId) })
  const url = pageUrl(config.publicUrl, wanted, `${CHOICES_PATH}?${query}`)
  const why = say(wanted, {
    nb: 'Du får dette brevet fordi du har sagt ja til det.',
    en: 'You get this letter because you have said yes to it.',
  })
  const out = say(wanted, { nb: 'Velg hva du får, eller meld deg av', en: 'Choose what you get, or leave' })
  const content = html`${trusted(made)}
<hr style="border:0;border-top:1px solid #c9d1db;margin:24px 0"><p lang="${wanted}" style="color:#55606e;background:#fff;font-size:14px">${why} <a href="${url}" style="color:#0b4f9e">${out}</a></p>`
  return {
    ...{ lang, subject, leaveUrl: `${config.publicUrl}${ONE_CLICK_PATH}?${query}` },
    text: [text, '', '--', why, `${out}: ${url}`, ''].join('\n'),
    html: mailFrame(lang, subject, content),
  }
}

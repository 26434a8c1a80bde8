import type { Composed } from '../notices/frame-mail.ts'
import { html } from '../platform/html.ts'
import { type Lang, say } from '../platform/lang.ts'
import { mailFrame } from '../platform/mail-frame.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import { daysInWords } from '../platform/when-in-words.ts'
import { interestTokenOf } from './interest-token.ts'
import { INTEREST_ONE_CLICK } from './leave-interest.ts'

/** A start that is on sale now, and who waited for it. */
export type Opened = {
  interestId: string
  lang: Lang
  title: string
  slug: string
  code: string
  place: string
  zone: string
  startsAt: Date
  endsAt: Date
}

/** The one mail that somebody asked for: the start, the way to it, and that nothing more comes. Its header still has the button that leaves. */
export function openedMail({ config }: Pick<Till, 'config'>, opened: Opened): Composed & { leaveUrl: string } {
  const { lang, title, slug, code, place, interestId } = opened
  const query = new URLSearchParams({ token: interestTokenOf(config.sessionSecret, interestId) })
  const url = pageUrl(config.publicUrl, lang, `/courses/${slug}?${new URLSearchParams({ start: code })}`)
  const when = [daysInWords(lang, opened), place].filter((part) => part !== '').join(' · ')
  const subject = say(lang, { nb: `Nå kan du bestille ${title}`, en: `${title} is on sale` })
  const opening = say(lang, {
    nb: 'Kurset du spurte om, kan bestilles nå.',
    en: 'The course you asked about is on sale now.',
  })
  const see = say(lang, { nb: 'Se kurset og bestill', en: 'See the course and book' })
  const why = say(lang, {
    nb: 'Du får dette brevet fordi du ba om det. Vi sender ikke flere om dette kurset, om du ikke ber om det igjen.',
    en: 'You get this letter because you asked for it. We send no more about this course, unless you ask again.',
  })
  const content = html`<p>${opening}</p><h2 style="font-size:20px;margin:16px 0 4px">${title}</h2><p style="margin:0 0 16px">${when}</p>
<p><a href="${url}" style="display:inline-block;background:#0b4f9e;color:#fff;text-decoration:none;padding:8px 16px;border-radius:4px">${see}</a></p>
<hr style="border:0;border-top:1px solid #c9d1db;margin:24px 0"><p style="color:#55606e;background:#fff;font-size:14px">${why}</p>`
  return {
    ...{ subject, leaveUrl: `${config.publicUrl}${INTEREST_ONE_CLICK}?${query}` },
    text: [opening, '', title, when, '', `${see}: ${url}`, '', '--', why, ''].join('\n'),
    html: mailFrame(lang, subject, content),
  }
}

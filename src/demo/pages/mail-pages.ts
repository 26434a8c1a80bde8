import sanitize from 'sanitize-html'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml, trusted } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import type { CaughtMail } from '../../sandbox/mail/start.ts'
import { moment } from '../../web/components/when.ts'
import type { Page, PageRoute } from '../../web/page-route.ts'
import type { Visit } from '../../web/visit.ts'
import type { DemoGround } from '../open-ground.ts'
import { demoStyles } from './styles.ts'

/** The newest of so many are listed. */
const LISTED = 200

export const mailPages = ({ peers }: DemoGround): readonly PageRoute[] => [
  { method: 'get', path: '/demo/mail', who: 'anyone', answer: (visit) => mailbox(visit, peers.mails()) },
  {
    method: 'get',
    path: '/demo/mail/:id',
    who: 'anyone',
    answer(visit) {
      const mail = peers.mails().find(({ id }) => String(id) === visit.params.id)
      if (!mail) throw unknown('mail')
      return onePage(visit, mail)
    },
  },
]

/** Who, what and when, each leading to the mail itself. */
export function mailList({ lang, to }: Visit, mails: readonly CaughtMail[]): SafeHtml {
  if (mails.length === 0)
    return html`<p class="fine">${say(lang, { nb: 'Ingen e-post ennå. Den kommer når noen kjøper noe.', en: 'No mail yet. It comes when somebody buys something.' })}</p>`
  return html`<ul class="demo-mails">${mails.map(
    (mail) =>
      html`<li><a href="${to(`/demo/mail/${mail.id}`)}">${mail.subject}</a> <span class="fine">${say(lang, { nb: 'til', en: 'to' })} ${mail.to.join(', ')} · ${arrived(lang, mail)}</span></li>`,
  )}</ul>`
}

const mailbox = (visit: Visit, mails: readonly CaughtMail[]): Page => ({
  title: say(visit.lang, { nb: 'Postkassen', en: 'The mailbox' }),
  width: 'narrow',
  hidden: true,
  body: html`${demoStyles()}<div class="stack"><p><a href="${visit.to('/demo')}">${say(visit.lang, { nb: 'Tilbake til demoen', en: 'Back to the demo' })}</a></p>
<h1>${say(visit.lang, { nb: 'Postkassen', en: 'The mailbox' })}</h1>
<p>${count(visit.lang, mails.length, { one: { nb: '{n} e-post er fanget over SMTP. Ingenting har forlatt maskinen.', en: '{n} mail has been caught over SMTP. Nothing has left this machine.' }, other: { nb: '{n} e-poster er fanget over SMTP. Ingenting har forlatt maskinen.', en: '{n} mails have been caught over SMTP. Nothing has left this machine.' } })}</p>
${mailList(visit, mails.slice(0, LISTED))}</div>`,
})

const onePage = ({ lang, to }: Visit, mail: CaughtMail): Page => ({
  title: mail.subject,
  width: 'narrow',
  hidden: true,
  body: html`${demoStyles()}<div class="stack"><p><a href="${to('/demo/mail')}">${say(lang, { nb: 'Alle e-poster', en: 'All mails' })}</a></p>
<h1 class="ds-heading" data-size="lg">${mail.subject}</h1>
<dl class="demo-facts">
<div><dt>${say(lang, { nb: 'Fra', en: 'From' })}</dt><dd>${mail.from}</dd></div>
<div><dt>${say(lang, { nb: 'Til', en: 'To' })}</dt><dd>${mail.to.join(', ')}</dd></div>
<div><dt>${say(lang, { nb: 'Mottatt', en: 'Received' })}</dt><dd>${arrived(lang, mail)}</dd></div>
<div><dt>${say(lang, { nb: 'Vedlegg', en: 'Attachments' })}</dt><dd>${mail.attachments.length === 0 ? say(lang, { nb: 'ingen', en: 'none' }) : mail.attachments.map(({ filename, bytes }) => `${filename} (${kilobytes(lang, bytes)})`).join(', ')}</dd></div>
</dl>
${mail.html ? html`<section class="sheet demo-letter" aria-label="${say(lang, { nb: 'Innhold', en: 'Content' })}">${letter(mail.html)}</section>` : null}
<details><summary>${say(lang, { nb: 'Som ren tekst', en: 'As plain text' })}</summary><pre class="demo-text" tabindex="0">${mail.text}</pre></details></div>`,
})

/** Anybody may send to the catcher: text markup is kept, everything that could act or load is dropped. */
const letter = (markup: string): SafeHtml =>
  trusted(
    sanitize(markup, {
      allowedTags: [
        'p',
        'a',
        'strong',
        'b',
        'em',
        'i',
        'ul',
        'ol',
        'li',
        'br',
        'hr',
        'h2',
        'h3',
        'h4',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'blockquote',
        'code',
      ],
      allowedAttributes: { a: ['href'] },
      allowedSchemes: ['http', 'https', 'mailto'],
      transformTags: { h1: 'h2' },
    }),
  )

const arrived = (lang: Lang, { receivedAt }: CaughtMail): string => moment(lang, SELLER_ZONE, new Date(receivedAt))

const kilobytes = (lang: Lang, bytes: number): string =>
  `${new Intl.NumberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', { maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1024))} kB`

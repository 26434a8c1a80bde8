import { z } from 'zod'
import type { SampleMail } from '../../letters/sample.ts'
import { listSamples, type ReadSample, readSample } from '../../letters/samples.ts'
import { sendSample } from '../../letters/send-sample.ts'
import type { Role } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, LangCode, type Said, say } from '../../platform/lang.ts'
import { MAIL_KINDS, type MailKind } from '../../platform/mail-kinds.ts'
import { icon } from '../components/icon.ts'
import { letterFrame } from '../components/letter-frame.ts'
import { backLink, notice } from '../desk/notice.ts'
import { submit } from '../forms/field.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { setupPage } from '../setup/setup-page.ts'
import type { Visit } from '../visit.ts'
import { MAIL_KIND_WORDS } from '../words/mail-kinds.ts'

const LETTERS_PATH = '/admin/letters'
const who: readonly Role[] = ['administrator']

/** What people read who get a mail from here. */
export const letterPages: readonly PageRoute[] = [
  { method: 'get', path: LETTERS_PATH, who, answer: listPage },
  { method: 'get', path: `${LETTERS_PATH}/:sample`, who, answer: samplePage },
  { method: 'post', path: `${LETTERS_PATH}/:sample/copies`, who, answer: sendCopy },
]

const TOLD: Record<string, Said> = {
  sent: { nb: 'Eksempelet er sendt til adressen din.', en: 'The sample was sent to your address.' },
}
const TITLE: Said = { nb: 'E-poster som sendes', en: 'Mails that are sent' }
const IN_LANG: Record<Lang, Said> = {
  nb: { nb: 'På norsk', en: 'In Norwegian' },
  en: { nb: 'På engelsk', en: 'In English' },
}

async function listPage(visit: Visit): Promise<Page> {
  const { lang, to, till } = visit
  const kinds = Map.groupBy(await listSamples(till), ({ kind }) => kind)
  const lead: Said = {
    nb: 'Slik leser folk det de får fra oss. Eksemplene er skrevet av det samme som skriver de ekte, om et kurs som ikke finnes.',
    en: 'This is how people read what they get from us. The samples are written by what writes the real ones, about a course that does not exist.',
  }
  return setupPage(
    visit,
    say(lang, TITLE),
    html`<div class="stack"><p class="lead">${say(lang, lead)}</p>
<dl class="letter-kinds sheet">${MAIL_KINDS.map((kind) => kindPart(lang, { kind, to, samples: kinds.get(kind)! }))}</dl>`,
  )
}

type Listed = Awaited<ReturnType<typeof listSamples>>[number]
type KindPart = { kind: MailKind; samples: readonly Listed[]; to: Visit['to'] }
/** Each way in which a kind reads, by its subject; where several have the same, they are counted. */
function kindPart(lang: Lang, { kind, samples, to }: KindPart): SafeHtml {
  const subjects = samples.map((each) => say(lang, each.subjects))
  const numbered = subjects.map((subject, at) => {
    const earlier = subjects.slice(0, at).filter((other) => other === subject).length
    return earlier === 0 ? subject : `${subject} (${earlier + 1})`
  })
  return html`<div><dt>${say(lang, MAIL_KIND_WORDS[kind])}</dt><dd><ul>${samples.map(
    ({ name }, at) => html`<li><a href="${to(`${LETTERS_PATH}/${name}`)}">${numbered[at]}</a></li>`,
  )}</ul></dd></div>`
}

async function samplePage(visit: Visit): Promise<Page> {
  const { lang, till, to, params } = visit
  const sample = await readSample(till, params.sample ?? '')
  const called = say(lang, MAIL_KIND_WORDS[sample.kind])
  return {
    title: called,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(LETTERS_PATH), say(lang, TITLE), icon('back'))}${notice(visit, TOLD)}
<h1>${called}</h1>
<div class="stack">${LANGS.map((of) => mailPart(visit, sample, of))}</div>`,
  }
}

const mailPart = ({ lang, to }: Visit, { name, mails }: ReadSample, of: Lang): SafeHtml => {
  const mail: SampleMail = mails[of]
  const inLang = say(lang, IN_LANG[of])
  return html`<section class="sheet desk-part" aria-labelledby="mail-${of}"><h2 id="mail-${of}">${inLang}</h2>
<p><span class="fine">${say(lang, { nb: 'Emne', en: 'Subject' })}</span><br><strong lang="${of}">${mail.subject}</strong></p>
${letterFrame(inLang, mail)}
<details class="more"><summary>${say(lang, { nb: 'Som ren tekst', en: 'As plain text' })}<span class="ds-sr-only">: ${inLang}</span></summary><p class="desk-letter__text" lang="${of}">${mail.text}</p></details>
<form method="post" action="${to(`${LETTERS_PATH}/${name}/copies`)}"><input type="hidden" name="lang" value="${of}">${submit(html`${say(lang, { nb: 'Send den til meg', en: 'Send it to me' })}<span class="ds-sr-only">: ${inLang}</span>`, 'secondary')}</form></section>`
}

const Copy = z.strictObject({ lang: LangCode })

async function sendCopy({ till, caller, form, params, to }: Visit): Promise<Answer> {
  const name = params.sample ?? ''
  const { lang } = parseForm(Copy, { lang: form.get('lang') })
  await sendSample(till, caller.actor, { name, lang })
  return { goTo: to(`${LETTERS_PATH}/${encodeURIComponent(name)}?done=sent`) }
}

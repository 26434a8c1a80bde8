import { z } from 'zod'
import { goOnWithIssue, pauseIssue, stopIssue } from '../../newsletter/hold-issue.ts'
import { type IssuePreview, previewIssue } from '../../newsletter/preview-issue.ts'
import { SendIssue, sendIssue } from '../../newsletter/send-issue.ts'
import { sendTest } from '../../newsletter/send-test.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, LangCode, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { icon } from '../components/icon.ts'
import { letterFrame } from '../components/letter-frame.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { TEACHING } from '../words/offers.ts'
import { NEWSLETTERS, stateTag, subjectOf } from './issues.ts'
import { ISSUES_PATH } from './paths.ts'
import { progressOf } from './progress.ts'

const DONE: Record<string, Said> = {
  saved: { nb: 'Utkastet er lagret.', en: 'The draft is saved.' },
  test: { nb: 'Prøven er sendt til adressen din.', en: 'The test was sent to your address.' },
  send: { nb: 'Brevet blir sendt.', en: 'The letter will be sent.' },
  pause: { nb: 'Brevet er satt på pause.', en: 'The letter is paused.' },
  resume: { nb: 'Sendingen går videre.', en: 'Sending goes on.' },
  stop: { nb: 'Sendingen er stanset.', en: 'Sending is stopped.' },
}
/** Why a letter did not begin to be sent. */
const HELD: Said = {
  nb: 'Brevet ble ikke sendt, fordi en linje ikke viste noe kurs da det skulle sendes. Prøv igjen når kurset er til salgs, eller ta brevet tilbake for å rette det eller sende det likevel.',
  en: 'The letter was not sent, because a line showed no course when it was to be sent. Try again when the course is on sale, or take the letter back to mend it or to send it all the same.',
}
const LABELS: Record<string, Said> = {
  from: { nb: 'Send ikke før', en: 'Do not send before' },
  emptyBlocks: {
    nb: 'Send selv om en linje ikke viser noe kurs',
    en: 'Send although a line shows no course',
  },
}
const labelOf = ({ lang }: Visit, name: string): string | null => {
  const said = LABELS[name]
  return said ? say(lang, said) : null
}

/** A letter as it reads, to how many it goes, how far it has come, and what can be done with it now. */
export async function showIssue(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, till } = visit
  const issueId = idOf(visit, 'newsletter-issue')
  const preview = await seeAs(HOUSE, () => readTogether(till.connection.pool, (on) => previewIssue(till, on, issueId)))
  const { issue } = preview
  const title = subjectOf(lang, issue)
  return {
    ...{ title, hidden: true, at: `${ISSUES_PATH}/${issueId}` },
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(ISSUES_PATH), say(lang, NEWSLETTERS), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOf(visit, name))}
<div class="desk-head"><h1>${title}</h1>${stateTag(lang, issue)}</div>${progressOf(lang, issue)}
<div class="stack desk-block">${emptyPart(visit, preview)}${actsPart(visit, preview, form)}${readingPart(visit, preview)}</div>`,
  }
}

function emptyPart({ lang }: Visit, { empty }: IssuePreview): SafeHtml | null {
  if (empty.length === 0) return null
  return html`<section class="desk-attention" aria-labelledby="empty"><h2 id="empty">${icon('alert')}${say(lang, { nb: 'Disse linjene viser ingen kurs nå', en: 'These lines show no course now' })}</h2>
<ul>${empty.map((each) => html`<li>${say(lang, TEACHING[each.lang])}: <code>${each.line}</code></li>`)}</ul></section>`
}

function step({ to }: Visit, issueId: string, parts: { name: string; body: SafeHtml }): SafeHtml {
  return html`<form class="form" method="post" action="${to(`${ISSUES_PATH}/${issueId}`)}" novalidate>${hidden('step', parts.name)}${parts.body}</form>`
}

function actsPart(visit: Visit, preview: IssuePreview, form: Filled): SafeHtml | null {
  const { lang } = visit
  const { issueId, state, sendFrom, rendered } = preview.issue
  const button = (name: string, said: Said, variant: 'primary' | 'secondary' = 'secondary') =>
    step(visit, issueId, { name, body: submit(say(lang, said), variant) })
  const stop = (said: Said) => button('stop', said)
  if (state === 'draft') return draftPart(visit, preview, form)
  if (state === 'scheduled')
    return html`<section class="sheet desk-part stack"><p>${say(lang, { nb: 'Sendes fra', en: 'Is sent from' })} ${moment(lang, SELLER_ZONE, sendFrom!)}.</p>${stop({ nb: 'Ta det tilbake', en: 'Take it back' })}</section>`
  if (state === 'paused' && rendered === null)
    return html`<section class="sheet desk-part stack"><p>${say(lang, HELD)}</p><div class="actions">${button('resume', { nb: 'Prøv igjen', en: 'Try again' })}${stop({ nb: 'Ta det tilbake', en: 'Take it back' })}</div></section>`
  if (state === 'sending' || state === 'paused')
    return html`<section class="sheet desk-part"><div class="actions">${state === 'sending' ? button('pause', { nb: 'Pause', en: 'Pause' }) : button('resume', { nb: 'Gå videre', en: 'Go on' }, 'primary')}${stop({ nb: 'Avbryt for godt', en: 'Cancel for good' })}</div></section>`
  return null
}

function draftPart(visit: Visit, { issue, mails, empty, fitting }: IssuePreview, form: Filled): SafeHtml {
  const { lang, to } = visit
  const { issueId, texts } = issue
  const send = count(lang, fitting.all, {
    one: { nb: 'Send til {n}', en: 'Send to {n}' },
    other: { nb: 'Send til {n}', en: 'Send to {n}' },
  })
  const who = say(lang, {
    nb: `${fitting.all} får det nå: ${fitting.nb} leser norsk, ${fitting.en} leser engelsk.${texts.nb && texts.en ? '' : ' Brevet er på ett språk, så alle får det.'}`,
    en: `${fitting.all} get it now: ${fitting.nb} read Norwegian, ${fitting.en} read English.${texts.nb && texts.en ? '' : ' The letter is in one language, so everybody gets that.'}`,
  })
  return html`<section class="sheet desk-part stack" aria-labelledby="sending"><h2 id="sending">${say(lang, { nb: 'Før det sendes', en: 'Before it is sent' })}</h2><p>${who}</p>
<p><a href="${to(`${ISSUES_PATH}/${issueId}/edit`)}">${say(lang, { nb: 'Rediger brevet', en: 'Edit the letter' })}</a></p>
<div class="actions">${mails.map(({ lang: of }) => step(visit, issueId, { name: 'test', body: html`${hidden('lang', of)}${submit(`${say(lang, { nb: 'Send meg en prøve', en: 'Send me a test' })}: ${say(lang, TEACHING[of])}`, 'secondary')}` }))}</div>
${step(visit, issueId, {
  name: 'send',
  body: html`${field(form, { name: 'from', label: labelOf(visit, 'from')!, type: 'datetime-local', plain: true, size: 16, hint: say(lang, { nb: 'Tomt felt: nå, eller i morgen tidlig hvis det er natt.', en: 'Empty: now, or in the morning if it is night.' }) })}
${empty.length === 0 ? null : checkbox(form, { name: 'emptyBlocks', value: 'true', label: labelOf(visit, 'emptyBlocks')! })}<div>${submit(send)}</div>`,
})}</section>`
}

const readingPart = ({ lang }: Visit, { mails }: IssuePreview): SafeHtml =>
  html`<section aria-labelledby="reads" class="stack"><h2 id="reads">${say(lang, { nb: 'Slik leses det', en: 'How it reads' })}</h2>${mails.map(
    ({ lang: of, mail }) => {
      const called = say(lang, TEACHING[of])
      return html`<div class="sheet desk-part stack"><h3>${called}</h3><p lang="${of}"><strong>${mail.subject}</strong></p>${letterFrame(called, mail)}
<details class="more"><summary>${say(lang, { nb: 'Som ren tekst', en: 'As plain text' })}</summary><p class="desk-letter__text" lang="${of}">${mail.text}</p></details></div>`
    },
  )}</section>`

export async function stepFromForm(visit: Visit): Promise<Answer> {
  const issueId = idOf(visit, 'newsletter-issue')
  const name = visit.form.get('step')
  const attempted = await attempt(() => seeAs(HOUSE, () => doStep(visit, name, issueId)))
  if ('done' in attempted) return { goTo: visit.to(`${ISSUES_PATH}/${issueId}?done=${name}`) }
  const { problem } = attempted
  return { ...(await showIssue(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

const Holding = z.enum(['pause', 'resume', 'stop'])
const HOLDING = { pause: pauseIssue, resume: goOnWithIssue, stop: stopIssue }

async function doStep({ till, caller, form }: Visit, name: string, issueId: string): Promise<void> {
  const { actor } = caller
  if (name === 'test') return sendTest(till, actor, { issueId, lang: parseForm(LangCode, form.get('lang')) })
  if (name === 'send') {
    const from = form.get('from')
    const wish = parseForm(SendIssue, {
      ...(from === '' ? {} : { from: fromWallClock(SELLER_ZONE, from) }),
      emptyBlocks: form.get('emptyBlocks') === 'true',
    })
    return act(till, actor, (tx) => sendIssue(tx, till, { issueId, wish }))
  }
  const work = HOLDING[parseForm(Holding, name)]
  return act(till, actor, (tx) => work(tx, issueId))
}

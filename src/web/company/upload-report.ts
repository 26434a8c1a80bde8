import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { lookerOf } from '../../wallet/routes.ts'
import type { UploadedRow } from '../../wallet/schema.ts'
import { type Upload, uploadOf } from '../../wallet/the-upload.ts'
import { type OfferingSeats, walletOf } from '../../wallet/wallet-of.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { progress } from '../forms/file-field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ROW_WORDS } from '../words/row-verdicts.ts'
import { companyHere } from './company-here.ts'

export type Report = { upload: Upload; offering: OfferingSeats }

/** Most wrong rows that are mended on one page, and most good ones that are shown beside them. */
export const MENDED_AT_ONCE = 50
const SHOWN_MAX = 100

/** The list in the address, if it is the visitor's own. @throws upload/unknown */
export async function reportHere(visit: Visit): Promise<Report> {
  const { on, caller, lang } = visit
  const uploadId = idOf(visit, 'upload', 'uploadId')
  const { id: companyId } = await companyHere(visit)
  const upload = await uploadOf(on, caller.actor, { companyId, uploadId })
  const offering = (await walletOf(on, lookerOf(caller.actor, companyId), lang)).find(
    (each) => each.offeringId === upload.offeringId,
  )
  if (!offering) throw unknown('upload')
  return { upload, offering }
}

export const showReport = async (visit: Visit): Promise<Page> =>
  reportPage(visit, await reportHere(visit), freshForm(visit.lang))

export function reportPage(visit: Visit, report: Report, form: Filled): Page {
  const { lang, to } = visit
  const { upload, offering } = report
  const { rows, isCommitted, fileName, companyId } = upload
  const title = say(
    lang,
    isCommitted
      ? { nb: 'Listen er invitert', en: 'The list has been invited' }
      : { nb: 'Se over listen', en: 'Look at the list' },
  )
  const of = (...verdicts: UploadedRow['verdict'][]) => rows.filter(({ verdict }) => verdicts.includes(verdict))
  const [good, seated] = [of('good', 'invited'), of('has-seat')]
  const wrong = rows.filter(({ verdict }) => ROW_WORDS[verdict].column !== null)
  const one = (term: string, value: number, loud = false) =>
    html`<div${loud && value > 0 ? html` class="desk-sums__loud"` : null}><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  return {
    title,
    hidden: true,
    body: html`${backLink(to(`/company/${companyId}/seats/${offering.offeringId}`), offering.title, icon('back'))}<h1>${title}</h1>
<p class="fine">${fileName} · ${offering.title}</p>${errorSummary(form, () => null)}
<dl class="desk-sums">${one(say(lang, isCommitted ? { nb: 'Invitert', en: 'Invited' } : { nb: 'Klare', en: 'Ready' }), good.length)}${one(say(lang, { nb: 'Har plass allerede', en: 'Have a seat already' }), seated.length)}${one(say(lang, { nb: 'Må rettes', en: 'To mend' }), wrong.length, true)}${one(say(lang, { nb: 'Plasser uten navn', en: 'Unnamed seats' }), offering.unnamed)}</dl>
${isCommitted ? null : inviteForms(visit, report, { good: good.length, wrong: wrong.length })}
${wrong.length === 0 || isCommitted ? null : mendForm(visit, upload, wrong)}
${rowList(visit, isCommitted ? rows : [...good, ...seated])}`,
  }
}

function inviteForms(
  { lang, to }: Visit,
  { upload, offering }: Report,
  { good, wrong }: { good: number; wrong: number },
): SafeHtml {
  const people = count(lang, good, {
    one: { nb: '{n} person', en: '{n} person' },
    other: { nb: '{n} personer', en: '{n} people' },
  })
  if (good === 0)
    return html`<p class="lead">${say(lang, { nb: 'Det er ingen å invitere.', en: 'There is nobody to invite.' })}</p>`
  if (good > offering.unnamed)
    return html`<div class="ds-alert desk-notice" data-color="warning"><p>${say(lang, { nb: `Listen har ${people}, og dere har ${offering.unnamed} plasser uten navn. Kjøp flere, eller ta noen ut av listen.`, en: `The list has ${people}, and you have ${offering.unnamed} unnamed seats. Buy more, or take somebody out of the list.` })}</p></div>`
  const words =
    wrong === 0
      ? say(lang, { nb: `Inviter ${people}`, en: `Invite ${people}` })
      : say(lang, { nb: `Inviter bare de ${people} som er klare`, en: `Invite only the ${people} who are ready` })
  return html`<form class="form" method="post" action="${to(`/company/${upload.companyId}/uploads/${upload.uploadId}/invite`)}" data-progress-of="/companies/${upload.companyId}/uploads/${upload.uploadId}" data-whole="${good}">${hidden('which', wrong === 0 ? 'all' : 'good')}
${progress(say(lang, { nb: 'Plassene gis bort', en: 'The seats are given away' }))}
<div class="actions">${submit(words)}</div></form>`
}

/** The rows that are wrong, each in fields of its own, with what the address was probably meant to be filled in. */
function mendForm({ lang, to }: Visit, { companyId, uploadId }: Upload, wrong: readonly UploadedRow[]): SafeHtml {
  const shown = wrong.slice(0, MENDED_AT_ONCE)
  const rest = wrong.length - shown.length
  const hint = say(lang, {
    nb: 'Rett dem her, eller tøm begge feltene for å ta raden ut.',
    en: 'Mend them here, or empty both fields to take the row out.',
  })
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Rader som må rettes', en: 'Rows to mend' })}</h2>
<form class="form sheet desk-part" method="post" action="${to(`/company/${companyId}/uploads/${uploadId}`)}" novalidate><p>${hint}</p>
<ul class="upload-rows">${shown.map((row) => mendRow(lang, row))}</ul>
${rest > 0 ? html`<p class="fine">${say(lang, { nb: `${rest} til vises når disse er rettet.`, en: `${rest} more are shown once these are mended.` })}</p>` : null}
<div class="actions">${submit(say(lang, { nb: 'Sjekk radene på nytt', en: 'Check the rows again' }))}</div></form></section>`
}

function mendRow(lang: Visit['lang'], { line, name, email, verdict, fix }: UploadedRow): SafeHtml {
  const { said, column } = ROW_WORDS[verdict]
  const fault = `row-${line}-fault`
  const input = (part: 'name' | 'email', value: string, max: number) => {
    const id = `${part}.${line}`
    const label = part === 'name' ? say(lang, { nb: 'Navn', en: 'Name' }) : say(lang, { nb: 'E-post', en: 'E-mail' })
    return html`<div class="ds-field field"><label class="ds-label" for="${id}">${label}<span class="ds-sr-only"> ${say(lang, { nb: 'i rad', en: 'in row' })} ${line}</span></label><input class="ds-input" id="${id}" name="${id}" value="${value}" maxlength="${max}"${column === part ? html` aria-invalid="true" aria-describedby="${fault}"` : null}></div>`
  }
  const suggestion = fix
    ? say(lang, { nb: `, og er foreslått rettet til ${fix}`, en: `, and ${fix} is suggested` })
    : ''
  return html`<li><p class="ds-validation-message" id="${fault}">${say(lang, { nb: 'Rad', en: 'Row' })} ${line}: ${say(lang, said)}${fix ? html` («${email}»${suggestion})` : null}</p>
<div class="people__one">${input('name', name, LINE_MAX)}${input('email', fix ?? email, EMAIL_MAX)}</div></li>`
}

function rowList({ lang }: Visit, rows: readonly UploadedRow[]): SafeHtml | null {
  if (rows.length === 0) return null
  const shown = rows.slice(0, SHOWN_MAX)
  const rest = rows.length - shown.length
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Listen', en: 'The list' })}</h2><div class="desk-scroll" tabindex="0" role="region" aria-label="${say(lang, { nb: 'Listen', en: 'The list' })}"><table class="upload-list"><thead><tr><th scope="col">${say(lang, { nb: 'Rad', en: 'Row' })}</th><th scope="col">${say(lang, { nb: 'Navn', en: 'Name' })}</th><th scope="col">${say(lang, { nb: 'E-post', en: 'E-mail' })}</th><th scope="col">${say(lang, { nb: 'Status', en: 'State' })}</th></tr></thead>
<tbody>${shown.map(({ line, name, email, verdict }) => html`<tr><td>${line}</td><td>${name}</td><td>${email}</td><td>${say(lang, ROW_WORDS[verdict].said)}</td></tr>`)}</tbody></table></div>
${rest > 0 ? html`<p class="fine">${say(lang, { nb: `og ${rest} til`, en: `and ${rest} more` })}</p>` : null}</section>`
}

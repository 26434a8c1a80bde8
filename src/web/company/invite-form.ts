import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { ROWS_MAX } from './names-command.ts'
import { papersHint } from './papers-parts.ts'
import type { Wallet } from './wallet.ts'

/** Rows for a few people, a box for a pasted list, and the way to upload a file of many. */
export function inviteForm({ lang, to }: Visit, { company, offering }: Wallet, form: Filled): SafeHtml {
  const { unnamed, offeringId } = offering
  const here = to(`/company/${company.id}/seats/${offeringId}`)
  const rows = Math.min(unnamed, ROWS_MAX)
  return html`<section class="desk-block"><h2>${say(lang, { nb: `Gi bort ${seatCount(lang, unnamed)}`, en: `Give away ${seatCount(lang, unnamed)}` })}</h2>
<form class="form sheet desk-part" method="post" action="${here}" novalidate>${errorSummary(form, (name) => rowLabel(lang, name))}
${offering.checksWhoComes ? papersHint(lang, offering) : null}<p>${say(lang, { nb: 'De du skriver opp, får en e-post og takker ja eller nei. Tomme rader får vente.', en: 'Everybody you name gets an e-mail and accepts or declines. Empty rows can wait.' })}</p>
${Array.from({ length: rows }, (_, row) => personRow(form, row))}
${pasteBox(form)}
<div class="actions">${submit(say(lang, { nb: 'Send invitasjoner', en: 'Send invitations' }))}<a href="${here}/upload">${say(lang, { nb: 'Last opp en liste', en: 'Upload a list' })}</a></div></form></section>`
}

/** "Navn 2", or nothing for the box of pasted lines, whose sentences name their line. */
export function rowLabel(lang: Lang, name: string): string | null {
  const [, row, part] = /^people\.(\d+)\.(name|email)$/.exec(name) ?? []
  if (row === undefined) return null
  return `${part === 'name' ? say(lang, { nb: 'Navn', en: 'Name' }) : say(lang, { nb: 'E-post', en: 'E-mail' })} ${Number(row) + 1}`
}

function personRow(form: Filled, row: number): SafeHtml {
  const one = (part: 'name' | 'email') => ({
    name: `people.${row}.${part}`,
    label: rowLabel(form.lang, `people.${row}.${part}`)!,
    plain: true as const,
  })
  return html`<div class="people__one">${field(form, { ...one('name'), max: LINE_MAX })}
${field(form, { ...one('email'), type: 'email', max: EMAIL_MAX })}</div>`
}

function pasteBox(form: Filled): SafeHtml {
  const { lang } = form
  const open = form.value('paste') !== '' ? html` open` : null
  return html`<details class="more"${open}><summary>${say(lang, { nb: 'Lim inn en liste', en: 'Paste a list' })}</summary>
${textArea(form, { name: 'paste', label: say(lang, { nb: 'Én person per linje', en: 'One person per line' }), hint: say(lang, { nb: 'Navn; e-post – for eksempel rett fra et regneark', en: 'Name; e-mail – straight from a spreadsheet, for example' }), rows: 8, optional: true })}</details>`
}

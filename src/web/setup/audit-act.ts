import type { Values } from '../../audit/schema.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import type { AuditedAct } from '../../setup/audit-log.ts'
import type { Audited } from '../../setup/audited.ts'
import { moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { AUDITED_COLUMNS } from '../words/audit-columns.ts'
import { AUDITED_KINDS, DEEDS } from '../words/audit-kinds.ts'
import { actorWords } from '../words/desk-events.ts'

/** The most of a value that is shown, in characters; the export holds all of it. */
const SHOWN = 400
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** One act: what, by whom and when, and value by value what stood there before and after. */
export function auditedAct(lang: Lang, act: AuditedAct): SafeHtml {
  const { kind, deed, at, number, actor, actorName, aboutName, subjectName, subjectId, cut } = act
  const thing = subjectName ?? subjectId
  const about = aboutName === null || aboutName === subjectName ? '' : aboutName
  const sealed =
    number === null
      ? say(lang, { nb: 'forsegles straks', en: 'is being sealed' })
      : say(lang, { nb: `nr. ${number}`, en: `no. ${number}` })
  return html`<div><h2 class="setup-person">${say(lang, AUDITED_KINDS[kind as Audited])}${thing === '' ? null : html`: <span class="wrap">${thing}</span>`}</h2>
<p class="fine"><time datetime="${at.toISOString()}">${moment(lang, SELLER_ZONE, at)}</time> · ${sealed}</p></div>
<p class="desk-tags">${tag(deed === 'read' ? 'neutral' : 'info', say(lang, DEEDS[deed]))} ${say(lang, { nb: 'av', en: 'by' })} ${actorName ?? actorWords(lang, actor)}${about === '' ? null : say(lang, { nb: `, gjelder ${about}`, en: `, about ${about}` })}</p>
${changes(lang, act)}${cut ? html`<p class="fine">${say(lang, { nb: 'Personopplysningene i denne linjen er slettet.', en: 'The personal data in this line have been erased.' })}</p>` : null}`
}

function changes(lang: Lang, { before, after }: AuditedAct): SafeHtml | null {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].toSorted()
  if (names.length === 0) return null
  const cell = (values: Values | null, name: string) => html`<td class="wrap">${told(lang, name, values ?? {})}</td>`
  return html`<table class="setup-changes"><thead><tr><th scope="col">${say(lang, { nb: 'Hva', en: 'What' })}</th>
${before === null ? null : html`<th scope="col">${say(lang, { nb: 'Før', en: 'Before' })}</th>`}${after === null ? null : html`<th scope="col">${say(lang, { nb: 'Etter', en: 'After' })}</th>`}</tr></thead>
<tbody>${names.map((name) => html`<tr><th scope="row">${AUDITED_COLUMNS[name] ? say(lang, AUDITED_COLUMNS[name]) : name}</th>${before === null ? null : cell(before, name)}${after === null ? null : cell(after, name)}</tr>`)}</tbody></table>`
}

/** A value as people write it: amounts with their currency, instants on the seller's clock. */
function told(lang: Lang, name: string, values: Values): string {
  const value = values[name]
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? say(lang, { nb: 'ja', en: 'yes' }) : say(lang, { nb: 'nei', en: 'no' })
  if (typeof value === 'number' && /_minor$|Minor$/.test(name) && typeof values.currency === 'string')
    return spell(money(value, values.currency as Currency), lang)
  if (typeof value === 'string' && INSTANT.test(value)) return moment(lang, SELLER_ZONE, new Date(value))
  const text = typeof value === 'object' ? inWords(lang, value) : String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

function inWords(lang: Lang, value: object): string {
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)).join(', ')
  return 'nb' in value && 'en' in value ? say(lang, value as { nb: string; en: string }) : JSON.stringify(value)
}

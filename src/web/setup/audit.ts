import { z } from 'zod'
import { html, type SafeHtml } from '../../platform/html.ts'
import { onePage } from '../../platform/http/page-of.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type AuditFilter, auditedActs, auditFilter } from '../../setup/audit-log.ts'
import { AUDITED } from '../../setup/audited.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { AUDITED_KINDS } from '../words/audit-kinds.ts'
import { auditedAct } from './audit-act.ts'
import { setupPage } from './setup-page.ts'

const PATH = '/setup/audit'
/** Acts on one page. */
const SHOWN = 25
const AuditQuery = z.strictObject(auditFilter)
const NAMES = Object.keys(auditFilter)

export const auditPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: ['auditor'], reads: 'audit', answer: auditPage },
]

const LABELS: Record<string, Said> = {
  person: { nb: 'Person', en: 'Person' },
  thing: { nb: 'Ting', en: 'Thing' },
  kind: { nb: 'Type', en: 'Kind' },
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'Until' },
}

/** Who changed what, and who was shown personal data, the newest first. */
async function auditPage(visit: Visit): Promise<Page> {
  const { lang } = visit
  const given = { ...visit, form: entriesOf(Object.fromEntries(visit.query)) }
  const wish = filledIn(Object.fromEntries(NAMES.map((name) => [name, given.form.get(name).trim()])))
  const attempted = await attempt(async () => parseForm(AuditQuery, wish))
  const isFine = 'done' in attempted
  const form = isFine ? typedForm(given) : refusedDeskForm(given, attempted.problem)
  const page = setupPage(
    visit,
    say(lang, { nb: 'Hvem gjorde hva', en: 'Who did what' }),
    html`<p class="lead">${say(lang, { nb: 'Alt ansatte og bedriftenes ansvarlige endrer, og hver gang en ansatt fikk se personopplysninger. Ingenting her kan endres; en lenket forsegling viser om noen har prøvd.', en: 'All that staff and those in charge of companies change, and each time staff were shown personal data. Nothing here can be changed; a chained seal shows whether somebody has tried.' })}</p>
${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}${filterForm(visit, form)}
${isFine ? await found(visit, attempted.done) : null}`,
  )
  return { ...page, width: 'wide', ...(isFine ? {} : { status: attempted.problem.status }) }
}

/** A plain GET form, so that a filter is an address one can keep. */
function filterForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  const all = { value: '', label: say(lang, { nb: 'Alle', en: 'All' }) }
  const kinds = AUDITED.map((value) => ({ value, label: say(lang, AUDITED_KINDS[value]) }))
  const hints = {
    person: say(lang, {
      nb: 'E-post til den som gjorde det, eller den det gjelder',
      en: 'E-mail of whoever did it, or whom it is about',
    }),
    thing: say(lang, {
      nb: 'Id fra adressen til ordren, kurset …',
      en: 'The id in the address of the order, course …',
    }),
  }
  return html`<form class="desk-filter" method="get" action="${to(PATH)}" novalidate aria-label="${say(lang, { nb: 'Filtrer loggen', en: 'Filter the log' })}">
${field(form, { name: 'person', label: label('person'), plain: true, hint: hints.person, max: 254 })}
${field(form, { name: 'thing', label: label('thing'), plain: true, hint: hints.thing, max: 100 })}
${select(form, { name: 'kind', label: label('kind'), options: [all, ...kinds.toSorted((a, b) => a.label.localeCompare(b.label, lang))] })}
${field(form, { name: 'from', label: label('from'), type: 'date', plain: true })}
${field(form, { name: 'to', label: label('to'), type: 'date', plain: true })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to(PATH)}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></div></form>`
}

async function found({ lang, on, query, to }: Visit, filter: AuditFilter): Promise<SafeHtml> {
  const after = /^\d{1,15}$/.test(query.get('after') ?? '') ? Number(query.get('after')) : null
  const acts = await auditedActs(on, filter, { after, limit: SHOWN + 1 })
  const { page, next } = onePage(acts, SHOWN, ({ id }) => String(id))
  if (page.length === 0)
    return html`<p class="sheet desk-part" role="status">${say(lang, { nb: 'Ingenting passer filteret.', en: 'Nothing fits the filter.' })}</p>`
  const at = (cursor: string | null) => withQuery(to(PATH), query, { after: cursor })
  const wish = new URLSearchParams(filledIn(filter) as Record<string, string>).toString()
  return html`<ul class="desk-exports"><li><a class="ds-button" data-variant="secondary" href="/exports/audit.csv${wish === '' ? '' : `?${wish}`}" download>${say(lang, { nb: 'Last ned alt filteret finner (CSV)', en: 'Download all that the filter finds (CSV)' })}</a></li></ul>
<ol class="desk-hits">${page.map((act) => html`<li class="sheet desk-part">${auditedAct(lang, act)}</li>`)}</ol>
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`
}

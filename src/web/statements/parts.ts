import { html, type SafeHtml } from '../../platform/html.ts'
import { capital, LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import type { StatementContent } from '../../statements/content.ts'
import { figuresOf } from '../../statements/paper.ts'
import { FORMS, type Issued } from '../../statements/queries.ts'
import { ABOUT } from '../../statements/words.ts'
import { spelledMonth } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'

const PRELIMINARY: Said = { nb: 'Foreløpig', en: 'Preliminary' }
const numbered = (lang: Lang, number: number): string =>
  say(lang, { nb: `Oppgjør ${number}`, en: `Statement ${number}` })
const LANGUAGES: Record<Lang, Said> = { nb: { nb: 'norsk', en: 'Norwegian' }, en: { nb: 'engelsk', en: 'English' } }

/** What one statement says, or would say: its lines, its sums, and its files once it is made. `head` names it among others of the page. */
export function statementPart(
  { lang, to }: Visit,
  content: StatementContent,
  { head, issued }: { head: string; issued: Issued | null },
): SafeHtml {
  const { tables, sums } = figuresOf(content, lang)
  const state = issued ? tag('success', numbered(lang, issued.number)) : tag('warning', say(lang, PRELIMINARY))
  return html`<section class="desk-block"><h3>${head} ${state}</h3>
${tables.map(({ title, columns, rows }) => html`<p class="fine">${title}</p>${table(columns, rows, `${head}: ${title}`)}`)}
<dl class="desk-sums">${sums.map(({ label, figure }) => html`<div><dt>${label}</dt><dd class="figure">${figure}</dd></div>`)}</dl>
${issued ? files({ lang, to }, issued, head) : null}</section>`
}

type Rows = ReturnType<typeof figuresOf>['tables'][number]['rows']
/** On a phone each row is a card, and every cell says what it is. */
function table([first = '', ...columns]: readonly string[], rows: Rows, of: string): SafeHtml {
  return html`<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-label="${of}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${first}</th>${columns.map((title) => html`<th role="columnheader" scope="col" class="desk-table__gross">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(({ name, beneath, cells }) => html`<tr role="row"><th role="rowheader" scope="row">${name}${beneath ? html`<br><span class="fine">${beneath}</span>` : null}</th>${cells.map((cell, at) => html`<td role="cell" class="desk-table__gross money" data-head="${columns[at]!}">${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/** PDF, CSV and XLSX, in both languages. They are read as they were made. */
function files({ lang, to }: Pick<Visit, 'lang' | 'to'>, { id }: Issued, head: string): SafeHtml {
  const link = (form: string, of: Lang) =>
    html`<li><a href="${to(`/statements/${id}/file.${form}?lang=${of}`)}" download>${form.toUpperCase()}, ${say(lang, LANGUAGES[of])}<span class="ds-sr-only">: ${head}</span></a></li>`
  return html`<ul class="desk-exports">${LANGS.flatMap((of) => FORMS.map((form) => link(form, of)))}</ul>`
}

export const aboutPart = (lang: Lang, kind: StatementContent['kind']): SafeHtml =>
  html`${ABOUT[kind].map((said) => html`<p>${say(lang, said)}</p>`)}`

/** What a partner or a faculty was told, month by month, the newest first. */
export const issuedList = (visit: Visit, issued: readonly Issued[], headOf: (each: Issued) => string): SafeHtml =>
  issued.length === 0
    ? html`<p class="sheet desk-part">${say(visit.lang, { nb: 'Ingen oppgjør er laget ennå.', en: 'No statement was made yet.' })}</p>`
    : html`${issued.map((each) => statementPart(visit, each.content, { head: headOf(each), issued: each }))}`

/** "November 2026" where a heading begins with it. */
export const monthHead = (lang: Lang, month: string): string => capital(spelledMonth(lang, month))

import type { Filter, Sort } from '../../lists/filter.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { withQuery } from '../desk/pager.ts'
import type { Visit } from '../visit.ts'
import { pathOf } from './filter-bar.ts'
import type { FamilyName } from './words.ts'

/** A column of a list: its head, its cells, how they stand, and what sorting by it means. */
export type Shown<Row> = {
  said: Said
  cell(visit: Visit, row: Row): Piece
  look?: 'figure' | 'money' | 'wide'
  sort?: Sort
}
/** The first column leads to the row's own page. */
export type Columns<Row> = readonly [Shown<Row>, ...Shown<Row>[]]

type Given<Row> = {
  list: FamilyName
  columns: Columns<Row>
  rows: readonly Row[]
  sorted: Pick<Filter, 'sort' | 'order'>
}

/**
 * The rows of a list. On a phone each is a card whose cells name their column; the roles keep it a table there. Within it the keys of site.js go
 * from row to row.
 */
export function listTable<Row>(visit: Visit, { list, columns, rows, sorted }: Given<Row>): SafeHtml {
  const { lang } = visit
  const [lead, ...others] = columns
  const row = (each: Row) => html`<tr role="row"><th role="rowheader" scope="row">${lead.cell(visit, each)}</th>
${others.map(({ said, cell, look }) => html`<td role="cell" class="${look ? `list-table__${look}` : ''}" data-head="${say(lang, said)}">${cell(visit, each)}</td>`)}</tr>`
  return html`${keysHelp(visit)}<div class="table-scroll desk-cards"><table class="ds-table desk-table list-table" role="table" aria-labelledby="found" data-rows><thead role="rowgroup"><tr role="row">${columns.map((column) => head(visit, { list, column, sorted }))}</tr></thead>
<tbody role="rowgroup">${rows.map(row)}</tbody></table></div>`
}

function head<Row>(
  { lang, to, query }: Visit,
  { list, column, sorted }: Pick<Given<Row>, 'list' | 'sorted'> & { column: Shown<Row> },
): SafeHtml {
  const { said, sort, look } = column
  const classes = look ? `list-table__${look}` : ''
  if (!sort) return html`<th role="columnheader" scope="col" class="${classes}">${say(lang, said)}</th>`
  const isSorted = sorted.sort === sort
  const order = isSorted && sorted.order === 'down' ? 'up' : 'down'
  const at = withQuery(to(pathOf(list)), query, { sort, order, after: null })
  const mark = isSorted ? html` <span aria-hidden="true">${sorted.order === 'down' ? '↓' : '↑'}</span>` : null
  const is = isSorted ? (sorted.order === 'down' ? 'descending' : 'ascending') : 'none'
  return html`<th role="columnheader" scope="col" class="${classes}" aria-sort="${is}"><a class="list-sort" href="${at}#found">${say(lang, said)}${mark}</a></th>`
}

/** The keys are an addition: they work only while the focus is in the list, and Tab does all of it without them (WCAG 2.1.4). */
function keysHelp({ lang }: Visit): SafeHtml {
  const keys: readonly (readonly [string, Said])[] = [
    ['j / ↓', { nb: 'neste rad', en: 'next row' }],
    ['k / ↑', { nb: 'raden før', en: 'row before' }],
    ['Enter', { nb: 'åpne raden', en: 'open the row' }],
    ['/', { nb: 'til søkefeltet', en: 'to the search field' }],
  ]
  return html`<details class="more list-keys"><summary>${say(lang, { nb: 'Tastatur', en: 'Keyboard' })}</summary>
<p class="fine">${say(lang, { nb: 'Tastene virker når fokus er på en rad i listen. Kom dit med Tab.', en: 'The keys work while the focus is on a row of the list. Tab leads there.' })}</p>
<dl>${keys.map(([key, said]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${say(lang, said)}</dd></div>`)}</dl></details>`
}

import type { Board } from '../../developing/board.ts'
import { BoardFilter, WANTED } from '../../developing/board-filter.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { select } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import { filledIn } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { missingWords } from '../words/desk-missing.ts'
import { termWords } from './proposal-form.ts'

const FIELDS = ['responsible', 'faculty', 'term', 'missing'] as const

/** What the address asks for; what is no choice is left out rather than refused. */
export function boardFilterIn(query: URLSearchParams): BoardFilter {
  const chosen = FIELDS.filter((name) => BoardFilter.shape[name].safeParse(query.get(name)).success)
  return BoardFilter.parse(filledIn(Object.fromEntries(chosen.map((name) => [name, query.get(name) ?? '']))))
}

const ALL: Said = { nb: 'Alle', en: 'All' }

/** A form that only asks: it works by its address, so that a choice can be kept and sent on. */
export function boardFilterPart({ lang, to, query }: Visit, board: Board): SafeHtml {
  const all = { value: '', label: say(lang, ALL) }
  const form = freshForm(lang, Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? ''])))
  const people = board.responsibles.map(({ personId, name }) => ({ value: personId, label: name }))
  return html`<form class="desk-filter board-filter" method="get" action="${to('/admin/board')}">
${select(form, { name: 'responsible', label: say(lang, { nb: 'Ansvarlig', en: 'Responsible' }), options: [all, { value: 'mine', label: say(lang, { nb: 'Meg', en: 'Me' }) }, { value: 'nobody', label: say(lang, { nb: 'Ingen', en: 'Nobody' }) }, ...people] })}
${board.faculties.length < 2 ? null : select(form, { name: 'faculty', label: say(lang, { nb: 'Fakultet', en: 'Faculty' }), options: [all, ...board.faculties.map((value) => ({ value, label: value }))] })}
${select(form, { name: 'term', label: say(lang, { nb: 'Starter', en: 'Starts' }), options: [all, ...board.terms.map((value) => ({ value, label: say(lang, termWords(value)) }))] })}
${select(form, { name: 'missing', label: say(lang, { nb: 'Det som mangler', en: 'What is missing' }), options: [all, ...WANTED.map((name) => ({ value: name, label: missingWords(lang, { name, sentence: name }) }))] })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button></div></div></form>`
}

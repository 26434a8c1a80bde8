import { choicesToTell, nextTold } from '../../channels/told.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, LangCode, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { type Option, select, submit, textArea } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import { href } from '../href.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { TEACHING, topicName } from '../words/offers.ts'
import { COURSE_KEEPERS } from './who.ts'

/** Starts that are looked through for the courses to choose from. */
const LOOKED_THROUGH = 200
/** In pixels, of a list and of one course's button: what a site shows until the frame has said how high it is. */
const HEIGHTS = { list: 420, button: 90 }

export const embeddingPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/embedding', who: COURSE_KEEPERS, answer: showEmbedding },
]

type Chosen = { lang: Lang; faculty: string; topic: string; course: string }

/** Where somebody chooses what another site shows of the courses, and takes the lines for it along. */
async function showEmbedding(visit: Visit): Promise<Page> {
  const { lang, on, to, till, query } = visit
  const { faculties, topics } = await choicesToTell(on)
  const told = await nextTold(on, { lang }, LOOKED_THROUGH)
  const courses = new Map(told.map(({ slug, title }) => [slug, title]))
  const chosen: Chosen = {
    lang: LangCode.catch(lang).parse(query.get('lang')),
    faculty: known(faculties, query.get('faculty')),
    topic: known(topics, query.get('topic')),
    course: known([...courses.keys()], query.get('course')),
  }
  const title = say(lang, { nb: 'Vis kursene på andre nettsteder', en: 'Show the courses on other sites' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}
<div class="desk-head"><h1>${title}</h1></div>
<p class="lead">${say(lang, { nb: 'Velg hva som skal vises, og lim inn linjen på nettstedet. Blir et kurs fullt eller tatt av salg, vises det innen ett minutt.', en: 'Choose what to show, and paste the line into the site. When a course sells out or goes off sale, it shows within a minute.' })}</p>
<div class="embedding"><div>${filters(visit, chosen, { faculties, topics, courses })}${linesPart(lang, till.config.publicUrl, chosen)}</div>
<section aria-labelledby="preview"><h2 id="preview">${say(lang, { nb: 'Slik ser det ut', en: 'What it looks like' })}</h2>
<iframe src="${framePath(chosen)}" title="${say(lang, { nb: 'Forhåndsvisning', en: 'Preview' })}" height="${chosen.course ? HEIGHTS.button : HEIGHTS.list}"></iframe></section></div>`,
  }
}

const known = (values: readonly string[], asked: string | null): string =>
  asked !== null && values.includes(asked) ? asked : ''

type Choices = { faculties: readonly string[]; topics: readonly string[]; courses: ReadonlyMap<string, string> }

/** A plain GET form: what is chosen stands in the address, so that the page can be kept and passed on. */
function filters({ lang, to }: Visit, chosen: Chosen, { faculties, topics, courses }: Choices): SafeHtml {
  const form = freshForm(lang, chosen)
  const any = (label: string): Option => ({ value: '', label })
  const langs = Object.entries(TEACHING).map(([value, said]) => ({ value, label: say(lang, said) }))
  return html`<form method="get" action="${to('/admin/embedding')}" class="form">
${select(form, { name: 'course', label: say(lang, { nb: 'Hva som vises', en: 'What is shown' }), options: [any(say(lang, { nb: 'En liste over kommende kurs', en: 'A list of upcoming courses' })), ...[...courses].map(([value, label]) => ({ value, label: say(lang, { nb: `Knapp: ${label}`, en: `Button: ${label}` }) }))] })}
${select(form, { name: 'faculty', label: say(lang, { nb: 'Fakultet, for listen', en: 'Faculty, for the list' }), options: [any(say(lang, { nb: 'Alle', en: 'All' })), ...faculties.map((value) => ({ value, label: value }))] })}
${select(form, { name: 'topic', label: say(lang, { nb: 'Tema, for listen', en: 'Topic, for the list' }), options: [any(say(lang, { nb: 'Alle', en: 'All' })), ...topics.map((value) => ({ value, label: topicName(value) }))] })}
${select(form, { name: 'lang', label: say(lang, { nb: 'Språk', en: 'Language' }), options: langs })}
${submit(say(lang, { nb: 'Vis linjene', en: 'Show the lines' }))}</form>`
}

function framePath({ lang, faculty, topic, course }: Chosen): string {
  if (course !== '') return href(lang, `/embed/courses/${course}`)
  const filters = Object.entries({ faculty, topic }).filter(([, value]) => value !== '')
  return href(lang, `/embed/courses${filters.length > 0 ? `?${new URLSearchParams(filters)}` : ''}`)
}

/** As text to copy: what is typed into a page of another site, with and without a script. */
function linesPart(lang: Lang, publicUrl: string, chosen: Chosen): SafeHtml {
  const { faculty, topic, course } = chosen
  const shown = course === '' ? { faculty, topic } : { course }
  const given = Object.entries({ ...shown, lang: chosen.lang }).filter(([, value]) => value !== '')
  const attributes = given.map(([name, value]) => html` data-${name}="${value}"`)
  const height = course === '' ? HEIGHTS.list : HEIGHTS.button
  const title = say(chosen.lang, { nb: 'Kurs', en: 'Courses' })
  const lines = {
    script: String(html`<script src="${publicUrl}/embed.js"${attributes} async></script>`),
    frame: String(
      html`<iframe src="${publicUrl}${framePath(chosen)}" title="${title}" loading="lazy" width="100%" height="${height}" style="border:0"></iframe>`,
    ),
  }
  const form = freshForm(lang, lines)
  return html`<section class="embedding__lines" aria-labelledby="lines"><h2 id="lines">${say(lang, { nb: 'Linjene', en: 'The lines' })}</h2>
${textArea(form, { name: 'script', label: say(lang, { nb: 'Linjen med skript', en: 'The line with a script' }), hint: say(lang, { nb: 'Rammen blir så høy som det den viser.', en: 'The frame becomes as high as what it shows.' }), plain: true, rows: 4 })}${copyButton(lang, lines.script)}
${textArea(form, { name: 'frame', label: say(lang, { nb: 'Linjen uten skript', en: 'The line without a script' }), hint: say(lang, { nb: 'For nettsteder som ikke tillater skript. Høyden står fast.', en: 'For sites that allow no scripts. The height is fixed.' }), plain: true, rows: 4 })}${copyButton(lang, lines.frame)}</section>`
}

const copyButton = (lang: Lang, line: string): SafeHtml =>
  html`<p><button class="ds-button" data-variant="secondary" type="button" hidden data-copy="${line}" data-copied="${say(lang, { nb: 'Kopiert', en: 'Copied' })}">${say(lang, { nb: 'Kopier linjen', en: 'Copy the line' })}</button></p>`

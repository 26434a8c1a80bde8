import { CAMPAIGN_MAX, ISSUE_MAX } from '../../newsletter/issue-body.ts'
import { theIssue } from '../../newsletter/issues.ts'
import { changeIssue, createIssue } from '../../newsletter/write-issue.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { TEACHING, tongueInLabel, topicName } from '../words/offers.ts'
import { fieldOfIssue, fieldsOf, issueFrom } from './issue-command.ts'
import { NEWSLETTERS } from './issues.ts'
import { ISSUES_PATH } from './paths.ts'
import { topicChoice, topicsToChoose } from './topic-choice.ts'

/** The longest list of addresses of courses that is typed, in characters. */
const COURSES_FIELD_MAX = 1_000
const ROWS = 16

const LABELS: Record<string, Said> = {
  campaign: { nb: 'Kampanje', en: 'Campaign' },
  subject: { nb: 'Emne', en: 'Subject' },
  words: { nb: 'Tekst', en: 'Words' },
  reads: { nb: 'Språket de leser', en: 'The language they read' },
  topics: { nb: 'Temaer de har valgt', en: 'Topics they have chosen' },
  'waits.topic': { nb: 'Venter på plass i et kurs om', en: 'Wait for a seat in a course about' },
  'waits.courses': { nb: 'Venter på plass i disse kursene', en: 'Wait for a seat in these courses' },
  'took.topic': { nb: 'Har deltatt på et kurs om', en: 'Have taken part in a course about' },
  'took.courses': { nb: 'Har deltatt på disse kursene', en: 'Have taken part in these courses' },
  unusedSeats: {
    nb: 'Bare de som styrer en bedrift med ubrukte plasser',
    en: 'Only those who steer a company with unused seats',
  },
  without: { nb: 'Ikke de som har plass i disse kursene', en: 'Not those who have a seat in these courses' },
  atNight: { nb: 'Send også om natten', en: 'Send at night, too' },
}
const ANY_TOPIC: Said = {
  nb: 'Uten kryss spiller det ingen rolle hva de har valgt. Den som vil ha alt, får brevet uansett.',
  en: 'With nothing ticked it does not matter what they chose. Whoever wants everything gets it in any case.',
}
const ADDRESS_HINT: Said = {
  nb: 'Kursadresser, som i nettadressen til kurset. Skill med komma.',
  en: 'Addresses of courses, as in their web addresses. Put commas between.',
}

function labelOf(lang: Lang, name: string): string | null {
  const said = LABELS[name]
  if (said) return say(lang, said)
  const [tongue, part] = name.split('.') as [Lang, string | undefined]
  const written = LABELS[part ?? '']
  return written ? `${say(lang, written)} – ${tongueInLabel(lang, tongue)}` : null
}

type Written = { form: Filled; topics: readonly string[]; issueId: string | null }

export const showNew = (visit: Visit, form: Filled = freshForm(visit.lang, { reads: 'all' })): Promise<Page> =>
  page(visit, { form, topics: visit.form.all('topics'), issueId: null })

export async function showEdit(visit: Visit, refused?: Filled): Promise<Page> {
  const issueId = idOf(visit, 'newsletter-issue')
  const issue = await seeAs(HOUSE, () => theIssue({ client: visit.till.connection.pool }, issueId))
  const { values, topics } = fieldsOf(issue)
  const known = freshForm(visit.lang, values)
  const fresh: Filled = {
    ...known,
    has: (name, value) => (name === 'topics' ? topics.includes(value) : known.has(name, value)),
  }
  return page(visit, { form: refused ?? fresh, topics, issueId })
}

async function page(visit: Visit, { form, topics: chosen, issueId }: Written): Promise<Page> {
  const { lang, to, on, caller } = visit
  const topics = await topicsToChoose(on, { actor: caller.actor, lang }, chosen)
  const title = issueId
    ? say(lang, { nb: 'Rediger brevet', en: 'Edit the letter' })
    : say(lang, { nb: 'Nytt brev', en: 'New letter' })
  const here = issueId ? `${ISSUES_PATH}/${issueId}` : ISSUES_PATH
  const path = issueId ? `${here}/edit` : `${ISSUES_PATH}/new`
  return {
    ...{ title, hidden: true, at: path },
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), say(lang, NEWSLETTERS), icon('back'))}${errorSummary(form, (name) => labelOf(lang, name))}<h1>${title}</h1>
<form class="form desk-block" method="post" action="${to(path)}" novalidate>${writing(form)}${segmentPart(form, topics)}
<div>${submit(say(lang, { nb: 'Lagre og se på det', en: 'Save and look at it' }))}</div></form>`,
  }
}

function writing(form: Filled): SafeHtml {
  const { lang } = form
  return html`<div class="sheet desk-part stack">${field(form, { name: 'campaign', label: labelOf(lang, 'campaign')!, max: CAMPAIGN_MAX, size: 12, hint: say(lang, { nb: 'Står i lenkene, for eksempel januar-2027. Små bokstaver, tall og bindestrek.', en: 'Stands in the links, for example january-2027. Small letters, digits and hyphens.' }) })}
<p>${say(lang, { nb: 'Teksten er Markdown. En linje for seg selv kan vise kurs: {{course kursadresse}} viser neste oppstart av kurset, {{new topic=helse max=3}} viser det nyeste om et tema. Pris og plasser er slik de er når brevet sendes.', en: 'The words are Markdown. A line of its own can show courses: {{course course-address}} shows the next start of a course, {{new topic=health max=3}} what is newest about a topic. Price and seats are as they are when it is sent.' })}</p>
<p>${say(lang, { nb: 'Hver leser får sitt språk. Skriver du bare på ett språk, får alle det.', en: 'Each reader gets their language. If you write in one language only, everybody gets that.' })}</p>
<div class="desk-pair">${LANGS.map((each) => html`<div class="stack">${field(form, { name: `${each}.subject`, label: labelOf(lang, `${each}.subject`)!, max: LINE_MAX, plain: true })}${textArea(form, { name: `${each}.words`, label: labelOf(lang, `${each}.words`)!, max: ISSUE_MAX, rows: ROWS, plain: true })}</div>`)}</div></div>`
}

function segmentPart(form: Filled, topics: readonly string[]): SafeHtml {
  const { lang } = form
  const label = (name: string) => labelOf(lang, name)!
  const any = { value: '', label: say(lang, { nb: 'Ikke valgt', en: 'Not chosen' }) }
  const topicOf = (name: string) =>
    select(form, {
      name,
      label: label(name),
      options: [any, ...topics.map((value) => ({ value, label: topicName(value) }))],
    })
  const coursesOf = (name: string) =>
    field(form, { name, label: label(name), hint: say(lang, ADDRESS_HINT), max: COURSES_FIELD_MAX, plain: true })
  return html`<section class="sheet desk-part stack" aria-labelledby="segment"><h2 id="segment">${say(lang, { nb: 'Hvem får det', en: 'Who gets it' })}</h2>
<p>${say(lang, { nb: 'Bare de som har sagt ja til nyhetsbrevet, også når du velger ut fra plasser. Den som passer til alt du velger, får det, og hver adresse får det én gang.', en: 'Only those who have said yes to the newsletter, also where you choose by seats. Whoever fits all that you choose gets it, and each address gets it once.' })}</p>
${radios(form, { name: 'reads', legend: label('reads'), options: [{ value: 'all', label: say(lang, { nb: 'Alle', en: 'All' }) }, ...LANGS.map((value) => ({ value, label: say(lang, TEACHING[value]) }))] })}
${topics.length === 0 ? null : topicChoice(form, { legend: label('topics'), hint: ANY_TOPIC, topics })}
<div class="desk-pair">${topicOf('waits.topic')}${coursesOf('waits.courses')}</div><div class="desk-pair">${topicOf('took.topic')}${coursesOf('took.courses')}</div>
${checkbox(form, { name: 'unusedSeats', value: 'true', label: label('unusedSeats') })}${coursesOf('without')}
${checkbox(form, { name: 'atNight', value: 'true', label: label('atNight'), hint: say(lang, { nb: 'Ellers venter det mellom klokken 21 og 8.', en: 'Otherwise it waits between 21 and 8 o’clock.' }) })}</section>`
}

export async function createFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const body = issueFrom(form)
    return act(till, caller.actor, (tx) => createIssue(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`${ISSUES_PATH}/${attempted.done}`) }
  return refused(visit, attempted.problem, showNew)
}

export async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const issueId = idOf(visit, 'newsletter-issue')
  const attempted = await attempt(() => {
    const body = issueFrom(form)
    return act(till, caller.actor, (tx) => changeIssue(tx, issueId, body))
  })
  if ('done' in attempted) return { goTo: to(`${ISSUES_PATH}/${issueId}?done=saved`) }
  return refused(visit, attempted.problem, showEdit)
}

const refused = async (visit: Visit, problem: Problem, show: (visit: Visit, form: Filled) => Promise<Page>) => ({
  ...(await show(visit, refusedDeskForm(visit, problem, fieldOfIssue))),
  status: problem.status,
})

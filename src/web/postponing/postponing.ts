import { z } from 'zod'
import { FREE_DAYS } from '../../catalogue/note-change.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { LANGS, type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { othersOf } from '../../postponing/other-start.ts'
import { postponeOnce, readPostponement } from '../../postponing/postpone.ts'
import type { Postponement } from '../../postponing/simulate.ts'
import { PostponeOffering, PostponeQuery } from '../../postponing/wish.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { tongueInLabel } from '../words/offers.ts'
import { choosePart, postponingLabel } from './choose-part.ts'
import { atMostPart, happensPart, timesPart } from './moved-part.ts'

const wordsLabel = (lang: Lang, tongue: Lang): string =>
  `${say(lang, { nb: 'Hvorfor', en: 'Why' })} – ${tongueInLabel(lang, tongue)}`
const FIELDS = ['firstDay', 'withOfferingId', 'freeDays'] as const
const pathOf = (offeringId: string) => `/admin/offerings/${offeringId}/decision/postponement`

/** Where to it is moved is asked first; then what that does, and the form that does exactly that. */
export async function showPostponing(visit: Visit): Promise<Page> {
  const { lang, query } = visit
  const asked = askedIn((name) => query.get(name) ?? '')
  if (Object.values(asked).every((value) => value === ''))
    return page(visit, { form: freshForm(lang, { freeDays: String(FREE_DAYS) }), seen: null })
  const attempted = await attempt(() => simulated(visit, asked))
  if ('done' in attempted) return page(visit, { form: freshForm(lang, asked), seen: attempted.done })
  const { problem } = attempted
  const form = refusedDeskForm({ ...visit, form: entriesOf(asked) }, problem, fieldOfPointer)
  return { ...(await page(visit, { form, seen: null })), status: problem.status }
}

export async function postponeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const asked = askedIn(form.get)
  const attempted = await attempt(() => {
    const words = filledIn({ nb: form.get('words.nb'), en: form.get('words.en') })
    const command = parseForm(PostponeOffering, {
      ...{ ...filledIn(asked), freeDays: Number(asked.freeDays), simulationId: form.get('simulationId') },
      ...(Object.keys(words).length > 0 ? { words } : {}),
    })
    return postponeOnce(till, caller.actor, { offeringId, command, key: parseForm(z.uuid(), form.get('key')) })
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}?done=postponed`) }
  const { problem } = attempted
  const seen = await attempt(() => simulated(visit, asked))
  const shown = { form: refusedDeskForm(visit, problem, fieldOfPointer), seen: 'done' in seen ? seen.done : null }
  return { ...(await page(visit, shown)), status: problem.status }
}

type Asked = Record<(typeof FIELDS)[number], string>
const askedIn = (get: (name: string) => string): Asked =>
  Object.fromEntries(FIELDS.map((name) => [name, get(name)])) as Asked

const simulated = async (visit: Visit, asked: Asked): Promise<Postponement> =>
  readPostponement(visit.till, idOf(visit, 'offering'), {
    ...parseForm(PostponeQuery, filledIn(asked)),
    lang: visit.lang,
  })

type Shown = { form: Filled; seen: Postponement | null }

async function page(visit: Visit, { form, seen }: Shown): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const { draft, others } = await readTogether(till.connection.pool, async (on) => ({
    draft: await draftOffering(on, offeringId, lang),
    others: await othersOf(on, offeringId),
  }))
  if (!draft) throw unknown('offering')
  const title = say(lang, {
    nb: 'Utsett, eller hold sammen med en annen',
    en: 'Postpone, or hold together with another',
  })
  const action = to(pathOf(offeringId))
  const wordLabels: Record<string, string> = Object.fromEntries(
    LANGS.map((each) => [`words.${each}`, wordsLabel(lang, each)]),
  )
  return {
    title: `${title} – ${draft.courseTitle}`,
    ...{ hidden: true, width: 'wide', at: pathOf(offeringId) },
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/offerings/${offeringId}/decision`), say(lang, { nb: 'Gjennomføring', en: 'Going ahead' }), icon('back'))}${errorSummary(form, (name) => postponingLabel(lang, name) ?? wordLabels[name] ?? null)}<h1>${title}</h1><p class="lead desk-after">${draft.courseTitle}: ${days(lang, draft)}</p>
${choosePart(form, { draft, others, action })}${seen === null ? null : html`${timesPart(lang, seen)}${happensPart(lang, seen)}${confirmPart(form, { seen, action })}${atMostPart(lang, seen)}`}`,
  }
}

function confirmPart(form: Filled, { seen, action }: { seen: Postponement; action: string }): SafeHtml {
  const { lang } = form
  return html`<section class="desk-block" aria-labelledby="confirm"><h2 id="confirm">${say(lang, { nb: 'Bekreft', en: 'Confirm' })}</h2><form class="form sheet desk-part" method="post" action="${action}" novalidate>${FIELDS.map((name) => hidden(name, form.value(name)))}${hidden('simulationId', seen.simulationId)}${hidden('key', newId())}
<p>${say(lang, { nb: 'Det du skriver, står i e-posten til alle som har plass. Skriv på begge språk eller ikke noe, og nevn ingen personer.', en: 'What you write stands in the e-mail to everybody who has a place. Write in both languages or nothing, and name no persons.' })}</p>
${LANGS.map((each) => field(form, { name: `words.${each}`, label: wordsLabel(lang, each), max: LINE_MAX, plain: true, optional: true }))}
<div class="actions">${submit(seen.joined ? say(lang, { nb: 'Hold oppstartene sammen', en: 'Hold the starts together' }) : say(lang, { nb: 'Flytt oppstarten', en: 'Move the start' }))}</div></form></section>`
}

import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { problemOf, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { FULL_UNTIL_START } from '../../terms/fee-of.ts'
import { TERMS_KEEPERS } from '../../terms/routes.ts'
import { type CancellationRules, STEPS_MAX } from '../../terms/rules.ts'
import { rulesInWords } from '../../terms/rules-in-words.ts'
import { type TermsVersion, versionsOf } from '../../terms/versions-of.ts'
import { TermsCode } from '../../terms/words.ts'
import { writeVersion } from '../../terms/write-version.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { fieldOfTerms, knownRules, knownTerms, termsFrom } from './terms-command.ts'
import { termsForm } from './terms-form.ts'
import { termsPreview } from './terms-preview.ts'

const who = TERMS_KEEPERS
const HERE = '/admin/terms'
const NEW = '/admin/terms/new'
/** Rows that the form has room for beyond those that are filled. */
const SPARE = 1

export const cancellationTermsPages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who, answer: showAll },
  { method: 'get', path: NEW, who, answer: (visit) => editor(visit, null) },
  { method: 'post', path: NEW, who, answer: (visit) => answerForm(visit, null) },
  { method: 'get', path: `${HERE}/:code`, who, answer: async (visit) => editor(visit, await versionsHere(visit)) },
  { method: 'post', path: `${HERE}/:code`, who, answer: async (visit) => answerForm(visit, await versionsHere(visit)) },
]

const DONE: Record<string, Said> = {
  saved: {
    nb: 'Vilkårene er lagret. Det som er bestilt, beholder sine.',
    en: 'The terms are saved. What is ordered keeps its own.',
  },
}

/** The versions of the terms that the address names, the newest first. */
async function versionsHere({ on, params }: Visit): Promise<TermsVersion[]> {
  const code = TermsCode.safeParse(params.code)
  const versions = code.success ? await versionsOf(on, code.data) : []
  if (versions.length === 0) throw unknown('terms')
  return versions
}

async function showAll(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const sets = [...Map.groupBy(await versionsOf(on), ({ code }) => code).values()]
  const title = say(lang, { nb: 'Avbestillingsvilkår', en: 'Cancellation terms' })
  return {
    title,
    hidden: true,
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}${notice(visit, DONE)}<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(NEW)}">${say(lang, { nb: 'Nye vilkår', en: 'New terms' })}</a></div>
<p class="lead">${say(lang, { nb: 'Hver ordre beholder versjonen den ble bestilt på.', en: 'Each order keeps the version it was placed under.' })}</p>
<ul class="desk-block desk-hits">${sets.map((versions) => html`<li class="sheet desk-part">${setPart(visit, versions)}</li>`)}</ul>`,
  }
}

function setPart(visit: Visit, versions: readonly TermsVersion[]): SafeHtml {
  const { lang, to } = visit
  const [newest] = versions
  return html`<h2><a href="${to(`${HERE}/${newest!.code}`)}">${say(lang, newest!.name)}</a></h2>
<p>${newest!.rules ? rulesInWords(newest!.rules, lang) : say(lang, { nb: 'Bare med ord: alt kommer tilbake til kurset starter, og ingenting etterpå.', en: 'In words only: all comes back until the course starts, and nothing after.' })}</p>
<ul class="terms-versions">${versions.map((each) => html`<li>${versionLine(visit, each)}</li>`)}</ul>`
}

/** "Versjon 2, 1. mars 2027 · 3 kursstarter · 12 ordre", with its starts behind it. */
function versionLine({ lang, to }: Visit, { version, createdAt, usedBy, orders }: TermsVersion): SafeHtml {
  const starts = count(lang, usedBy.length, {
    one: { nb: '{n} kursstart', en: '{n} start' },
    other: { nb: '{n} kursstarter', en: '{n} starts' },
  })
  const kept = count(lang, orders, {
    one: { nb: '{n} ordre', en: '{n} order' },
    other: { nb: '{n} ordre', en: '{n} orders' },
  })
  const head = html`${say(lang, { nb: 'Versjon', en: 'Version' })} ${version}, ${day(lang, SELLER_ZONE, createdAt)} · ${starts} · ${kept}`
  if (usedBy.length === 0) return html`<span class="fine">${head}</span>`
  return html`<details class="more"><summary>${head}</summary><ul>${usedBy.map((each) => html`<li><a href="${to(`/admin/offerings/${each.offeringId}`)}">${each.title} (${each.code})</a> <span class="fine">${day(lang, SELLER_ZONE, new Date(each.startsAt))}</span></li>`)}</ul></details>`
}

async function answerForm(visit: Visit, versions: readonly TermsVersion[] | null): Promise<Answer> {
  const { form, till, caller, to } = visit
  const then = form.get('then')
  if (then === 'rows') return editor(visit, versions, { form: typedForm(visit), more: SPARE })
  const attempted = await attempt(async () => {
    const command = termsFrom(form, versions?.[0]?.code ?? null)
    if (then === 'save') await act(till, caller.actor, (tx) => writeVersion(tx, command))
    return command
  })
  if ('done' in attempted && then === 'save') return { goTo: to(`${HERE}?done=saved`) }
  if ('done' in attempted) return editor(visit, versions, { form: typedForm(visit) })
  const { problem } = attempted
  const shown = refusedDeskForm(visit, problem, fieldOfTerms(form))
  return { ...(await editor(visit, versions, { form: shown })), status: problem.status, faulty: true }
}

type Shown = { form: Filled; more?: number }

/** The form, and beside it what it says; a new set begins as the kindest terms. */
async function editor(visit: Visit, versions: readonly TermsVersion[] | null, shown?: Shown): Promise<Page> {
  const { lang, on, to } = visit
  const newest = versions?.[0] ?? null
  const known = newest ? knownTerms(newest) : knownRules(FULL_UNTIL_START)
  const form = shown?.form ?? freshForm(lang, known)
  const rules = newest?.rules ?? FULL_UNTIL_START
  const rows = Math.min(STEPS_MAX, rowsOf(visit, rules) + (shown?.more ?? 0))
  const year = Number(dayIn(SELLER_ZONE, await nowOf(on)).slice(0, 4)) + 1
  const read = shown ? rulesTyped(visit) : rules
  const title = newest ? say(lang, newest.name) : say(lang, { nb: 'Nye vilkår', en: 'New terms' })
  const inUse = (versions ?? []).flatMap(({ usedBy }) => usedBy).filter(({ isOnSale }) => isOnSale).length
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to(HERE), say(lang, { nb: 'Avbestillingsvilkår', en: 'Cancellation terms' }), icon('back'))}<h1>${title}</h1>
<div class="terms-editor">${termsForm(form, { action: to(newest ? `${HERE}/${newest.code}` : NEW), rows, inUse })}
<div>${read ? termsPreview(lang, read, year) : html`<p class="sheet desk-part">${say(lang, { nb: 'Rett det som er merket, så ser du her hvordan vilkårene leses.', en: 'Mend what is marked, and you see here how the terms read.' })}</p>`}</div></div>`,
  }
}

/** As many rows as were shown, or as there are steps and one to spare. */
const rowsOf = ({ form }: Visit, { steps }: CancellationRules): number => {
  const posted = Number(form.get('rows'))
  return Number.isInteger(posted) && posted > 0 ? posted : steps.length + SPARE
}

/** The rules that the form says so far; null while they cannot be read. */
function rulesTyped({ form }: Visit): CancellationRules | null {
  try {
    return termsFrom(form, 'x').rules
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}

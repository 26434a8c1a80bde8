import { ADDRESSES_PATH } from '../../identity/tell-owner.ts'
import { merge, seeMerge } from '../../merging/merge.ts'
import { MergeAccounts } from '../../merging/merge-accounts.ts'
import type { MergePreview } from '../../merging/preview-merge.ts'
import { theMerge } from '../../merging/the-merge.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { refusalSentence } from '../words/refusals.ts'
import { MERGE_PATH } from './address-proof.ts'
import { comesPart, seatsPart } from './merge-parts.ts'

const PATH = `${MERGE_PATH}/:id` as const
const who = theMerge.to('self')

export const mergePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => mergePage(visit) },
  { method: 'post', path: PATH, who, answer: mergeFromForm },
]

const idOf = ({ params }: Visit): string => params.id ?? ''

/** What merging would do, before anything is done. */
async function mergePage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, till, caller, to } = visit
  const preview = await seeMerge(till, caller.actor, { id: idOf(visit), lang })
  const form = refused ?? freshForm(lang)
  const { here, there, hindrances } = preview
  const title = say(lang, { nb: 'Slå sammen to kontoer', en: 'Merge two accounts' })
  const merges = html`<p>${say(lang, { nb: 'Dette kan ikke angres. Begge adressene får beskjed, og den andre kontoen blir logget ut overalt.', en: 'This cannot be undone. Both addresses are told, and the other account is signed out everywhere.' })}</p>
<div class="actions">${submit(say(lang, { nb: 'Slå sammen', en: 'Merge' }))}<a href="${to(ADDRESSES_PATH)}">${say(lang, { nb: 'La det være', en: 'Leave it' })}</a></div>`
  const stands = html`<section class="ds-alert" data-color="warning"><h2>${say(lang, { nb: 'Noe står i veien', en: 'Something stands in the way' })}</h2>
<ul>${hindrances.map((name) => html`<li>${refusalSentence(lang, { code: `merge/${name}` }, caller.requestId)}</li>`)}</ul></section>
<p><a href="${to(ADDRESSES_PATH)}">${say(lang, { nb: 'Tilbake til adressene dine', en: 'Back to your addresses' })}</a></p>`
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1>${errorSummary(form, (name) => courseOf(preview, name))}
<p class="lead">${say(lang, { nb: 'Kontoen til', en: 'The account of' })} <strong class="wrap">${there.email}</strong> ${say(lang, { nb: 'blir en del av kontoen til', en: 'becomes part of the account of' })} <strong class="wrap">${here.email}</strong>, ${say(lang, { nb: 'som du er logget inn på.', en: 'which you are signed in to.' })}</p>
<form class="form" method="post" action="${to(`${MERGE_PATH}/${preview.id}`)}" novalidate>
${comesPart(lang, preview)}
${seatsPart(lang, preview, form)}
${hindrances.length > 0 ? stands : merges}</form>`,
  }
}

/** What the field of a choice is called in the list of what is wrong. */
const courseOf = ({ twice }: MergePreview, field: string): string | null =>
  twice.find(({ offeringId }) => field === `seat-${offeringId}`)?.title ?? null

async function mergeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const keep = form
    .names()
    .filter((name) => name.startsWith('seat-'))
    .map((name) => ({ offeringId: name.slice('seat-'.length), seat: form.get(name) }))
  const attempted = await attempt(() =>
    merge(till, caller.actor, { id: idOf(visit), wish: parseForm(MergeAccounts, { keep }) }),
  )
  if ('done' in attempted) return { goTo: to(`${ADDRESSES_PATH}?done=merged`) }
  const { problem } = attempted
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await mergePage(visit, filled)), status: problem.status, faulty: true }
}

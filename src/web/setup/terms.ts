import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { PublishSalesTerms, publishSalesTerms } from '../../terms/publish-sales-terms.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const ROWS = 14

export const termsPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup/terms', who, answer: showTerms },
  { method: 'post', path: '/setup/terms', who, answer: publishTerms },
]

async function showTerms(visit: Visit): Promise<Page> {
  const words = (await currentSalesTerms(visit.on))?.words
  return termsPage(visit, freshForm(visit.lang, words ? { 'words.nb': words.nb, 'words.en': words.en } : {}))
}

async function publishTerms(visit: Visit): Promise<Answer> {
  const { lang, form, till, caller, to } = visit
  const attempted = await attempt(() => {
    const command = parseForm(PublishSalesTerms, { words: { nb: form.get('words.nb'), en: form.get('words.en') } })
    return act(till, caller.actor, (tx) => publishSalesTerms(tx, command))
  })
  if ('done' in attempted) return { goTo: to('/setup?done=terms') }
  const { problem } = attempted
  return {
    ...termsPage(visit, refusedForm({ lang, requestId: caller.requestId }, form, { problem })),
    status: problem.status,
  }
}

function termsPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const hint = say(lang, {
    nb: 'Overskrift med ##, punkt med bindestrek.',
    en: 'A heading with ##, a bullet with a hyphen.',
  })
  return setupPage(
    visit,
    say(lang, { nb: 'Salgsvilkår', en: 'Terms of sale' }),
    html`<p class="lead">${say(lang, { nb: 'Kjøperne godtar vilkårene når de bestiller, og hver ordre husker versjonen. Det du publiserer, gjelder fra nå av.', en: 'Buyers accept the terms when they order, and each order remembers the version. What you publish applies from now on.' })}</p>
<form class="form sheet setup-form" method="post" action="${to('/setup/terms')}" novalidate>${errorSummary(form)}
${textArea(form, { name: 'words.nb', label: say(lang, { nb: 'På norsk', en: 'In Norwegian' }), hint, rows: ROWS, max: 20_000 })}
${textArea(form, { name: 'words.en', label: say(lang, { nb: 'På engelsk', en: 'In English' }), hint, rows: ROWS, max: 20_000 })}
<div>${submit(say(lang, { nb: 'Publiser vilkårene', en: 'Publish the terms' }))}</div></form>`,
  )
}

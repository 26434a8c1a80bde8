import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { PublishSalesTerms, publishSalesTerms } from '../../terms/publish-sales-terms.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
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
  const { form, till, caller, to } = visit
  const attempted = await attempt(() => {
    const command = parseForm(PublishSalesTerms, { words: { nb: form.get('words.nb'), en: form.get('words.en') } })
    return act(till, caller.actor, (tx) => publishSalesTerms(tx, command))
  })
  if ('done' in attempted) return { goTo: to('/setup?done=terms') }
  const { problem } = attempted
  return { ...termsPage(visit, refusedDeskForm(visit, problem)), status: problem.status }
}

const LABELS: Record<string, Said> = {
  'words.nb': { nb: 'Vilkårene på norsk', en: 'The terms in Norwegian' },
  'words.en': { nb: 'Vilkårene på engelsk', en: 'The terms in English' },
}

function termsPage(visit: Visit, form: Filled): Page {
  const { lang, to } = visit
  const label = (name: string) => say(lang, LABELS[name]!)
  const hint = say(lang, {
    nb: 'Overskrift med ##, punkt med bindestrek.',
    en: 'A heading with ##, a bullet with a hyphen.',
  })
  return setupPage(
    visit,
    say(lang, { nb: 'Salgsvilkår', en: 'Terms of sale' }),
    html`<p class="lead">${say(lang, { nb: 'Kjøperne godtar vilkårene når de bestiller, og hver ordre husker versjonen. Det du publiserer, gjelder fra nå av.', en: 'Buyers accept the terms when they order, and each order remembers the version. What you publish applies from now on.' })}</p>
<form class="form sheet setup-form" method="post" action="${to('/setup/terms')}" novalidate>${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
${textArea(form, { name: 'words.nb', label: label('words.nb'), hint, rows: ROWS, max: 20_000 })}
${textArea(form, { name: 'words.en', label: label('words.en'), hint, rows: ROWS, max: 20_000 })}
<div>${submit(say(lang, { nb: 'Publiser vilkårene', en: 'Publish the terms' }))}</div></form>`,
  )
}

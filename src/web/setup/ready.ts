import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { CHECK_WORDS } from '../../setup/check-words.ts'
import { type Check, type Readiness, readiness } from '../../setup/readiness.ts'
import { icon } from '../components/icon.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { setupPage } from './setup-page.ts'

const DONE: Record<string, Said> = {
  seller: { nb: 'Selgeren er lagret.', en: 'The seller is saved.' },
  numbers: { nb: 'Det første nummeret er lagret.', en: 'The first number is saved.' },
  terms: { nb: 'Salgsvilkårene er publisert.', en: 'The terms of sale are published.' },
}

/** What is there, what is missing, and where each is mended. */
export async function readyPage(visit: Visit): Promise<Page> {
  const { lang, on, till, query } = visit
  const found = await readiness({ on, config: till.config, stripe: till.stripe })
  const done = DONE[query.get('done') ?? '']
  return setupPage(
    visit,
    say(lang, { nb: 'Klar til salg', en: 'Ready to sell' }),
    html`<div class="stack">
${done ? html`<div class="ds-alert" data-color="success" role="status"><p>${say(lang, done)}</p></div>` : null}
<p class="lead">${verdict(lang, found)}</p>
${found.testMoney ? testMoneyNote(visit) : null}
<ul class="setup-checks">${found.checks.map((check) => checkRow(visit, check))}</ul></div>`,
  )
}

function verdict(lang: Lang, { ready, checks }: Readiness): string {
  if (ready)
    return say(lang, { nb: 'Alt er på plass. Butikken kan selge.', en: 'Everything is in place. The shop can sell.' })
  return count(lang, checks.filter((check) => !check.ready).length, {
    one: { nb: 'Én ting mangler før det første salget.', en: 'One thing is missing before the first sale.' },
    other: { nb: '{n} ting mangler før det første salget.', en: '{n} things are missing before the first sale.' },
  })
}

const testMoneyNote = ({ lang, till }: Visit): SafeHtml =>
  html`<div class="ds-alert" data-color="info"><p>${
    till.config.mode === 'demo'
      ? say(lang, {
          nb: 'Dette er en demo: ingen ekte penger flyttes, og dokumentene er merket som tester.',
          en: 'This is a demo: no real money moves, and documents are marked as tests.',
        })
      : say(lang, {
          nb: 'Stripe-nøkkelen er en testnøkkel: ingen ekte penger flyttes, og dokumentene får egne numre (TEST-1 og oppover) og merkes som tester. Bytt STRIPE_SECRET_KEY til den ekte nøkkelen når dere åpner.',
          en: 'Stripe’s key is a test key: no real money moves, and documents get numbers of their own (TEST-1 and up) and are marked as tests. Change STRIPE_SECRET_KEY to the live key when you open.',
        })
  }</p></div>`

function checkRow({ lang, to }: Visit, { name, ready, because }: Check): SafeHtml {
  const { title, mend, path } = CHECK_WORDS[name]
  const state = ready ? say(lang, { nb: 'På plass', en: 'In place' }) : say(lang, { nb: 'Mangler', en: 'Missing' })
  const words = path ? html`<a href="${to(path)}">${say(lang, mend)}</a>` : say(lang, mend)
  return html`<li class="setup-check${ready ? '' : ' setup-check--missing'}">${icon(ready ? 'tick' : 'alert')}
<div><p><strong>${say(lang, title)}</strong> <span class="setup-check__state">${state}</span></p>
${ready ? null : html`<p>${words}</p>`}${because ? html`<p class="fine">${because}</p>` : null}</div></li>`
}

import { SELLER_ZONE } from '../../platform/clock.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import {
  KEEP_DAYS_MAX,
  OFFER_HOURS_MAX,
  OFFER_HOURS_MIN,
  PASSES_MAX,
  rulesNow,
  WaitingRules,
} from '../../waiting/rules.ts'
import { type RulesSet, rulesHistory } from '../../waiting/rules-history.ts'
import { setRules } from '../../waiting/set-rules.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PATH = '/admin/waiting-rules'
const who = ['course-administrator'] as const

/** What is fair on every waiting list: as it is, as it was, and where it is set. */
export const waitingRulePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => rulesPage(visit) },
  { method: 'post', path: PATH, who, answer: saveFromForm },
]

const DONE: Record<string, Said> = {
  saved: {
    nb: 'Lagret. Alle ventelister går etter dette fra nå. Tilbud som er gitt, varer så lenge som det ble sagt.',
    en: 'Saved. All waiting lists go by this from now. Offers that were made last as long as was said.',
  },
}
type Name = keyof WaitingRules
const NAMES: readonly Name[] = ['passes', 'keepDays', 'offerHours']
const FIELDS: Record<Name, { label: Said; hint: Said; min: number; max: number }> = {
  passes: {
    label: { nb: 'Tilbud som kan gå forbi en gruppe', en: 'Offers that may pass a group' },
    hint: {
      nb: 'En gruppe som vil gå samlet og ikke får plass, kan bli gått forbi så mange ganger.',
      en: 'A group that goes together and does not fit may be passed so many times.',
    },
    ...{ min: 0, max: PASSES_MAX },
  },
  keepDays: {
    label: { nb: 'Dager ledige plasser holdes av', en: 'Days that free seats are kept' },
    hint: {
      nb: 'Så lenge holdes ledige plasser av for gruppen etterpå, til det er nok. Så står den bakerst.',
      en: 'So long are free seats kept for the group after that, until there are enough. Then it stands behind all others.',
    },
    ...{ min: 0, max: KEEP_DAYS_MAX },
  },
  offerHours: {
    label: { nb: 'Timer et tilbud varer', en: 'Hours that an offer lasts' },
    hint: {
      nb: 'Regnes fra morgenen der tilbudet ellers ville kommet om natten.',
      en: 'Counted from the morning where the offer would come at night.',
    },
    ...{ min: OFFER_HOURS_MIN, max: OFFER_HOURS_MAX },
  },
}

async function saveFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const typed = NAMES.map((name) => [name, form.get(name) === '' ? undefined : Number(form.get(name))] as const)
    const wish = parseForm(WaitingRules, Object.fromEntries(typed))
    return act(till, caller.actor, (tx) => setRules(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}?done=saved`) }
  const { problem } = attempted
  return { ...(await rulesPage(visit, refusedDeskForm(visit, problem))), status: problem.status, faulty: true }
}

async function rulesPage(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, till, to } = visit
  const { rules, history } = await readTogether(till.connection.pool, async (on) => ({
    rules: await rulesNow(on),
    history: await rulesHistory(on),
  }))
  const filled = form ?? freshForm(lang, Object.fromEntries(NAMES.map((name) => [name, String(rules[name])])))
  const title = say(lang, { nb: 'Regler for ventelister', en: 'Rules of waiting lists' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: PATH,
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}${notice(visit, DONE)}${errorSummary(filled, (name) => (name in FIELDS ? say(lang, FIELDS[name as Name].label) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Den som spurte først, får tilbud først. Reglene gjelder alle ventelister.', en: 'Whoever asked first is offered first. The rules are for all waiting lists.' })}</p>
<div class="stack attendance"><form class="form sheet" method="post" action="${to(PATH)}" novalidate>
${NAMES.map((name) => field(filled, { name, label: say(lang, FIELDS[name].label), hint: say(lang, FIELDS[name].hint), type: 'number', inputmode: 'numeric', min: FIELDS[name].min, max: FIELDS[name].max, size: 4 }))}
<div>${submit(say(lang, { nb: 'Lagre reglene', en: 'Save the rules' }))}</div></form>${historyPart(lang, history)}</div>`,
  }
}

function historyPart(lang: Lang, history: readonly RulesSet[]): SafeHtml {
  const usual = say(lang, {
    nb: 'Ingen har satt reglene ennå: de vanlige gjelder.',
    en: 'Nobody has set the rules yet: the usual ones count.',
  })
  const line = ({ since, rules, by }: RulesSet): SafeHtml => {
    const { passes, keepDays, offerHours } = rules
    const figures = say(lang, {
      nb: `Forbi ${passes} ganger, holdt av ${keepDays} dager, tilbud i ${offerHours} timer`,
      en: `Passed ${passes} times, kept ${keepDays} days, offers for ${offerHours} hours`,
    })
    return html`<li class="attendance-session"><span>${figures}</span><span class="fine">${moment(lang, SELLER_ZONE, since)}${by ? html`, ${by}` : null}</span></li>`
  }
  return html`<section class="sheet desk-part" aria-labelledby="history"><h2 id="history">${say(lang, { nb: 'Satt før', en: 'Set before' })}</h2>
${history.length === 0 ? html`<p>${usual}</p>` : html`<ul class="desk-people">${history.map(line)}</ul>`}</section>`
}

import { APPROVER_ROLES } from '../../companies/approval-needed.ts'
import { type ApprovalRule, approvalRulesOf, SetApprovalRule, setApprovalRule } from '../../companies/approval-rule.ts'
import { theCompany } from '../../companies/the-company.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { companyHere } from './company-here.ts'

const HERE = '/company/:id/approval-rule'

/** Which orders of a company's buyers need a yes: its owners decide, its managers read. */
export const approvalRulePages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who: theCompany.to(...APPROVER_ROLES), answer: (visit) => rulePage(visit) },
  { method: 'post', path: HERE, who: theCompany.to('owner'), answer: setFromForm },
]

const DONE: Record<string, Said> = { saved: { nb: 'Lagret. Gjelder fra nå av.', en: 'Saved. It counts from now on.' } }
const LABELS = {
  which: { nb: 'Hva trenger et ja?', en: 'What needs a yes?' },
  amount: { nb: 'Beløp i kroner, med mva.', en: 'Amount in kroner, with VAT' },
  reason: { nb: 'Hvorfor? Står i historikken', en: 'Why? It stands in the history' },
} as const satisfies Record<string, Said>
const LABELLED: Record<string, Said> = LABELS

/** The rule in words. */
export function ruleWords(lang: Lang, aboveMinor: number | null): string {
  if (aboveMinor === null)
    return say(lang, {
      nb: 'Innkjøpere bestiller uten å spørre.',
      en: 'Buyers order without asking.',
    })
  if (aboveMinor === 0)
    return say(lang, {
      nb: 'Alt som koster noe, trenger et ja fra en eier eller leder når en innkjøper bestiller.',
      en: 'All that costs something needs the yes of an owner or manager when a buyer orders.',
    })
  const sum = spell(money(aboveMinor, 'NOK'), lang)
  return say(lang, {
    nb: `Det en innkjøper bestiller for mer enn ${sum} med mva., trenger et ja fra en eier eller leder.`,
    en: `What a buyer orders for more than ${sum} with VAT needs the yes of an owner or manager.`,
  })
}

function wishOf({ form }: Visit): object {
  const which = form.get('which')
  const above = which === 'above' ? (minorOf(form.get('amount'), 'NOK') ?? Number.NaN) : null
  return { aboveMinor: which === 'everything' ? 0 : above, reason: form.get('reason') }
}

async function setFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const rule = parseForm(SetApprovalRule, wishOf(visit))
    return act(till, caller.actor, (tx) => setApprovalRule(tx, companyId, rule))
  })
  if ('done' in attempted) return { goTo: to(`/company/${companyId}/approval-rule?done=saved`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => (pointer === '/aboveMinor' ? 'amount' : 'reason'))
  return { ...(await rulePage(visit, filled)), status: problem.status, faulty: true }
}

async function rulePage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on, to } = visit
  const company = await companyHere(visit)
  const rules = await approvalRulesOf(on, company.id)
  const above = rules[0]?.aboveMinor ?? null
  const form = refused ?? freshForm(lang, knownOf(above))
  const title = say(lang, { nb: 'Godkjenning av bestillinger', en: 'Approval of orders' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company/${company.id}/approvals`), company.name, icon('back'))}${notice(visit, DONE)}<h1>${title}</h1>
<p class="lead">${ruleWords(lang, above)}</p>
${company.role === 'owner' && company.confirmed ? ruleForm(visit, form, company.id) : null}${history(lang, rules)}`,
  }
}

function knownOf(aboveMinor: number | null): Record<string, string> {
  if (aboveMinor === null) return { which: 'nothing' }
  return aboveMinor === 0 ? { which: 'everything' } : { which: 'above', amount: String(aboveMinor / 100) }
}

function ruleForm({ lang, to }: Visit, form: Filled, companyId: string): SafeHtml {
  const option = (value: string, label: Said, hint?: Said) => ({
    ...{ value, label: say(lang, label) },
    ...(hint ? { hint: say(lang, hint) } : {}),
  })
  return html`<form class="form sheet" method="post" action="${to(`/company/${companyId}/approval-rule`)}" novalidate>${errorSummary(form, (name) => (LABELLED[name] ? say(lang, LABELLED[name]) : null))}
${radios(form, {
  name: 'which',
  legend: say(lang, LABELS.which),
  options: [
    option('nothing', { nb: 'Ingenting', en: 'Nothing' }),
    option('above', { nb: 'Det som koster mer enn et beløp', en: 'What costs more than an amount' }),
    option('everything', { nb: 'Alt som koster noe', en: 'All that costs something' }),
  ],
})}
${field(form, { name: 'amount', label: say(lang, LABELS.amount), hint: say(lang, { nb: 'Bare når det er et beløp', en: 'Only where there is an amount' }), inputmode: 'decimal', size: 11, max: 20, plain: true })}
${field(form, { name: 'reason', label: say(lang, LABELS.reason), max: LINE_MAX })}
<p class="fine">${say(lang, { nb: 'Eiere og ledere bestiller selv. Det som er bestilt allerede, blir som det er.', en: 'Owners and managers order themselves. What is ordered already stays as it is.' })}</p>
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`
}

const history = (lang: Lang, rules: readonly ApprovalRule[]): SafeHtml | null =>
  rules.length === 0
    ? null
    : html`<section class="desk-block"><h2>${say(lang, { nb: 'Historikk', en: 'History' })}</h2><div class="sheet desk-part"><ul class="documents">${rules.map(
        ({ aboveMinor, reason, setAt, setBy }) =>
          html`<li><span>${ruleWords(lang, aboveMinor)}<span class="fine">${moment(lang, SELLER_ZONE, setAt)}${setBy ? ` · ${setBy}` : ''} · ${reason}</span></span></li>`,
      )}</ul></div></section>`

import { isStaff, STAFF } from '../../companies/may-act-for.ts'
import { BUYER_ROLES, MEMBER_ROLES } from '../../companies/member-role.ts'
import { readCompany } from '../../companies/read-company.ts'
import { theCompany } from '../../companies/the-company.ts'
import { AskCredit, askCredit } from '../../credit/ask-credit.ts'
import { type Credit, creditOf } from '../../credit/credit-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { dayInWords, type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const HERE = '/company/:id/credit'

/** How much a company may owe on invoice, what it owes, and where its buyers ask for more. */
export const companyCreditPages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who: theCompany.to(...STAFF, ...MEMBER_ROLES), answer: (visit) => creditPage(visit) },
  { method: 'post', path: HERE, who: theCompany.to(...BUYER_ROLES), answer: ask },
]

const DONE: Record<string, Said> = {
  asked: {
    nb: 'Vi har fått spørsmålet og svarer på e-post.',
    en: 'We have your question and answer by e-mail.',
  },
}
const LABELS: Record<string, Said> = {
  amount: { nb: 'Hvor mye vil dere kunne skylde i alt?', en: 'How much do you want to be able to owe in all?' },
  reason: { nb: 'Hva er det til?', en: 'What is it for?' },
}

async function ask(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const amountMinor = minorOf(form.get('amount'), 'NOK') ?? Number.NaN
    const wish = parseForm(AskCredit, { amountMinor, reason: form.get('reason'), lang })
    return act(till, caller.actor, (tx) => askCredit(tx, companyId, wish))
  })
  if ('done' in attempted) return { goTo: to(`/company/${companyId}/credit?done=asked`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => (pointer === '/amountMinor' ? 'amount' : 'reason'))
  return { ...(await creditPage(visit, filled)), status: problem.status }
}

async function creditPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller, to, ties } = visit
  const company = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const credit = await creditOf(on, company.id, { asStaff: isStaff(caller.actor) })
  const title = say(lang, { nb: 'Kjøp på faktura', en: 'Buying on invoice' })
  const mayAsk = BUYER_ROLES.some((role) => ties.includes(role)) && credit.limitMinor !== null
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company?company=${company.id}`), company.name, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}<h1>${title}</h1>
<div class="desk-main">${figures(lang, credit)}${newestWish(lang, credit)}
${mayAsk && credit.wish?.granted !== null ? askForm(visit, form, company.id) : null}</div>`,
  }
}

const kroner = (lang: Lang, minor: number): string => spell(money(minor, 'NOK'), lang)

function figures(lang: Lang, { limitMinor, openMinor, leftMinor, until, publicBody }: Credit): SafeHtml {
  const one = (term: Said, value: string) =>
    html`<div><dt>${say(lang, term)}</dt><dd class="figure">${value}</dd></div>`
  const open = one({ nb: 'Åpent nå', en: 'Open now' }, kroner(lang, openMinor))
  const because = publicBody
    ? say(lang, {
        nb: 'Offentlige virksomheter kan handle for så mye de vil.',
        en: 'Public bodies may buy as much as they like.',
      })
    : say(lang, { nb: 'Det er ingen grense for hva dere kan skylde.', en: 'There is no limit to what you may owe.' })
  if (limitMinor === null || leftMinor === null)
    return html`<p class="lead">${because}</p><dl class="desk-sums">${open}</dl>`
  return html`<p>${say(lang, { nb: 'Det som er bestilt på faktura og ikke er betalt, teller: også det som ikke er fakturert ennå.', en: 'What was ordered on invoice and is not paid counts: what has not been invoiced yet too.' })}</p>
<dl class="desk-sums">${one({ nb: 'Kan skylde', en: 'May owe' }, kroner(lang, limitMinor))}${open}${one({ nb: 'Igjen', en: 'Left' }, kroner(lang, leftMinor))}</dl>
${until === null ? null : html`<p class="fine">${say(lang, { nb: 'Gjelder til og med', en: 'Counts until and including' })} ${dayInWords(until, lang)}</p>`}`
}

function newestWish(lang: Lang, { wish }: Credit): SafeHtml | null {
  if (!wish) return null
  const sum = kroner(lang, wish.amountMinor)
  const words =
    wish.granted === null
      ? say(lang, {
          nb: `Dere har bedt om å kunne skylde ${sum}. Vi har ikke svart ennå.`,
          en: `You have asked to be able to owe ${sum}. We have not answered yet.`,
        })
      : wish.granted
        ? say(lang, { nb: `Dere ba om ${sum}, og vi sa ja.`, en: `You asked for ${sum}, and we said yes.` })
        : say(lang, {
            nb: `Dere ba om ${sum}. Vi sa nei: ${wish.answer}`,
            en: `You asked for ${sum}. We said no: ${wish.answer}`,
          })
  return html`<p class="sheet desk-part">${words}</p>`
}

function askForm({ lang, to, query }: Visit, form: Filled, companyId: string): SafeHtml {
  const wanted = query.get('amount') ?? ''
  const filled: Filled = { ...form, value: (name) => form.value(name) || (name === 'amount' ? wanted : '') }
  return html`<form class="form sheet desk-part desk-form" method="post" action="${to(`/company/${companyId}/credit`)}" novalidate><h2>${say(lang, { nb: 'Be om mer', en: 'Ask for more' })}</h2>
${field(filled, { name: 'amount', label: say(lang, LABELS.amount!), hint: say(lang, { nb: 'Beløp i kroner', en: 'Amount in kroner' }), inputmode: 'decimal', size: 11, max: 20 })}
${field(filled, { name: 'reason', label: say(lang, LABELS.reason!), hint: say(lang, { nb: 'For eksempel hvilke kurs, og for hvem', en: 'For instance which courses, and for whom' }), max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Send spørsmålet', en: 'Send the question' }))}</div></form>`
}

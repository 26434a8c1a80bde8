import type { CartView } from '../../cart/cart-view.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'
import type { FormFault } from '../forms/filled.ts'
import { href } from '../href.ts'
import { agreementLeftWords, type UsedUp } from './agreements.ts'
import { price, seatCount } from './offers.ts'
import { tooLittleWords } from './prepaid.ts'
import { codeRefused } from './vouchers.ts'

type Short = { offeringId: string; wanted: number; left: number }

/** Refusals of the checkout that can say more than their name: which course, how many seats are left, which price now. */
export function saidAtCheckout(lang: Lang, problem: Problem, cart: CartView): FormFault[] | null {
  if (problem.code === 'seats/sold-out') return soldOut(lang, problem.facts.lines as Short[], cart)
  if (problem.code === 'checkout/price-changed') {
    const facts = problem.facts as { expected: Money; total: Money }
    return isExported(cart) ? withoutVat(lang, facts.total) : priceNow(lang, facts)
  }
  if (problem.code === 'checkout/other-company') return heldForOthers(lang, problem.facts as HeldFor, cart)
  if (problem.code === 'pricing/agreement-used-up') return agreementUsedUp(lang, problem.facts as UsedUp)
  const refused = codeRefused(lang, problem)
  if (refused !== null) return [{ field: '', sentence: refused, href: href(lang, '/cart') }]
  if (problem.code === 'checkout/reference-form')
    return otherForm(lang, problem.facts as { field: string; forms: string[] })
  if (problem.code === 'prepaid/too-little-left')
    return [{ field: 'payBy', sentence: tooLittleWords(lang, problem.facts as { left: Money }) }]
  if (problem.code === 'companies/approval-needed')
    return needsYes(lang, problem.facts as { above: Money; total: Money })
  if (problem.code === 'companies/budget-exceeded') return beyondBudget(lang, problem.facts as BeyondBudget)
  if (problem.code === 'companies/credit-exceeded') return beyondCredit(lang, problem.facts as Partial<Beyond>)
  return null
}

/** What is left, at the tick that orders without it. */
const agreementUsedUp = (lang: Lang, facts: UsedUp): FormFault[] => [
  { field: 'withoutAgreement', sentence: agreementLeftWords(lang, facts) },
]

function needsYes(lang: Lang, { above, total }: { above: Money; total: Money }): FormFault[] {
  const sum = (amount: Money) => spell(amount, lang)
  const most = above.minor === 0 ? say(lang, { nb: '0 kr', en: 'NOK 0' }) : sum(above)
  const sentence = say(lang, {
    nb: `Bedriften vil at en eier eller leder sier ja til bestillinger for mer enn ${most}, og denne koster ${sum(total)}. Be om godkjenning, eller la en av dem bestille.`,
    en: `Your company wants an owner or manager to say yes to orders of more than ${most}, and this one costs ${sum(total)}. Ask for approval, or let one of them order.`,
  })
  return [{ field: '', sentence }]
}

type HeldFor = { offeringId: string; companies: { name: string }[] }

function heldForOthers(lang: Lang, { offeringId, companies }: HeldFor, { lines }: CartView): FormFault[] {
  const title = lines.find((line) => line.offer.offeringId === offeringId)?.offer.title ?? ''
  const names = new Intl.ListFormat(lang, { type: 'disjunction' }).format(companies.map(({ name }) => name))
  const sentence = say(lang, {
    nb: `«${title}» holdes bare for ${names}. Oppgi den som betaler, eller ta kurset ut av handlekurven.`,
    en: `“${title}” is held for ${names} only. Say that it pays, or take the course out of the cart.`,
  })
  return [{ field: 'organisationNumber', sentence }]
}

type BeyondBudget = { year: number; budget: Money; used: Money; left: Money; order: Money }

function beyondBudget(lang: Lang, { year, budget, used, left, order }: BeyondBudget): FormFault[] {
  const sum = (amount: Money) => spell(amount, lang)
  const sentence = say(lang, {
    nb: `Enhetens budsjett for ${year} er ${sum(budget)} uten mva. ${sum(used)} er brukt og ${sum(left)} er igjen; denne bestillingen er på ${sum(order)}. En eier eller leder kan bestille likevel.`,
    en: `The unit’s budget for ${year} is ${sum(budget)} without VAT. ${sum(used)} is used and ${sum(left)} is left; this order comes to ${sum(order)}. An owner or manager can order all the same.`,
  })
  return [{ field: 'unitId', sentence }]
}

type Beyond = { companyId: string; limit: Money; open: Money; left: Money }

/** Members are told the figures, and led to where they ask for more. */
function beyondCredit(lang: Lang, { companyId, limit, open, left }: Partial<Beyond>): FormFault[] | null {
  if (!companyId || !limit || !open || !left) return null
  const sum = (amount: Money) => spell(amount, lang)
  const sentence = say(lang, {
    nb: `Bedriften kan skylde ${sum(limit)} på faktura. ${sum(open)} er åpent, så det er ${sum(left)} igjen. Betal med kort, eller be om mer her.`,
    en: `The company may owe ${sum(limit)} on invoice. ${sum(open)} is open, so ${sum(left)} is left. Pay by card, or ask for more here.`,
  })
  return [{ field: '', sentence, href: href(lang, `/company/${companyId}/credit`) }]
}

function soldOut(lang: Lang, short: readonly Short[], { lines }: CartView): FormFault[] | null {
  const faults = short.flatMap(({ offeringId, wanted, left }): FormFault[] => {
    const offer = lines.find((line) => line.offer.offeringId === offeringId)?.offer
    return offer
      ? [{ field: '', sentence: shortage(lang, offer.title, { wanted, left }), href: href(lang, '/cart') }]
      : []
  })
  return faults.length > 0 ? faults : null
}

function shortage(lang: Lang, title: string, { wanted, left }: { wanted: number; left: number }): string {
  const none = say(lang, { nb: 'Ingenting er reservert eller trukket.', en: 'Nothing was held or charged.' })
  if (left === 0)
    return `${say(lang, { nb: `«${title}» er blitt fullt.`, en: `“${title}” has sold out.` })} ${none} ${say(lang, { nb: 'Ta det ut av handlekurven, eller velg en annen oppstart.', en: 'Take it out of the cart, or choose another start.' })}`
  const there = count(lang, left, {
    one: { nb: 'Det er {n} plass igjen', en: 'There is {n} seat left' },
    other: { nb: 'Det er {n} plasser igjen', en: 'There are {n} seats left' },
  })
  return say(lang, {
    nb: `${there} på «${title}», og du vil ha ${seatCount('nb', wanted)}. ${none} Endre antallet i handlekurven.`,
    en: `${there} on “${title}”, and you want ${seatCount('en', wanted)}. ${none} Change the quantity in the cart.`,
  })
}

const isExported = ({ lines }: CartView): boolean => lines.some(({ offer }) => offer.price.category === 'G')

const withoutVat = (lang: Lang, total: Money): FormFault[] => [
  {
    field: '',
    sentence: say(lang, {
      nb: `En bedrift utenfor Norge betaler ikke norsk merverdiavgift for kurs på nett: summen er ${price('nb', total)}. Se over den før du bestiller.`,
      en: `A company outside Norway pays no Norwegian VAT for a course over the net: the total is ${price('en', total)}. Look at it before you order.`,
    }),
  },
]

const priceNow = (lang: Lang, { expected, total }: { expected: Money; total: Money }): FormFault[] => [
  {
    field: '',
    sentence: say(lang, {
      nb: `Prisen er endret siden du så den: summen er ${price('nb', total)}, ikke ${price('nb', expected)}. Ingenting er reservert eller trukket. Se over den nye summen før du bestiller.`,
      en: `The price has changed since you saw it: the total is ${price('en', total)}, not ${price('en', expected)}. Nothing was held or charged. Look at the new total before you order.`,
    }),
  },
]

/** Each sign is explained where it occurs: most forms are digits alone. */
/** At the field of the number: what the numbers of this organisation look like. */
export function otherForm(lang: Lang, { field, forms }: { field: string; forms: readonly string[] }): FormFault[] {
  const either = forms.join(say(lang, { nb: ' eller ', en: ' or ' }))
  const signs = [
    either.includes('#') ? say(lang, { nb: '# er et siffer', en: '# is a digit' }) : null,
    either.includes('@') ? say(lang, { nb: '@ er en bokstav', en: '@ is a letter' }) : null,
  ].filter((sign) => sign !== null)
  const sentence = say(lang, {
    nb: `Hos denne organisasjonen ser nummeret slik ut: ${either}`,
    en: `At this organisation the number looks like this: ${either}`,
  })
  return [{ field, sentence: signs.length > 0 ? `${sentence} (${signs.join(', ')}).` : `${sentence}.` }]
}

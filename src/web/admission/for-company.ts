import { z } from 'zod'
import { QUANTITY_MAX } from '../../cart/problems.ts'
import { AddLine, addLine, changeLine } from '../../cart/put-line.ts'
import { setCartCompany } from '../../cart/set-company.ts'
import { isBuyer, tieOf } from '../../companies/member-role.ts'
import { myCompanies } from '../../companies/read-company.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { type Offer, offersOf } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { SHOW_DAYS } from '../../wallet/give-seats.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import { changeableCart, newCart } from '../pages/cart-moves.ts'
import type { Visit } from '../visit.ts'
import { FOR_COMPANY_PATH, requirementsPart } from './apply-part.ts'

const Id = z.uuid()
const LABELS: Record<string, Said> = {
  companyId: { nb: 'Bedrift', en: 'Company' },
  quantity: { nb: 'Antall plasser', en: 'Seats' },
}
const Quantity = z.coerce.number().pipe(AddLine.shape.quantity)

/** For whoever buys for a company: how seats are bought where whoever takes part is checked, and the way to the checkout. */
export const showForCompany = async (visit: Visit): Promise<Page> =>
  page(visit, await theOffer(visit, visit.query.get('offering') ?? ''))

/** Puts seats without names into the cart, which is the company's from then on. */
export async function buyForCompany(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offer = await theOffer(visit, form.get('offering'))
  const attempted = await attempt(() => {
    const wish = parseForm(z.strictObject({ companyId: Id, quantity: Quantity }), {
      ...{ companyId: form.get('companyId'), quantity: form.get('quantity') },
    })
    return act(till, caller.actor, async (tx) => {
      const known = await changeableCart(tx, visit)
      const key = known?.key ?? (await newCart(tx, visit))
      await setCartCompany(tx, key, wish.companyId)
      const there = known?.lines.some(({ offeringId }) => offeringId === offer.offeringId)
      const line = { offeringId: offer.offeringId, quantity: wish.quantity, people: [] }
      await (there ? changeLine : addLine)(tx, key, line)
    })
  })
  if ('done' in attempted) return { goTo: to('/checkout?as=company') }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => pointer.slice(1))
  return { ...(await page(visit, offer, filled)), status: problem.status, faulty: true }
}

async function page(
  visit: Visit,
  offer: Offer,
  form: Filled = freshForm(visit.lang, { quantity: '1' }),
): Promise<Page> {
  const { lang, to, on, caller } = visit
  const { title, slug, code, offeringId, admission, sale } = offer
  const companies = (await myCompanies(on, caller.actor)).filter(
    (each) => isBuyer(tieOf(each.role, each.unitIds)) && each.confirmed,
  )
  const heading = say(lang, { nb: 'Kjøp plasser til ansatte', en: 'Buy seats for employees' })
  const label = (name: string) => say(lang, LABELS[name]!)
  return {
    title: `${heading} – ${title}`,
    hidden: true,
    width: 'narrow',
    at: `${FOR_COMPANY_PATH}?${new URLSearchParams({ offering: offeringId })}`,
    body: html`<div class="stack">${backLink(to(`/courses/${slug}?start=${code}`), title, icon('back'))}${errorSummary(form, (name) => (LABELS[name] ? label(name) : null))}
<h1>${heading}</h1><p class="lead">${title}, ${days(lang, offer)}</p>
${admission ? html`<section class="sheet desk-part" aria-label="${say(lang, { nb: 'Kravene', en: 'The requirements' })}">${requirementsPart(lang, admission)}</section>` : null}
${howItWorks(lang, offer)}
${
  companies.length === 0
    ? noCompany(visit)
    : sale === 'open'
      ? html`<form class="form sheet desk-part" method="post" action="${to(FOR_COMPANY_PATH)}" novalidate>${hidden('offering', offeringId)}
${select(form, { name: 'companyId', label: label('companyId'), options: companies.map(({ id, name }) => ({ value: id, label: name })) })}
${field(form, { name: 'quantity', label: label('quantity'), type: 'number', inputmode: 'numeric', min: 1, max: Math.min(QUANTITY_MAX, offer.seats.left), size: 4, plain: true })}
<div class="actions">${submit(say(lang, { nb: 'Til kassen', en: 'To the checkout' }))}</div></form>`
      : html`<p>${say(lang, { nb: 'Det er ingen plasser å kjøpe nå.', en: 'There are no seats to buy now.' })}</p>`
}</div>`,
  }
}

/** What a company is told before it pays: whom it may name and when, what it never sees, and what a no means. */
const howItWorks = (lang: Lang, { zone, startsAt }: Offer): SafeHtml =>
  html`<section class="desk-block"><h2>${say(lang, { nb: 'Slik går det til', en: 'How it works' })}</h2><ul>${HOW(
    moment('nb', zone, startsAt),
    moment('en', zone, startsAt),
  ).map((said) => html`<li>${say(lang, said)}</li>`)}</ul></section>`

const HOW = (nb: string, en: string): readonly Said[] => [
  {
    nb: 'Dere kjøper plasser uten navn. De er deres fra dere har bestilt.',
    en: 'You buy seats without names. They are yours from when you order.',
  },
  {
    nb: `Etterpå navngir dere folk. Hver av dem viser dokumentene sine innen ${SHOW_DAYS} dager, og senest før kurset begynner ${nb}.`,
    en: `You name people afterwards. Each shows their papers within ${SHOW_DAYS} days, and before the course begins on ${en}.`,
  },
  {
    nb: 'Dere ser hvem som mangler dokumenter, blir vurdert og er påmeldt. Dokumentene, karakterene og begrunnelsene ser dere aldri.',
    en: 'You see who lacks papers, is being assessed and is enrolled. You never see papers, grades or reasons.',
  },
  {
    nb: 'Får noen nei, gir dere plassen til en annen før kurset begynner, eller gir den tilbake etter vilkårene.',
    en: 'If somebody is not admitted, you give the seat to somebody else before the course begins, or give it back by the terms.',
  },
]

const noCompany = ({ lang, to }: Visit): SafeHtml =>
  html`<p>${say(lang, { nb: 'Du må handle for en bedrift som vi har bekreftet.', en: 'You must buy for a company that we have confirmed.' })} <a href="${to('/company')}">${say(lang, { nb: 'Se bedriften din', en: 'See your company' })}</a></p>`

async function theOffer({ on, caller, lang }: Visit, offeringId: string): Promise<Offer> {
  const id = Id.safeParse(offeringId)
  const [offer] = id.success ? await offersOf(on, [id.data], onlookerOf(caller.actor, lang)) : []
  if (!offer?.admission) throw unknown('offering')
  return offer
}

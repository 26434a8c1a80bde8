import { nameSeats } from '../../checkout/name-seats.ts'
import { myCompanies } from '../../companies/read-company.ts'
import { type CompanySeats, companySeats } from '../../finance/company-seats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { MAY_NAME, memberHere } from './account.ts'
import { atPeople, givenNames, namesFrom, placeOfNames, ROWS_MAX } from './names-command.ts'

/** `seated` are the addresses of those to whom the company has given a seat in the same offering. */
type Found = { seats: CompanySeats; companyId: string; seated: ReadonlySet<string> }

export const showNames = async (visit: Visit): Promise<Page> =>
  namesPage(visit, await seatsOf(visit), freshForm(visit.lang))

/** Names people, all or nothing. A refusal shows every row as it was, each with its sentence. */
export async function nameFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const found = await seatsOf(visit)
  const given = givenNames(form)
  const attempted = await attempt(() => {
    const names = namesFrom(found.seats.offeringId, given.people)
    return act(till, caller.actor, (tx) => nameSeats(tx, found.seats.orderId, names))
  })
  if ('done' in attempted) return { goTo: to(`/company?company=${found.companyId}&done=named`) }
  const problem = atPeople(attempted.problem, given.people, found.seated)
  const refused = refusedDeskForm(visit, problem, placeOfNames(visit.lang, given))
  return { ...namesPage(visit, found, refused), status: problem.status }
}

/** The seats of the address, if they are those of a company in which this person may name people. */
async function seatsOf(visit: Visit): Promise<Found> {
  const { on, caller, lang } = visit
  const [orderId, offeringId] = [idOf(visit, 'order'), idOf(visit, 'offering', 'offeringId')]
  for (const company of await myCompanies(on, caller.actor)) {
    if (!MAY_NAME.includes(company.role)) continue
    const here = (await companySeats(on, memberHere(visit, company.id), lang)).filter(
      (each) => each.offeringId === offeringId,
    )
    const seats = here.find((each) => each.orderId === orderId)
    const seated = new Set(here.flatMap(({ people }) => people.map(({ email }) => email)))
    if (seats) return { seats, companyId: company.id, seated }
  }
  throw unknown('order')
}

function namesPage({ lang, to }: Visit, { seats, companyId }: Found, form: Filled): Page {
  const { unnamed, title, orderId, offeringId } = seats
  const heading = say(lang, { nb: `Sett navn på ${seatCount(lang, unnamed)}`, en: `Name ${seatCount(lang, unnamed)}` })
  const body =
    unnamed === 0
      ? html`<p class="lead">${say(lang, { nb: 'Alle plassene har navn.', en: 'All seats have names.' })}</p>`
      : html`<form class="form" method="post" action="${to(`/company/orders/${orderId}/seats/${offeringId}`)}" novalidate>${errorSummary(form, (name) => rowLabel(lang, name))}
<p>${say(lang, { nb: 'Tomme rader får vente. De du skriver opp, blir påmeldt med en gang.', en: 'Empty rows can wait. Everybody you name is enrolled at once.' })}</p>
${Array.from({ length: Math.min(unnamed, ROWS_MAX) }, (_, row) => personRow(form, row))}
${pasteBox(form)}
<div class="actions">${submit(say(lang, { nb: 'Lagre navnene', en: 'Save the names' }))}</div></form>`
  return {
    title: heading,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company?company=${companyId}`), say(lang, { nb: 'Min bedrift', en: 'My company' }), icon('back'))}<h1>${heading}</h1>
<p class="fine">${title} · ${days(lang, seats)} · ${seats.place}</p>${body}`,
  }
}

/** "Navn 2", or nothing for the box of pasted lines, whose sentences name their line. */
function rowLabel(lang: Lang, name: string): string | null {
  const [, row, part] = /^people\.(\d+)\.(name|email)$/.exec(name) ?? []
  if (row === undefined) return null
  return `${part === 'name' ? say(lang, { nb: 'Navn', en: 'Name' }) : say(lang, { nb: 'E-post', en: 'E-mail' })} ${Number(row) + 1}`
}

function personRow(form: Filled, row: number): SafeHtml {
  const one = (part: 'name' | 'email') => ({
    name: `people.${row}.${part}`,
    label: rowLabel(form.lang, `people.${row}.${part}`)!,
    plain: true as const,
  })
  return html`<div class="people__one">${field(form, { ...one('name'), max: LINE_MAX })}
${field(form, { ...one('email'), type: 'email', max: EMAIL_MAX })}</div>`
}

function pasteBox(form: Filled): SafeHtml {
  const { lang } = form
  const open = form.value('paste') !== '' ? html` open` : null
  return html`<details class="more"${open}><summary>${say(lang, { nb: 'Lim inn en liste', en: 'Paste a list' })}</summary>
${textArea(form, { name: 'paste', label: say(lang, { nb: 'Én person per linje', en: 'One person per line' }), hint: say(lang, { nb: 'Navn; e-post – for eksempel rett fra et regneark', en: 'Name; e-mail – straight from a spreadsheet, for example' }), rows: 8, optional: true })}</details>`
}

import { GROUPS, type Group, type Income, incomeBy, incomeByMonth } from '../../figures/income.ts'
import { incomeAhead } from '../../figures/income-ahead.ts'
import { type ReceivableAge, receivableAges } from '../../figures/receivable-ages.ts'
import { type SeatsAhead, seatsAhead } from '../../figures/seats-ahead.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { days, shortMonth, spelledMonth } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { seatBar } from '../desk/seat-bar.ts'
import { FINANCE_READERS as who } from '../finance/who.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { AGE_WORDS, CHANNEL_WORDS, GROUP_WORDS } from '../words/figures.ts'
import { barChart, legend } from './charts.ts'
import { amountIn, beside, figureTable, whole } from './figure-table.ts'

/** What finance looks at instead of reading. */
export const figurePages: readonly PageRoute[] = [{ method: 'get', path: '/finance/figures', who, answer: showFigures }]

const INVOICED: Said = { nb: 'Fakturert', en: 'Invoiced' }
const EARNED: Said = { nb: 'Inntektsført', en: 'Earned' }
const MONTH: Said = { nb: 'Måned', en: 'Month' }

async function showFigures(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const by = GROUPS.find((each) => each === query.get('by')) ?? 'faculty'
  const [months, groups, ages, seats, ahead] = await Promise.all([
    incomeByMonth(on),
    incomeBy(on, by),
    receivableAges(on),
    seatsAhead(on),
    incomeAhead(on),
  ])
  const title = say(lang, { nb: 'Tall og bilder', en: 'Figures and pictures' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}<h1>${title}</h1>
${section(lang, { id: 'income', said: { nb: 'Inntekt, tolv måneder', en: 'Income, twelve months' } }, [
  ...inCurrencies(months, (currency, rows) => monthsPart(lang, currency, rows)),
  groupPart(visit, by, groups),
])}
${section(
  lang,
  { id: 'receivables', said: { nb: 'Kundefordringer etter alder', en: 'Receivables by age' } },
  inCurrencies(ages, (currency, rows) => agesPart(lang, currency, rows)),
)}
${section(lang, { id: 'seats', said: { nb: 'Plasser i det som starter nå', en: 'Seats of what starts next' } }, [seatsPart(visit, seats)])}
${section(
  lang,
  { id: 'ahead', said: { nb: 'Utsatt inntekt som blir opptjent', en: 'Deferred income as it will be earned' } },
  inCurrencies(ahead, (currency, rows) => aheadPart(lang, currency, rows)),
)}`,
  }
}

const section = (lang: Lang, { id, said }: { id: string; said: Said }, parts: readonly SafeHtml[]): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="${id}"><h2 id="${id}">${say(lang, said)}</h2>${parts.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting ennå.', en: 'Nothing yet.' })}</p>` : parts}</section>`

function inCurrencies<Row extends { currency: Currency }>(
  rows: readonly Row[],
  part: (currency: Currency, rows: readonly Row[]) => SafeHtml,
): SafeHtml[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => part(currency, own))
}

function monthsPart(lang: Lang, currency: Currency, rows: readonly (Income & { month: string })[]): SafeHtml {
  const [amount, size] = [amountIn(lang, currency), whole(currency)]
  const heads = [say(lang, INVOICED), say(lang, EARNED)]
  const of = say(lang, { nb: `Inntekt per måned i ${currency}`, en: `Income by month in ${currency}` })
  const bars = rows.map((row) => ({
    label: shortMonth(lang, row.month),
    parts: [size(row.invoicedMinor), size(row.earnedMinor)],
  }))
  const lines = rows.map((row) => ({
    name: spelledMonth(lang, row.month),
    figures: [amount(row.invoicedMinor), amount(row.earnedMinor)],
  }))
  return beside(
    html`${barChart(bars, of)}${legend(heads)}`,
    figureTable({ head: say(lang, MONTH), heads, rows: lines }, of),
  )
}

function groupPart({ lang, to }: Visit, by: Group, rows: Awaited<ReturnType<typeof incomeBy>>): SafeHtml {
  const heads = [say(lang, INVOICED), say(lang, EARNED)]
  const links = GROUPS.map((each) =>
    each === by
      ? html`<li><a aria-current="true" href="${to(`/finance/figures?by=${each}#groups`)}">${say(lang, GROUP_WORDS[each])}</a></li>`
      : html`<li><a href="${to(`/finance/figures?by=${each}#groups`)}">${say(lang, GROUP_WORDS[each])}</a></li>`,
  )
  const nameOf = ({ nameNb, nameEn }: { nameNb: string; nameEn: string }) =>
    by === 'channel' ? say(lang, CHANNEL_WORDS[nameNb as keyof typeof CHANNEL_WORDS]) : lang === 'nb' ? nameNb : nameEn
  const lines = rows.map((row) => {
    const amount = amountIn(lang, row.currency)
    return { name: nameOf(row), figures: [amount(row.invoicedMinor), amount(row.earnedMinor)] }
  })
  const of = say(lang, GROUP_WORDS[by])
  return html`<h3 id="groups">${say(lang, { nb: 'Fordelt på', en: 'Divided by' })}</h3><ul class="desk-exports">${links}</ul>${figureTable({ head: of, heads, rows: lines }, of)}`
}

function agesPart(lang: Lang, currency: Currency, rows: readonly ReceivableAge[]): SafeHtml {
  const [amount, size] = [amountIn(lang, currency), whole(currency)]
  const of = say(lang, { nb: `Kundefordringer i ${currency}`, en: `Receivables in ${currency}` })
  const bars = rows.map(({ age, leftMinor }) => ({ label: say(lang, AGE_WORDS[age].brief), parts: [size(leftMinor)] }))
  const lines = rows.map(({ age, invoices, leftMinor }) => ({
    name: say(lang, AGE_WORDS[age].full),
    figures: [String(invoices), amount(leftMinor)],
  }))
  const heads = [say(lang, { nb: 'Fakturaer', en: 'Invoices' }), say(lang, { nb: 'Igjen å betale', en: 'Left to pay' })]
  return beside(
    barChart(bars, of),
    figureTable({ head: say(lang, { nb: 'Alder', en: 'Age' }), heads, rows: lines }, of),
  )
}

function seatsPart({ lang, to }: Visit, rows: readonly SeatsAhead[]): SafeHtml {
  if (rows.length === 0)
    return html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen kurs er lagt ut.', en: 'No course is for sale.' })}</p>`
  const line = ({ offeringId, code, titleNb, titleEn, startsAt, zone, ...seats }: SeatsAhead) =>
    html`<li>${icon('seat')}<span><a href="${to(`/admin/offerings/${offeringId}`)}">${(lang === 'nb' ? titleNb : titleEn) ?? titleNb ?? titleEn ?? code}</a> <span class="fine">${days(lang, { zone, startsAt, endsAt: startsAt })}</span>${seatBar(lang, seats)}</span></li>`
  return html`<ul class="desk-documents sheet figure-seats">${rows.map(line)}</ul>`
}

function aheadPart(lang: Lang, currency: Currency, rows: readonly { month: string; minor: number }[]): SafeHtml {
  const [amount, size] = [amountIn(lang, currency), whole(currency)]
  const of = say(lang, { nb: `Utsatt inntekt i ${currency}`, en: `Deferred income in ${currency}` })
  const last = rows.at(-1)?.month
  const nameOf = (month: string) =>
    month === last
      ? say(lang, { nb: `${spelledMonth('nb', month)} og senere`, en: `${spelledMonth('en', month)} and later` })
      : spelledMonth(lang, month)
  const bars = rows.map(({ month, minor }) => ({ label: shortMonth(lang, month), parts: [size(minor)] }))
  const lines = rows.map(({ month, minor }) => ({ name: nameOf(month), figures: [amount(minor)] }))
  return beside(
    barChart(bars, of),
    figureTable(
      { head: say(lang, MONTH), heads: [say(lang, { nb: 'Opptjenes', en: 'Will be earned' })], rows: lines },
      of,
    ),
  )
}

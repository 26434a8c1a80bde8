import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, percent, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { WHOLE_RATE } from '../../pricing/vat.ts'
import { type Compared, comparedIncome } from '../../reports/compared.ts'
import { type CourseName, courseName } from '../../reports/course-name.ts'
import { type Fill, seatsBy } from '../../reports/fill.ts'
import { GROUPS } from '../../reports/income.ts'
import { type PartnerShare, partnerShares } from '../../reports/partner-shares.ts'
import { readSums } from '../../reports/seen.ts'
import { INCOME_HEADS } from '../../reports/tables.ts'
import { shortMonth, spelledDay, spelledMonth } from '../components/when.ts'
import { barChart, legend, rowChart } from '../figures/charts.ts'
import { amountIn, figureTable, whole } from '../figures/figure-table.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { REPORT_GROUPS, REPORTS } from '../words/reports.ts'
import { type Asked, askedOf, reportQuery } from './asked.ts'
import { choices, fileLinks, keepsCourses, nameOf, nothing, periodForm, reportTabs, toDesk } from './parts.ts'

const PATH = '/admin/reports'
/** Groups that a picture shows; the table has them all. */
const DRAWN = 10

/** What came in, divided by what was chosen, beside the year before. */
export async function showIncome(visit: Visit): Promise<Page> {
  const { lang, to, query, till, caller } = visit
  const read = await readSums({ till, actor: caller.actor }, async (on, faculties) => {
    const today = dayIn(SELLER_ZONE, on.now)
    const asked = askedOf(query, today)
    const cut = { ...asked, faculties }
    const shares = faculties === null ? await partnerShares(on, asked) : null
    return {
      today,
      asked,
      shares,
      course: asked.courseId === undefined ? null : await courseName(on, cut),
      rows: await comparedIncome(on, asked.by, cut),
      seats: await seatsBy(on, asked.by, cut),
    }
  })
  const { asked, today, rows, seats, shares, course } = read
  const { by } = asked
  const title = say(lang, REPORTS)
  const ways = GROUPS.map((each) => ({
    ...{ value: each, words: say(lang, REPORT_GROUPS[each]), chosen: each === by },
    href: to(`${PATH}?${reportQuery(asked, { by: each })}`),
  }))
  const parts = [...Map.groupBy(rows, ({ currency }) => currency)]
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${toDesk(visit)}<h1>${title}</h1>
${reportTabs(visit, PATH)}${periodForm(visit, PATH, { period: asked, kept: keptOf(asked), today })}
<p class="lead">${spelledDay(lang, asked.from)} – ${spelledDay(lang, asked.to)}</p>${narrowedPart(visit, asked, course)}
${choices(say(lang, { nb: 'Fordelt på', en: 'Divided by' }), ways)}
<section class="desk-block" aria-labelledby="income"><h2 id="income">${say(lang, { nb: 'Inntekt etter', en: 'Income by' })} ${say(lang, REPORT_GROUPS[by]).toLowerCase()}</h2>
${parts.length === 0 ? nothing(lang) : parts.map(([currency, own]) => incomePart(visit, asked, { currency, rows: own }))}
${rows.length === 0 ? null : fileLinks({ lang, of: title }, 'income', reportQuery(asked, { by }))}${aboutPart(lang)}</section>
${seats.length === 0 ? null : seatsPart(visit, asked, seats)}${shares === null || shares.length === 0 ? null : sharesPart(lang, shares)}`,
  }
}

const keptOf = ({ by, faculty, courseId }: Asked): Record<string, string> => ({
  by,
  ...(faculty ? { faculty } : {}),
  ...(courseId ? { courseId } : {}),
})

/** What it is narrowed to, and the way back to all. */
function narrowedPart({ lang, to }: Visit, asked: Asked, course: CourseName | null): SafeHtml | null {
  const { faculty, courseId, from, to: through } = asked
  if (!faculty && !courseId) return null
  const words = [faculty, course && (lang === 'nb' ? course.nameNb : course.nameEn)].filter(Boolean).join(', ')
  const all = new URLSearchParams({ from, to: through })
  return html`<p>${say(lang, { nb: 'Bare', en: 'Only' })}: <strong>${words || say(lang, { nb: 'ukjent kurs', en: 'unknown course' })}</strong>. <a href="${to(`${PATH}?${all}`)}">${say(lang, { nb: 'Vis alt', en: 'Show all' })}</a></p>`
}

/** A name leads to what it is made of. */
function linked(visit: Visit, asked: Asked, row: { key: string; nameNb: string; nameEn: string }): SafeHtml | string {
  const { lang, to } = visit
  const words = nameOf(lang, row)
  const { by } = asked
  if (by === 'month') return spelledMonth(lang, row.key)
  if (by === 'faculty')
    return html`<a href="${to(`${PATH}?${reportQuery(asked, { by: 'course', faculty: row.key })}`)}">${words}</a>`
  if (by === 'course')
    return html`<a href="${to(`${PATH}?${reportQuery(asked, { by: 'offering', courseId: row.key })}`)}">${words}</a>`
  return by === 'offering' && keepsCourses(visit)
    ? html`<a href="${to(`/admin/offerings/${row.key}`)}">${words}</a>`
    : words
}

type InCurrency = { currency: Currency; rows: readonly Compared[] }
function incomePart(visit: Visit, asked: Asked, { currency, rows }: InCurrency): SafeHtml {
  const { lang } = visit
  const [amount, size] = [amountIn(lang, currency), whole(currency)]
  const of = say(lang, { nb: `Inntekt i ${currency}`, en: `Income in ${currency}` })
  const words = [INCOME_HEADS.agreed, INCOME_HEADS.before].map((said) => say(lang, said))
  const drawn = rows.slice(0, DRAWN).map((row) => ({
    label: asked.by === 'month' ? shortMonth(lang, row.key) : nameOf(lang, row),
    parts: [size(row.agreedMinor), size(row.agreedBeforeMinor)],
  }))
  const figuresOf = (row: Sums) => [
    amount(row.agreedMinor),
    amount(row.agreedBeforeMinor),
    amount(row.invoicedMinor),
    amount(row.earnedMinor),
    String(row.seats),
  ]
  const heads = [
    INCOME_HEADS.agreed,
    INCOME_HEADS.before,
    INCOME_HEADS.invoiced,
    INCOME_HEADS.earned,
    INCOME_HEADS.seats,
  ]
  const table = figureTable(
    {
      head: say(lang, REPORT_GROUPS[asked.by]),
      heads: heads.map((said) => say(lang, said)),
      rows: rows.map((row) => ({ name: linked(visit, asked, row), figures: figuresOf(row) })),
      sum: { name: say(lang, { nb: 'Sum', en: 'Total' }), figures: figuresOf(sumOf(rows)) },
    },
    of,
  )
  const chart = asked.by === 'month' ? barChart(drawn, of) : rowChart(drawn, of)
  return html`<div class="sheet desk-part report-picture">${chart}${legend(words)}</div>${table}`
}

type Sums = Pick<Compared, 'agreedMinor' | 'agreedBeforeMinor' | 'invoicedMinor' | 'earnedMinor' | 'seats'>
const sumOf = (rows: readonly Sums[]): Sums =>
  rows.reduce((sum, row) => ({
    agreedMinor: sum.agreedMinor + row.agreedMinor,
    agreedBeforeMinor: sum.agreedBeforeMinor + row.agreedBeforeMinor,
    invoicedMinor: sum.invoicedMinor + row.invoicedMinor,
    earnedMinor: sum.earnedMinor + row.earnedMinor,
    seats: sum.seats + row.seats,
  }))

const aboutPart = (lang: Lang): SafeHtml =>
  html`<p class="fine">${say(lang, { nb: 'Uten merverdiavgift. Avtalt: bekreftede ordrer i perioden, minus det som er kreditert i den. Fakturert: fakturaer minus kreditnotaer. Inntektsført: det regnskapet har ført som opptjent. I fjor: de samme dagene året før.', en: 'Without VAT. Agreed: orders confirmed in the period, less what was credited in it. Invoiced: invoices less credit notes. Earned: what the book has recognised. Last year: the same days of the year before.' })}</p>`

type Counts = Pick<Fill, 'offerings' | 'capacity' | 'sold'>
function seatsPart(visit: Visit, asked: Asked, rows: readonly Fill[]): SafeHtml {
  const { lang } = visit
  const of = say(lang, { nb: 'Plasser i det som starter i perioden', en: 'Seats of what starts in the period' })
  const figuresOf = ({ offerings, capacity, sold }: Counts) => [
    String(offerings),
    String(sold),
    String(capacity),
    capacity === 0 ? '–' : percent(lang, Math.round((sold * WHOLE_RATE) / capacity)),
  ]
  const all = rows.reduce<Counts>(
    (sum, row) => ({
      offerings: sum.offerings + row.offerings,
      capacity: sum.capacity + row.capacity,
      sold: sum.sold + row.sold,
    }),
    { offerings: 0, capacity: 0, sold: 0 },
  )
  const heads = [
    { nb: 'Oppstarter', en: 'Starts' },
    { nb: 'Solgt', en: 'Sold' },
    { nb: 'Plasser', en: 'Seats' },
    { nb: 'Fylt', en: 'Filled' },
  ]
  return html`<section class="desk-block" aria-labelledby="seats"><h2 id="seats">${of}</h2>${figureTable(
    {
      head: say(lang, REPORT_GROUPS[asked.by]),
      heads: heads.map((said) => say(lang, said)),
      rows: rows.map((row) => ({ name: linked(visit, asked, row), figures: figuresOf(row) })),
      sum: { name: say(lang, { nb: 'Sum', en: 'Total' }), figures: figuresOf(all) },
    },
    of,
  )}</section>`
}

function sharesPart(lang: Lang, rows: readonly PartnerShare[]): SafeHtml {
  const of = say(lang, { nb: 'Partnernes andeler', en: 'Shares of partners' })
  return html`<section class="desk-block" aria-labelledby="shares"><h2 id="shares">${of}</h2><p class="fine">${say(lang, { nb: 'Det oppgjørene for månedene i perioden sier, når de er laget.', en: 'What the statements of the months of the period say, once they are made.' })}</p>${figureTable(
    {
      head: 'Partner',
      heads: [say(lang, { nb: 'Oppgjør', en: 'Statements' }), say(lang, { nb: 'Andel', en: 'Share' })],
      rows: rows.map(({ partner, currency, statements, ownMinor }) => ({
        name: partner,
        figures: [String(statements), amountIn(lang, currency)(ownMinor)],
      })),
    },
    of,
  )}</section>`
}

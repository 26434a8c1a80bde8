import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { PREPAID } from '../../spend/files.ts'
import { SpendFilter } from '../../spend/filters.ts'
import { lookedAtBy } from '../../spend/looker.ts'
import { type Spent, spentByCourse, spentByMonth, spentByUnit, spentInAll } from '../../spend/spend-of.ts'
import { UNIT } from '../components/unit-choice.ts'
import { spelledMonth } from '../components/when.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { askedOf, DAY_LABELS, exportLinks, filterForm, sums, UNIT_LABEL, unitFilter } from './asked.ts'
import { companyHere } from './company-here.ts'
import { portalNav } from './portal.ts'
import { spendTable } from './spend-table.ts'

const BY_COURSE: Said = { nb: 'Etter kurs', en: 'By course' }
const BY_UNIT: Said = { nb: 'Etter enhet', en: 'By unit' }
const NO_UNIT: Said = { nb: 'Uten enhet', en: 'No unit' }
const LABELS = { ...UNIT_LABEL, ...DAY_LABELS } as const
const BY_MONTH: Said = { nb: 'Etter måned', en: 'By month' }

/** What a company has spent, by its documents: on which courses, and when. */
export async function showSpend(visit: Visit): Promise<Page> {
  const { lang } = visit
  const company = await companyHere(visit)
  const at = `/company/${company.id}/spend`
  const asked = await askedOf(visit, SpendFilter, LABELS)
  const title = say(lang, { nb: 'Forbruk', en: 'Spend' })
  return {
    title: `${title} · ${company.name}`,
    hidden: true,
    width: 'wide',
    ...(asked.filter ? {} : { status: asked.status, faulty: true }),
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'spend')}
<section class="desk-block"><h2>${title}</h2>
<p>${say(lang, { nb: 'Det som er fakturert, med det kreditnotaer tar tilbake. Kurs med mva. faktureres når de holdes.', en: 'What was invoiced, with what credit notes took back. Courses with VAT are invoiced when they are held.' })}</p>
${filterForm(visit, { form: asked.form, at, labels: LABELS, fields: await unitFilter(visit, asked.form, company.id) })}
${asked.filter ? await found(visit, company.id, asked.filter) : null}</section>`,
  }
}

async function found(visit: Visit, companyId: string, filter: SpendFilter): Promise<SafeHtml> {
  const { lang, on, caller } = visit
  const asked = { of: lookedAtBy(caller.actor, companyId), filter, lang }
  const [totals, courses, months, units] = await Promise.all([
    spentInAll(on, asked),
    spentByCourse(on, asked),
    spentByMonth(on, asked),
    spentByUnit(on, asked),
  ])
  if (totals.length === 0)
    return html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting er fakturert.', en: 'Nothing was invoiced.' })}</p>`
  return html`${totals.map((total) => totalOf(lang, total))}
${exportLinks(visit, `/companies/${companyId}/spend`, filter)}
${spendTable(lang, { title: BY_COURSE, of: { nb: 'Kurs', en: 'Course' }, rows: courses.map(({ course, ...row }) => ({ ...row, name: course ?? say(lang, PREPAID) })) })}
${units.some(({ unitId }) => unitId !== null) ? spendTable(lang, { title: BY_UNIT, of: UNIT, rows: units.map(({ unit, ...row }) => ({ ...row, name: unit ?? say(lang, NO_UNIT) })) }) : null}
${spendTable(lang, { title: BY_MONTH, of: { nb: 'Måned', en: 'Month' }, rows: months.map(({ month, ...row }) => ({ ...row, name: spelledMonth(lang, month) })) })}`
}

function totalOf(lang: Lang, { currency, netMinor, vatMinor, grossMinor, creditedMinor }: Spent): SafeHtml {
  const amount = (minor: number) => spell(money(minor, currency), lang)
  return sums([
    [say(lang, { nb: 'Netto', en: 'Net' }), amount(netMinor)],
    [say(lang, { nb: 'Mva.', en: 'VAT' }), amount(vatMinor)],
    [say(lang, { nb: 'Fakturert', en: 'Invoiced' }), amount(grossMinor)],
    [say(lang, { nb: 'Kreditert', en: 'Credited' }), amount(creditedMinor)],
    [say(lang, { nb: 'Brukt', en: 'Spent' }), amount(grossMinor - creditedMinor)],
  ])
}

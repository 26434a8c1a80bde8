import { SESSIONS_MAX } from '../../catalogue/words.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { taxClassesOf } from '../../pricing/tax-class.ts'
import { type Capacity, capacityOf } from '../../seats/capacity.ts'
import type { DraftOffering } from '../../storefront/draft-offering.ts'
import { newestTerms } from '../../terms/queries.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { missingList } from '../desk/missing-list.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { AS_BUYERS_SEE, previewPath } from '../developing/preview-band.ts'
import { submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { knownOffering } from './known-offering.ts'
import { stateTag } from './list.ts'
import { offeringForm } from './offering-form.ts'
import { toldPart } from './told-part.ts'

const DONE: Record<string, Said> = {
  created: { nb: 'Oppstarten er laget som utkast.', en: 'The start has been made as a draft.' },
}

/** The button saves first. */
const UNPUBLISHABLE: Said = {
  nb: 'Endringene er lagret, men oppstarten kan ikke legges ut for salg ennå',
  en: 'Your changes are saved, but the start cannot go on sale yet',
}

/** A course whose new start is being written, or a start that there is. */
type Subject = DraftOffering | { courseId: string; courseTitle: string }
type Shown = { form?: Filled; unpublishable?: boolean }

/** Empty rows beyond those in use. */
const SPARE_ROWS = 2

export async function offeringPage(visit: Visit, subject: Subject, shown: Shown = {}): Promise<Page> {
  const { lang, on, to } = visit
  const draft = 'offeringId' in subject ? subject : null
  const { courseId, courseTitle } = subject
  const form = shown.form ?? knownOffering(lang, draft!)
  const [taxClasses, terms, capacity, now] = await Promise.all([
    taxClassesOf(on),
    newestTerms(on, draft?.termsId),
    draft ? capacityOf(on, draft.offeringId, lang) : null,
    nowOf(on),
  ])
  const title = draft
    ? `${courseTitle}: ${days(lang, draft)}`
    : say(lang, { nb: `Ny oppstart av ${courseTitle}`, en: `New start of ${courseTitle}` })
  const coursePage = to(`/admin/courses/${courseId}`)
  const overview = draft ? to(`/admin/offerings/${draft.offeringId}`) : null
  const action = overview ? `${overview}/edit` : `${coursePage}/offerings/new`
  return {
    title,
    hidden: true,
    body: html`${overview ? backLink(overview, say(lang, { nb: 'Oversikten', en: 'The overview' }), icon('back')) : backLink(coursePage, courseTitle, icon('back'))}${notice(visit, DONE)}
<div class="desk-head"><h1>${title}</h1>${draft ? html`<p class="desk-tags">${stateTag(lang, { ...draft, left: leftOf(capacity) }, now)}${draft.closed ? tag('warning', say(lang, { nb: 'Lukket', en: 'Closed' })) : null}</p>` : null}</div>
${draft && form.faults.length === 0 ? missingList(lang, draft.missing, { refused: shown.unpublishable ? UNPUBLISHABLE : null, coursePage }) : null}
${offeringForm(lang, form, {
  ...{ taxClasses, terms, action },
  rows: rowsOf(form, draft),
  capacityWords: capacity?.pools.map((pool) => pool.inWords).join('; ') || null,
  told: draft && (draft.publishedAt || draft.saleOpensAt <= now) ? toldPart(lang, form) : null,
  go: buttons(visit, draft),
})}`,
  }
}

const leftOf = (capacity: Capacity | null): number => (capacity?.pools ?? []).reduce((sum, { left }) => sum + left, 0)

function rowsOf(form: Filled, draft: DraftOffering | null): number {
  const asked = Number(form.value('rows'))
  const wanted = Number.isSafeInteger(asked) && asked > 0 ? asked : (draft?.sessions.length ?? 0) + SPARE_ROWS
  return Math.min(wanted, SESSIONS_MAX)
}

function buttons({ lang, to }: Visit, draft: DraftOffering | null): SafeHtml {
  if (!draft) return submit(say(lang, { nb: 'Lag oppstarten', en: 'Make the start' }))
  const save = submit(say(lang, { nb: 'Lagre endringene', en: 'Save changes' }))
  if (draft.publishedAt) return save
  return html`${save}<button class="ds-button" data-variant="secondary" type="submit" name="then" value="publish">${say(lang, { nb: 'Lagre og legg ut for salg', en: 'Save and put on sale' })}</button> <a href="${to(previewPath(draft.courseId, draft.code))}">${say(lang, AS_BUYERS_SEE)}</a>`
}

import { changesOf } from '../../catalogue/changes-of.ts'
import { notesOf } from '../../keeping/notes.ts'
import { type Overview, overviewOf } from '../../keeping/overview.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { togetherWith } from '../../postponing/together.ts'
import { extrasOf } from '../../pricing/extras-of.ts'
import { lackingOf } from '../../questions/questions-of.ts'
import { capacityOf } from '../../seats/capacity.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { missingList } from '../desk/missing-list.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { AS_BUYERS_SEE, previewPath } from '../developing/preview-band.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { rosterLinks } from '../handover/roster-links.ts'
import type { Page } from '../page-route.ts'
import { togetherPart } from '../postponing/together-part.ts'
import { lackingPart } from '../questions/lacking.ts'
import type { Visit } from '../visit.ts'
import { reasonsInWords } from '../words/to-decide.ts'
import { extrasPart } from './extras-part.ts'
import { stateTag } from './list.ts'
import { NOTE_LABEL, notesPart } from './notes-part.ts'
import { incomePart, learningPart, peoplePart, seatsPart, sessionsPart, waitingPart } from './overview-parts.ts'
import { changesPart } from './told-part.ts'

const DONE: Record<string, Said> = {
  saved: { nb: 'Endringene er lagret.', en: 'Your changes are saved.' },
  extra: { nb: 'Tillegget er lagret.', en: 'The extra is saved.' },
  withdrawn: {
    nb: 'Tillegget selges ikke lenger. Det som er solgt, står ved lag.',
    en: 'The extra is no longer sold. What is sold stays sold.',
  },
  published: { nb: 'Oppstarten er til salgs.', en: 'The start is on sale.' },
  unpublished: {
    nb: 'Oppstarten er tatt av salg. Det som er solgt, står ved lag.',
    en: 'The start is no longer on sale. What is sold stays sold.',
  },
  returned: { nb: 'Plassene er til salgs igjen.', en: 'The seats are on sale again.' },
  postponed: {
    nb: 'Tid og sted er endret. De som har plass, får beskjed.',
    en: 'When and where are changed. Whoever has a place is told.',
  },
  noted: { nb: 'Notatet er lagret.', en: 'The note is saved.' },
  removed: { nb: 'Notatet er slettet.', en: 'The note is deleted.' },
}

/** One start with all that somebody decides by, and the ways to where it is done. */
export async function showOverview(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const { changes, extras, ...known } = await readTogether(till.connection.pool, async (on) => {
    const [draft, overview] = [await draftOffering(on, offeringId, lang), await overviewOf(on, offeringId, lang)]
    const capacity = await capacityOf(on, offeringId, lang)
    if (!draft || !overview || !capacity) throw unknown('offering')
    return {
      ...{ draft, overview, capacity, now: on.now },
      notes: await notesOf(on, offeringId),
      changes: await changesOf(on, offeringId),
      extras: await extrasOf(on, offeringId),
      lacking: await lackingOf(on, offeringId),
      together: await togetherWith(on, offeringId),
    }
  })
  const { draft, overview, now } = known
  const { courseTitle, courseId } = draft
  const title = `${courseTitle}: ${days(lang, draft)}`
  const coursePage = to(`/admin/courses/${courseId}`)
  const formPage = to(`/admin/offerings/${offeringId}/edit`)
  return {
    title,
    hidden: true,
    at: `/admin/offerings/${offeringId}`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(coursePage, courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (name === 'words' ? say(lang, NOTE_LABEL) : null))}
<div class="desk-head"><div><h1>${title}</h1><p class="fine">${draft.code} · ${overview.considered.faculty} · ${draft.place}</p></div><p class="desk-tags">${overview.considered.cancelledAt ? tag('danger', say(lang, { nb: 'Avlyst', en: 'Cancelled' })) : known.together.some(({ follows }) => follows) ? tag('info', say(lang, { nb: 'Holdes sammen med en annen', en: 'Held together' })) : stateTag(lang, { ...draft, left: overview.considered.left }, now)}${draft.closed ? tag('warning', say(lang, { nb: 'Lukket', en: 'Closed' })) : null}</p></div>
${draft.publishedAt || overview.considered.cancelledAt || known.together.some(({ follows }) => follows) ? null : missingList(lang, draft.missing, { refused: null, coursePage, formPage })}${needs(visit, overview)}
<div class="desk-columns"><div class="desk-main">${seatsPart(visit, known)}${waitingPart(visit, known)}${sessionsPart(visit, known)}${notesPart(visit, { offeringId, notes: known.notes, form })}${changesPart(lang, changes)}</div>
<div class="desk-side">${actsPart(visit, draft, known.lacking)}${togetherPart(visit, { offeringId, starts: known.together })}${peoplePart(visit, known)}${learningPart(visit, known)}${incomePart(visit, overview)}${filesPart(visit, draft)}</div></div>
${draft.price ? extrasPart(visit, { offeringId, extras }) : null}`,
  }
}

/** What is decided on this very page needs no link. */
function needs(visit: Visit, { considered }: Overview): SafeHtml | null {
  const { lang, to } = visit
  if (considered.reasons.length === 0) return null
  const here = `/admin/offerings/${considered.offeringId}`
  return html`<section class="desk-attention desk-need__box" aria-labelledby="needs"><h2 id="needs">${icon('alert')}${say(lang, { nb: 'Dette må avgjøres', en: 'To be decided' })}</h2>
<ul>${reasonsInWords(visit, considered).map(({ says, act, path }) => html`<li>${says}${path === null || path === here ? null : html` <a href="${to(path)}">${act}</a>`}</li>`)}</ul></section>`
}

function actsPart(
  { lang, to }: Visit,
  { offeringId, courseId, slug, code, publishedAt }: DraftOffering,
  lacking: number,
): SafeHtml {
  const here = `/admin/offerings/${offeringId}`
  const onSale = publishedAt
    ? html`<p><a href="${to(`/courses/${slug}?start=${encodeURIComponent(code)}`)}">${say(lang, { nb: 'Se den slik kjøperne ser den', en: 'See it as buyers do' })}</a></p>
<form method="post" action="${to(`${here}/unpublication`)}">${submit(say(lang, { nb: 'Ta av salg', en: 'Take off sale' }), 'tertiary')}</form>`
    : html`<p><a href="${to(previewPath(courseId, code))}">${say(lang, AS_BUYERS_SEE)}</a></p>`
  return html`<section class="sheet desk-part"><h2 class="ds-sr-only">${say(lang, { nb: 'Endre', en: 'Change' })}</h2>
<p><a class="ds-button" href="${to(`${here}/edit`)}">${say(lang, { nb: 'Endre oppstarten', en: 'Change this start' })}</a></p>
<p><a href="${to(`${here}/decision`)}">${say(lang, { nb: 'Økonomi, og om kurset holdes', en: 'Economy, and whether it is held' })}</a></p>
<p><a href="${to(`/admin/courses/${courseId}/tasks?start=${offeringId}`)}">${say(lang, { nb: 'Oppgaver', en: 'Tasks' })}</a></p>
<p><a href="${to(`${here}/history`)}">${say(lang, { nb: 'Hva som er endret, og priser over tid', en: 'What was changed, and prices over time' })}</a></p>
<p><a href="${to(`${here}/copy`)}">${say(lang, { nb: 'Kopier til en ny oppstart', en: 'Copy to another start' })}</a></p>
<p><a href="${to(`${here}/companies`)}">${say(lang, { nb: 'Åpen eller lukket', en: 'Open or closed' })}</a></p>
<p><a href="${to(`${here}/questions`)}">${say(lang, { nb: 'Spørsmål til deltakerne', en: 'Questions to participants' })}</a>${lackingPart(lang, lacking)}</p>
<p><a href="${to(`${here}/admission`)}">${say(lang, { nb: 'Hvem som kan søke', en: 'Who can apply' })}</a></p>${onSale}</section>`
}

const filesPart = ({ lang }: Visit, { offeringId, publishedAt }: DraftOffering): SafeHtml =>
  html`<section class="sheet desk-part" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Kalender og filer', en: 'Calendar and files' })}</h2>
${publishedAt ? html`<p><a href="/offerings/${offeringId}/calendar" download>${say(lang, { nb: 'Kalenderfil (ICS)', en: 'Calendar file (ICS)' })}</a></p>` : null}${rosterLinks({ lang }, offeringId)}</section>`

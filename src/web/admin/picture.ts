import { describePicture } from '../../pictures/describe-picture.ts'
import { LEAST } from '../../pictures/least.ts'
import { type CoursePicture, pictureOfCourse } from '../../pictures/picture-of.ts'
import { DescribePicture, PICTURE_BYTES_MAX, PutPicture, putPicture } from '../../pictures/put-picture.ts'
import { removePicture } from '../../pictures/remove-picture.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { draftCourse } from '../../storefront/draft-course.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { fileField } from '../forms/file-field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ITS_KEEPERS as who } from './who.ts'

const PATH = '/admin/courses/:id/picture'
const MEGABYTE = 1024 * 1024
const ACCEPTED = '.jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp'

/** The picture of a course, with what it shows in words. */
export const picturePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => show(visit) },
  { method: 'post', path: PATH, who, file: PICTURE_BYTES_MAX, answer: putFromForm },
]

const here = (courseId: string) => `/admin/courses/${courseId}/picture` as const

const DONE: Record<string, Said> = {
  put: { nb: 'Bildet er lagret og vises nå.', en: 'The picture is saved and shown now.' },
  described: { nb: 'Ordene til bildet er lagret.', en: 'The words of the picture are saved.' },
  removed: {
    nb: 'Bildet er fjernet. Kurset vises med mønsteret sitt igjen.',
    en: 'The picture is gone. The course is shown by its pattern again.',
  },
}
const LABELS: Record<string, Said> = {
  file: { nb: 'Bildefil', en: 'Picture file' },
  altNb: { nb: 'Hva bildet viser, på norsk', en: 'What the picture shows, in Norwegian' },
  altEn: { nb: 'Hva bildet viser, på engelsk', en: 'What the picture shows, in English' },
  credit: { nb: 'Fotograf og rettigheter', en: 'Photographer and rights' },
}
const FIELDS: Record<string, string> = { '/content': 'file', '/alt/nb': 'altNb', '/alt/en': 'altEn' }
const fieldOf = (pointer: string): string => FIELDS[pointer] ?? fieldOfPointer(pointer)

/** A file replaces the picture; without one only its words are changed; or it goes. */
async function putFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, req, on } = visit
  const courseId = idOf(visit, 'course')
  const isThere = (await pictureOfCourse(on, courseId)) !== null
  const attempted = await attempt(async () => {
    if (form.get('step') === 'remove') {
      await act(till, caller.actor, (tx) => removePicture(tx, courseId))
      return 'removed'
    }
    const file = fileOf(req)
    const given = wordsIn(form)
    if (file) {
      const words = parseForm(DescribePicture, given)
      await putPicture(till, caller.actor, { courseId, bytes: file.bytes, ...words })
      return 'put'
    }
    const words = parseForm(isThere ? DescribePicture : PutPicture, given)
    await act(till, caller.actor, (tx) => describePicture(tx, courseId, words))
    return 'described'
  })
  if ('done' in attempted) return { goTo: to(`${here(courseId)}?done=${attempted.done}`) }
  return show(visit, attempted.problem)
}

function wordsIn(form: Entries): unknown {
  const credit = form.get('credit')
  return { alt: { nb: form.get('altNb'), en: form.get('altEn') }, ...(credit === '' ? {} : { credit }) }
}

async function show(visit: Visit, problem: Problem | null = null): Promise<Page> {
  const { lang, on, to } = visit
  const courseId = idOf(visit, 'course')
  const draft = await draftCourse(on, courseId)
  if (!draft) throw unknown('course')
  const picture = await pictureOfCourse(on, courseId)
  const form = problem ? refusedDeskForm(visit, problem, fieldOf) : freshForm(lang, known(picture))
  const title = say(lang, { nb: 'Bilde', en: 'Picture' })
  const course = draft.texts[lang]?.title || draft.texts.nb?.title || draft.texts.en?.title || draft.slug
  return {
    title: `${title} – ${course}`,
    hidden: true,
    width: 'narrow',
    ...(problem && { status: problem.status, faulty: true as const }),
    body: html`${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}${backLink(to(`/admin/courses/${courseId}`), course, icon('back'))}${notice(visit, DONE)}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Bildet står øverst på kurssiden og på kortet i oversikten. Uten bilde vises et mønster.', en: 'The picture stands at the top of the course page and on its card in the overview. Without one a pattern is shown.' })}</p>
${picture ? shown(lang, picture) : null}${pictureForm(form, to(here(courseId)), picture !== null)}
${picture ? html`<form method="post" action="${to(here(courseId))}" enctype="multipart/form-data">${hidden('step', 'remove')}${submit(say(lang, { nb: 'Fjern bildet', en: 'Remove the picture' }), 'tertiary')}</form>` : null}`,
  }
}

const known = (picture: CoursePicture | null): Record<string, string> =>
  picture ? { altNb: picture.altNb, altEn: picture.altEn, credit: picture.credit } : {}

const shown = (lang: Lang, { small, altNb, altEn, width, height }: CoursePicture): SafeHtml =>
  html`<p><img class="desk-picture" src="${small}" alt="${say(lang, { nb: altNb, en: altEn })}" width="${width}" height="${height}"></p>`

function pictureForm(form: Filled, action: string, isThere: boolean): SafeHtml {
  const { lang } = form
  const size = PICTURE_BYTES_MAX / MEGABYTE
  const hint = isThere
    ? say(lang, {
        nb: `Velg en fil bare hvis bildet skal byttes. JPEG, PNG eller WebP, høyst ${size} MB.`,
        en: `Choose a file only to replace the picture. JPEG, PNG or WebP, at most ${size} MB.`,
      })
    : say(lang, {
        nb: `JPEG, PNG eller WebP, minst ${LEAST.long} piksler på den lange siden og ${LEAST.short} på den korte, høyst ${size} MB. Et bredt bilde passer best. Sted og kamera i filen blir ikke lagret.`,
        en: `JPEG, PNG or WebP, at least ${LEAST.long} pixels on its long side and ${LEAST.short} on its short one, at most ${size} MB. A wide picture fits best. Place and camera in the file are not kept.`,
      })
  const alt = say(lang, {
    nb: 'Leses opp for dem som ikke ser bildet. Si hva det viser, ikke at det er et bilde.',
    en: 'Read aloud to those who do not see it. Say what it shows, not that it is a picture.',
  })
  const credit = say(lang, {
    nb: 'Står på kurssiden, for eksempel «Foto: Kari Nordmann / CC BY 4.0».',
    en: 'Stands on the course page, such as “Photo: Kari Nordmann / CC BY 4.0”.',
  })
  return html`<form class="form" method="post" action="${action}" enctype="multipart/form-data" novalidate>
${fileField(form, { label: say(lang, LABELS.file!), hint, accept: ACCEPTED, optional: isThere })}
${field(form, { name: 'altNb', label: say(lang, LABELS.altNb!), max: LINE_MAX, hint: alt })}
${field(form, { name: 'altEn', label: say(lang, LABELS.altEn!), max: LINE_MAX })}
${field(form, { name: 'credit', label: say(lang, LABELS.credit!), max: LINE_MAX, hint: credit, optional: true })}
<div>${submit(say(lang, isThere ? { nb: 'Lagre', en: 'Save' } : { nb: 'Legg til bildet', en: 'Add the picture' }))}</div></form>`
}

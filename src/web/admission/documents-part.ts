import type { Application } from '../../admission/applications.ts'
import { DOCUMENT_BYTES_MAX, DOCUMENTS_MAX } from '../../admission/put-document.ts'
import { DOCUMENT_KINDS } from '../../catalogue/admission.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { sizeOf } from '../components/size.ts'
import { day } from '../components/when.ts'
import { select, submit } from '../forms/field.ts'
import { fileField } from '../forms/file-field.ts'
import type { Filled } from '../forms/filled.ts'
import { DOCUMENTS } from '../words/admission.ts'

const MEGABYTE = 1024 * 1024
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

export const DOCUMENT_LABELS: Record<string, Said> = {
  kind: { nb: 'Hva er det?', en: 'What is it?' },
  file: { nb: 'Fil', en: 'File' },
}

/** The documents of an application, each to be saved from below that address. */
export const documentList = (
  lang: Lang,
  { documents, missing, decision, endedAs }: Application,
  below: string,
): SafeHtml =>
  html`${
    documents.length === 0
      ? html`<p>${say(lang, { nb: 'Ingen dokumenter er lagt ved.', en: 'No documents have been added.' })}</p>`
      : html`<ul>${documents.map(
          ({ id, kind, name, size, addedAt }) =>
            html`<li><a href="${below}/documents/${id}" download>${say(lang, DOCUMENTS[kind])}</a><br><span class="fine wrap">${name}, ${sizeOf(lang, size)}, ${day(lang, SELLER_ZONE, addedAt)}</span></li>`,
        )}</ul>`
  }${missing.length > 0 && !decision && !endedAs ? html`<p><strong>${say(lang, { nb: 'Mangler:', en: 'Missing:' })}</strong> ${missing.map((kind) => say(lang, DOCUMENTS[kind]).toLocaleLowerCase(lang)).join(', ')}.</p>` : null}`

/** One document more. */
export const documentForm = (form: Filled, action: string): SafeHtml => {
  const { lang } = form
  const hint = say(lang, {
    nb: `PDF, JPEG eller PNG, høyst ${DOCUMENT_BYTES_MAX / MEGABYTE} MB. Du kan legge ved ${DOCUMENTS_MAX}, ett om gangen.`,
    en: `PDF, JPEG or PNG, at most ${DOCUMENT_BYTES_MAX / MEGABYTE} MB. You can add ${DOCUMENTS_MAX}, one at a time.`,
  })
  return html`<form class="form" method="post" action="${action}" enctype="multipart/form-data" novalidate>
${select(form, { name: 'kind', label: say(lang, DOCUMENT_LABELS.kind!), options: DOCUMENT_KINDS.map((value) => ({ value, label: say(lang, DOCUMENTS[value]) })) })}
${fileField(form, { label: say(lang, DOCUMENT_LABELS.file!), hint, accept: ACCEPTED })}
<div>${submit(say(lang, { nb: 'Legg ved', en: 'Add' }), 'secondary')}</div></form>`
}

import { admissionOf, setAdmission } from '../../admission/set-admission.ts'
import { Admission, DECISION_DAYS_MAX, DOCUMENT_KINDS, REQUIREMENTS_MAX } from '../../catalogue/admission.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENTS } from '../words/admission.ts'

const LABELS: Record<string, Said> = {
  kind: { nb: 'Hvem kan komme?', en: 'Who may come?' },
  nb: { nb: 'Kravene på norsk', en: 'The requirements in Norwegian' },
  en: { nb: 'Kravene på engelsk', en: 'The requirements in English' },
  documents: { nb: 'Dokumenter som det spørres etter', en: 'Documents that are asked for' },
  decisionDays: { nb: 'Dager til svar', en: 'Days until the answer' },
}
const DONE: Record<string, Said> = { saved: { nb: 'Endringene er lagret.', en: 'Your changes are saved.' } }
/** What stands in the form of an offering that has not checked anybody yet. */
const USUAL_DAYS = 7

export async function showAdmission(visit: Visit): Promise<Page> {
  const admission = await admissionNow(visit)
  const known = (name: string): string => {
    if (name === 'kind') return admission ? 'checked' : 'open'
    if (name === 'decisionDays') return String(admission?.decisionDays ?? USUAL_DAYS)
    return name === 'nb' || name === 'en' ? (admission?.requirements[name] ?? '') : ''
  }
  return page(visit, {
    ...freshForm(visit.lang),
    value: known,
    has: (name, value) =>
      name === 'documents' ? (admission?.documents.some((kind) => kind === value) ?? false) : known(name) === value,
  })
}

export async function saveFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const admission =
      form.get('kind') === 'open'
        ? null
        : parseForm(Admission, {
            requirements: { nb: form.get('nb'), en: form.get('en') },
            documents: form.all('documents'),
            decisionDays: Number(form.get('decisionDays') || Number.NaN),
          })
    return act(till, caller.actor, (tx) => setAdmission(tx, offeringId, admission))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/admission?done=saved`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => pointer.split('/').at(-1) ?? '')
  return { ...(await page(visit, filled)), status: problem.status, faulty: true }
}

const admissionNow = (visit: Visit) =>
  act(visit.till, visit.caller.actor, (tx) => admissionOf(tx, idOf(visit, 'offering')))

async function page(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const { offeringId, courseTitle } = offering
  const here = `/admin/offerings/${offeringId}`
  const title = say(lang, { nb: 'Hvem som kan søke', en: 'Who can apply' })
  const label = (name: string) => say(lang, LABELS[name]!)
  return {
    title: `${title} – ${courseTitle}`,
    hidden: true,
    width: 'narrow',
    at: `${here}/admission`,
    body: html`<div class="stack">${backLink(to(here), courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? label(name) : null))}<h1>${title}</h1>
<p><a href="${to(`${here}/applications`)}">${say(lang, { nb: 'Søknadene', en: 'The applications' })}</a></p>
<form class="form sheet desk-part" method="post" action="${to(`${here}/admission`)}" novalidate>
${radios(form, {
  ...{ name: 'kind', legend: label('kind') },
  options: [
    {
      value: 'open',
      label: say(lang, { nb: 'Alle kan kjøpe', en: 'Everybody may buy' }),
      hint: say(lang, {
        nb: 'Skal de bekrefte at de fyller krav? Legg det som en erklæring blant spørsmålene til deltakerne.',
        en: 'Are they to confirm that they fulfil requirements? Put that as a declaration among the questions to participants.',
      }),
    },
    {
      value: 'checked',
      label: say(lang, { nb: 'Søknad først, betaling etter ja', en: 'Apply first, pay after a yes' }),
      hint: say(lang, {
        nb: 'Kan velges så lenge ingen har plass. Bedrifter kjøper plasser uten navn, og den de sender, viser dokumentene sine etterpå. Venteliste er ikke mulig da.',
        en: 'Can be chosen while nobody has a seat. Companies buy seats without names, and whoever they send shows their papers afterwards. A waiting list is not possible then.',
      }),
    },
  ],
})}
${(['nb', 'en'] as const).map((name) => textArea(form, { name, label: label(name), plain: true, max: REQUIREMENTS_MAX, rows: 5 }))}
<fieldset class="ds-fieldset field" id="documents"><legend class="ds-label" data-weight="semibold">${label('documents')}</legend>${DOCUMENT_KINDS.map((kind) => html`<div class="ds-field"><input class="ds-input" type="checkbox" id="documents-${kind}" name="documents" value="${kind}"${form.has('documents', kind) ? html` checked` : null}> <label class="ds-label" data-weight="regular" for="documents-${kind}">${say(lang, DOCUMENTS[kind])}</label></div>`)}</fieldset>
${field(form, { name: 'decisionDays', label: label('decisionDays'), type: 'number', inputmode: 'numeric', min: 1, max: DECISION_DAYS_MAX, size: 4, plain: true })}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form></div>`,
  }
}

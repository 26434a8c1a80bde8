import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { UPLOAD_BYTES_MAX } from '../../platform/lines-in-file.ts'
import { invalid } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { checkUpload } from '../../wallet/check-upload.ts'
import { peopleInFile, UPLOAD_ROWS_MAX } from '../../wallet/people-in-file.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { fileField, progress } from '../forms/file-field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import { helpLine } from '../help/help-line.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { type Wallet, walletHere } from './wallet.ts'

const MEGABYTE = 1024 * 1024
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const showUpload = async (visit: Visit): Promise<Page> =>
  uploadPage(visit, await walletHere(visit), freshForm(visit.lang))

/** Reads the file and judges it; what it holds is shown on a page of its own. */
export async function uploadFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const wallet = await walletHere(visit)
  const { company, offering } = wallet
  const attempted = await attempt(async () => {
    const file = fileOf(visit.req)
    if (!file) throw invalid('/file', 'choose a file')
    const rows = await peopleInFile(file.bytes)
    const upload = { companyId: company.id, offeringId: offering.offeringId, fileName: file.name.slice(0, 200), rows }
    return act(till, caller.actor, (tx) => checkUpload(tx, upload))
  })
  if ('done' in attempted) return { goTo: to(`/company/${company.id}/uploads/${attempted.done}`) }
  const { problem } = attempted
  return { ...uploadPage(visit, wallet, refusedDeskForm(visit, problem)), status: problem.status }
}

function uploadPage({ lang, to }: Visit, { company, offering }: Wallet, form: Filled): Page {
  const title = say(lang, { nb: 'Last opp en liste', en: 'Upload a list' })
  const here = to(`/company/${company.id}/seats/${offering.offeringId}`)
  const label = say(lang, { nb: 'Fil med navn og e-post', en: 'File with names and e-mail addresses' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(here, offering.title, icon('back'))}<h1>${title}</h1>
<p class="fine">${offering.title} · ${days(lang, offering)}</p>
<p class="lead">${say(lang, { nb: 'Du ser hver rad før noen blir invitert.', en: 'You see every row before anybody is invited.' })}</p>${helpLine(lang, 'upload')}
<form class="form sheet desk-part" method="post" action="${here}/upload" enctype="multipart/form-data" novalidate data-upload>${errorSummary(form, (name) => (name === 'file' ? label : null))}
${fileField(form, { label, hint: say(lang, { nb: `XLSX eller CSV, høyst ${UPLOAD_ROWS_MAX} rader og ${UPLOAD_BYTES_MAX / MEGABYTE} MB. Én kolonne med navn og én med e-post; overskrifter er ikke nødvendig.`, en: `XLSX or CSV, at most ${UPLOAD_ROWS_MAX} rows and ${UPLOAD_BYTES_MAX / MEGABYTE} MB. One column with names and one with addresses; headings are not needed.` }), accept: ACCEPTED })}
${progress(say(lang, { nb: 'Filen lastes opp og leses', en: 'The file is uploaded and read' }))}
<div class="actions">${submit(say(lang, { nb: 'Se over listen', en: 'Look at the list' }))}</div></form>`,
  }
}

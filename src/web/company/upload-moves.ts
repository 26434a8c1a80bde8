import { act } from '../../platform/till.ts'
import { CommitUpload, commitUpload } from '../../wallet/commit-upload.ts'
import { MendUpload, mendUpload } from '../../wallet/mend-upload.ts'
import { tellProgress } from '../../wallet/tell-progress.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { reportHere, reportPage } from './upload-report.ts'

const LINE = /^(?:name|email)\.(\d{1,7})$/

/** Takes the mended rows of the page and judges the list anew. */
export async function mendFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const { upload } = await reportHere(visit)
  const { companyId, uploadId } = upload
  const lines = new Set(form.names().flatMap((name) => LINE.exec(name)?.[1] ?? []))
  return moved(visit, { companyId, uploadId }, () => {
    const rows = [...lines].map((line) => ({
      line: Number(line),
      name: form.get(`name.${line}`),
      email: form.get(`email.${line}`),
    }))
    const mended = parseForm(MendUpload, { rows })
    return act(till, caller.actor, (tx) => mendUpload(tx, { companyId, uploadId, ...mended }))
  })
}

/** Invites everybody in the list, or those whose rows are right. */
export async function inviteList(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang } = visit
  const { upload } = await reportHere(visit)
  const { companyId, uploadId } = upload
  return moved(visit, { companyId, uploadId }, () => {
    const wish = parseForm(CommitUpload, { which: form.get('which'), lang })
    return act(till, caller.actor, (tx) =>
      commitUpload(tx, { companyId, uploadId, ...wish }, tellProgress(till, uploadId)),
    )
  })
}

async function moved(
  visit: Visit,
  key: { companyId: string; uploadId: string },
  work: () => Promise<void>,
): Promise<Answer> {
  const attempted = await attempt(work)
  if ('done' in attempted) return { goTo: visit.to(`/company/${key.companyId}/uploads/${key.uploadId}`) }
  const { problem } = attempted
  return { ...reportPage(visit, await reportHere(visit), refusedDeskForm(visit, problem)), status: problem.status }
}

import { DOCUMENT_BYTES_MAX } from '../../admission/put-document.ts'
import { APPLICATIONS_PATH } from '../../admission/tell-applicant.ts'
import { COURSE_KEEPERS, OFFERING_KEEPERS } from '../admin/who.ts'
import type { PageRoute } from '../page-route.ts'
import { applyFromForm, showApply } from './apply.ts'
import { APPLY_PATH, FOR_COMPANY_PATH } from './apply-part.ts'
import { APPLICATIONS_DESK, showOfOffering, showWaiting } from './desk-list.ts'
import { askFromForm, decideFromForm, showOne } from './desk-one.ts'
import { buyForCompany, showForCompany } from './for-company.ts'
import { addDocument, answerFromForm, showOwn } from './own.ts'
import { saveFromForm, showAdmission } from './settings.ts'

const OWN = `${APPLICATIONS_PATH}/:id` as const
const OF_OFFERING = '/admin/offerings/:id'
const ONE = `${OF_OFFERING}/applications/:applicationId` as const

/** Applying, and one's own applications. */
export const applicantPages: readonly PageRoute[] = [
  { method: 'get', path: APPLY_PATH, who: 'person', answer: showApply },
  { method: 'post', path: APPLY_PATH, who: 'person', answer: applyFromForm },
  { method: 'get', path: FOR_COMPANY_PATH, who: 'person', answer: showForCompany },
  { method: 'post', path: FOR_COMPANY_PATH, who: 'person', answer: buyForCompany },
  { method: 'get', path: OWN, who: 'person', answer: showOwn },
  { method: 'post', path: OWN, who: 'person', answer: answerFromForm },
  { method: 'post', path: `${OWN}/documents`, who: 'person', file: DOCUMENT_BYTES_MAX, answer: addDocument },
]

/** Who may come to an offering, and who is admitted, for those who keep its course. */
export const admissionDeskPages: readonly PageRoute[] = [
  { method: 'get', path: APPLICATIONS_DESK, who: COURSE_KEEPERS, reads: 'applications', answer: showWaiting },
  { method: 'get', path: `${OF_OFFERING}/admission`, who: OFFERING_KEEPERS, answer: showAdmission },
  { method: 'post', path: `${OF_OFFERING}/admission`, who: OFFERING_KEEPERS, answer: saveFromForm },
  {
    method: 'get',
    path: `${OF_OFFERING}/applications`,
    who: OFFERING_KEEPERS,
    reads: 'applications',
    answer: showOfOffering,
  },
  { method: 'get', path: ONE, who: OFFERING_KEEPERS, reads: 'applications', answer: showOne },
  { method: 'post', path: ONE, who: OFFERING_KEEPERS, answer: decideFromForm },
  { method: 'post', path: `${ONE}/question`, who: OFFERING_KEEPERS, answer: askFromForm },
]

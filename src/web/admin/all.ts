import { admissionDeskPages } from '../admission/all.ts'
import { developingPages } from '../developing/all.ts'
import { goingPages } from '../going/all.ts'
import { newsletterDeskPages } from '../newsletter/all.ts'
import type { PageRoute } from '../page-route.ts'
import { pathDeskPages } from '../paths/desk.ts'
import { postponingPages } from '../postponing/all.ts'
import { staffPrepaidPages } from '../prepaid/staff-pages.ts'
import { questionDeskPages } from '../questions/desk.ts'
import { taskPages } from '../tasks/all.ts'
import { voucherPages } from '../vouchers/all.ts'
import { waitingDeskPages } from '../waiting/desk.ts'
import { waitingRulePages } from '../waiting/rules.ts'
import { agreementPages } from './agreements.ts'
import { offeringCompanyPages } from './companies.ts'
import { coursePages } from './course-pages.ts'
import { embeddingPages } from './embedding.ts'
import { extraPages } from './extra-pages.ts'
import { showHistory } from './history.ts'
import { showList } from './list.ts'
import { notePages } from './notes.ts'
import { offeringPages } from './offering-pages.ts'
import { partnerPages } from './partners.ts'
import { picturePages } from './picture.ts'
import { showStart } from './start.ts'
import { teacherPages } from './teachers.ts'
import { cancellationTermsPages } from './terms-pages.ts'
import { COURSE_KEEPERS, OFFERING_KEEPERS } from './who.ts'

/** The pages of those who keep the courses. */
export const adminPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin', who: COURSE_KEEPERS, answer: showStart },
  { method: 'get', path: '/admin/courses', who: COURSE_KEEPERS, answer: showList },
  ...embeddingPages,
  ...coursePages,
  ...partnerPages,
  ...picturePages,
  ...agreementPages,
  ...staffPrepaidPages,
  ...voucherPages,
  ...pathDeskPages,
  ...offeringPages,
  { method: 'get', path: '/admin/offerings/:id/history', who: OFFERING_KEEPERS, answer: showHistory },
  ...goingPages,
  ...postponingPages,
  ...notePages,
  ...extraPages,
  ...teacherPages,
  ...waitingDeskPages,
  ...waitingRulePages,
  ...admissionDeskPages,
  ...questionDeskPages,
  ...offeringCompanyPages,
  ...cancellationTermsPages,
  ...newsletterDeskPages,
  ...developingPages,
  ...taskPages,
]

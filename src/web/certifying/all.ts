import { theOffering } from '../../catalogue/the-offering.ts'
import { theCertificate } from '../../certifying/the-certificate.ts'
import type { PageRoute } from '../page-route.ts'
import { showCertificates } from './of-offering.ts'
import { correctFromForm, revokeFromForm, showCertificate } from './one.ts'
import { SIGNATORY_PATH, saveSignatory, showSignatory } from './signatory.ts'

const CERTIFICATE = '/certificates/:certificateId'
/** Those who keep the course, and nobody who only teaches it. */
const keepers = theCertificate.to('course-administrator', 'its-faculty')
const signatory = ['course-administrator', 'administrator'] as const

/** The certificates of an offering, as those who keep it see them. */
export const certificatePages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/teaching/:id/certificates',
    who: theOffering.to('course-administrator', 'support', 'its-faculty'),
    reads: 'learners',
    answer: showCertificates,
  },
  { method: 'get', path: CERTIFICATE, who: keepers, reads: 'learners', answer: (visit) => showCertificate(visit) },
  { method: 'post', path: `${CERTIFICATE}/correction`, who: keepers, answer: correctFromForm },
  { method: 'post', path: `${CERTIFICATE}/revocation`, who: keepers, answer: revokeFromForm },
  { method: 'get', path: SIGNATORY_PATH, who: signatory, answer: (visit) => showSignatory(visit) },
  { method: 'post', path: SIGNATORY_PATH, who: signatory, answer: saveSignatory },
]

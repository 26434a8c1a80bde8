import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { readSetting } from '../platform/settings.ts'
import { act } from '../platform/till.ts'
import { CorrectCertificate, correctCertificate } from './correct-certificate.ts'
import { publicRoutes } from './public-routes.ts'
import { certificatesOfOffering, certificatesOfPerson } from './queries.ts'
import { RevokeCertificate, revokeCertificate } from './revoke-certificate.ts'
import { Signatory, setSignatory, signatorySetting } from './signatory.ts'
import { theCertificate } from './the-certificate.ts'
import { CertificateShape, certificateView, OwnShape, ownView } from './views.ts'

const room = 'certifying'
const params = z.strictObject({ certificateId: z.uuid() })
/** Those who keep the course, and nobody who only teaches it. */
const keepers = theCertificate.to('course-administrator', 'its-faculty')

/** Certificates: whose they are, whom they name, and whether they are valid. */
export const routes: AnyRoute[] = [
  ...publicRoutes,
  route({
    method: 'get',
    path: '/me/certificates',
    id: 'listOwnCertificates',
    room,
    who: 'person',
    summary: 'Your own certificates that are valid, the newest first',
    replies: { 200: z.object({ certificates: z.array(OwnShape) }) },
    answer: async ({ till, actor }) => {
      const own = await certificatesOfPerson({ client: till.connection.pool }, personOf(actor).personId)
      return { status: 200, body: { certificates: own.flatMap((each) => ownView(till.config.publicUrl, each)) } }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/certificates',
    id: 'listCertificates',
    reads: 'learners',
    room,
    who: theOffering.to('course-administrator', 'support', 'its-faculty'),
    summary: 'The certificates of an offering, each version of them, by name',
    params: z.strictObject({ id: z.uuid() }),
    replies: { 200: z.object({ certificates: z.array(CertificateShape) }) },
    answer: async ({ till, params: { id } }) => {
      const all = await certificatesOfOffering({ client: till.connection.pool }, id)
      return { status: 200, body: { certificates: all.map(certificateView) } }
    },
  }),
  route({
    method: 'post',
    path: '/certificates/{certificateId}/correction',
    id: 'correctCertificate',
    room,
    who: keepers,
    summary: 'Make a certificate anew with another name; the old one is valid no more',
    params,
    body: CorrectCertificate,
    replies: { 201: z.object({ certificateId: z.uuid() }) },
    refusals: ['certificate/unknown', 'certificate/ended', 'certificate/same-name'],
    answer: async ({ till, actor, params: { certificateId }, body }) => ({
      status: 201,
      body: { certificateId: await correctCertificate(till, actor, { ...body, certificateId }) },
    }),
  }),
  route({
    method: 'post',
    path: '/certificates/{certificateId}/revocation',
    id: 'revokeCertificate',
    room,
    who: keepers,
    summary: 'Take a certificate back, with a reason; whether the learner has completed stays as it is',
    params,
    body: RevokeCertificate,
    replies: { 204: null },
    refusals: ['certificate/unknown', 'certificate/ended'],
    answer: async ({ till, actor, params: { certificateId }, body }) => {
      await act(till, actor, (tx) => revokeCertificate(tx, certificateId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/certificate-signatory',
    id: 'readSignatory',
    room,
    who: ['course-administrator', 'administrator'],
    summary: 'Who answers for certificates by name and title; null where nobody is named',
    replies: { 200: z.object({ signatory: Signatory }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { signatory: await readSetting({ client: till.connection.pool }, signatorySetting) },
    }),
  }),
  route({
    method: 'put',
    path: '/certificate-signatory',
    id: 'setSignatory',
    room,
    who: ['course-administrator', 'administrator'],
    summary: 'Say who answers for certificates from now on; null names nobody',
    body: z.strictObject({ signatory: Signatory }).meta({ id: 'SetSignatory' }),
    replies: { 204: null },
    answer: async ({ till, actor, body: { signatory } }) => {
      await act(till, actor, (tx) => setSignatory(tx, signatory))
      return { status: 204, body: null }
    },
  }),
]

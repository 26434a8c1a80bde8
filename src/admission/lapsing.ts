import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long whoever was not admitted may complain, in days: three weeks, as the Public Administration Act (§ 29) says. */
export const COMPLAINT_DAYS = 21
/** How long documents are kept after the application is over, in days: a complaint on the last day is answered with them at hand. */
export const DOCUMENT_DAYS = 35
/** How long it is kept that somebody applied, after it is over, in days: what they bought stands on the order. */
const APPLICATION_DAYS = 365

const overFor = (of: string, days: number) => `${of}.ended_at < app_now() - interval '${days} days'`

export const lapsingInAdmission: readonly Lapsing[] = [
  lapsing('application-documents', {
    table: 'application_documents',
    where: `exists (select from applications a where a.id = t.application_id and ${overFor('a', DOCUMENT_DAYS)})`,
  }),
  lapsing('applications', { table: 'applications', where: overFor('t', APPLICATION_DAYS) }),
]

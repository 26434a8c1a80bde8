import { randomUUID } from 'node:crypto'
import type { CertificateContent } from '../../src/certifying/content.ts'
import type { Fleet } from '../support/fleet.ts'
import { addressOf } from './cast.ts'

/** The code of the one of A, which anybody may have been given. */
export const CODE = 'aaaaa-bbbbb-ccccc-ddddd'

const CONTENT: CertificateContent = {
  ...{
    wording: 1,
    name: 'Noen Matrise',
    slug: 'kurs-a',
    offering: 'A',
    faculty: 'A',
    creditTenths: 25,
    level: 'bachelor',
  },
  ...{ titles: { nb: 'Kurs', en: 'Course' }, outcomes: { nb: '', en: '' }, sessions: 1, minutes: 60, teachers: [] },
  ...{ startsOn: '2026-01-01', endsOn: '2026-01-02', completedOn: '2026-01-02', signatory: null, test: true },
  seller: {
    ...{ name: 'Prøveskolen', legalName: 'Prøveskolen', organisationNumber: '974767880', vatRegistered: true },
    ...{ inForetaksregisteret: false, street: 'Gata 1', postcode: '0164', city: 'Oslo', email: 'a@b.example' },
    ...{ bankAccount: '15032080119', senderEmail: 'a@b.example' },
  },
}

/** A certificate of each offering, without files: who may do what with it is all that is asked. */
export async function certified(fleet: Fleet, offerings: Record<'A' | 'B', string>): Promise<Record<string, string>> {
  const ids = { A: randomUUID(), B: randomUUID() }
  for (const which of ['A', 'B'] as const)
    await fleet.asOwner(
      `with left_again as (
         insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at, withdrawn_at)
         select '${ids[which]}', p.offering_id, (select id from people where email = '${addressOf('learner')}'), s.id, (select id from orders order by id limit 1), app_now(), app_now()
         from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offerings[which]}' limit 1 returning id)
       insert into certificates (id, enrolment_id, version, code, lang, content, issued_at, issued_by)
       select e.id, e.id, 1, '${which === 'A' ? CODE : ids[which]}', 'nb', '${JSON.stringify(CONTENT)}', app_now(), 'job:test' from left_again e`,
    )
  return ids
}

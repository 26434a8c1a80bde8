import { personByEmail } from '../../identity/queries.ts'
import { run, statement } from '../../platform/db/statement.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { addTemplate } from '../../tasks/keep-template.ts'
import { putTemplate } from '../../tasks/put-template.ts'
import { setResponsible } from '../../tasks/set-responsible.ts'
import type { TemplateBody } from '../../tasks/template-body.ts'
import { STAFF } from './people.ts'
import { daysFrom, type Scene } from './stage.ts'

const TEMPLATES: readonly TemplateBody[] = [
  {
    name: 'Fra ja til salg',
    for: 'course',
    tasks: [
      { what: 'Avtal innhold og omfang med fagmiljøet', days: 14 },
      { what: 'Skriv kurssiden på norsk og engelsk', days: 21 },
      { what: 'Sett pris, mva. og avbestillingsvilkår', days: 28 },
      { what: 'Legg inn oppstarten med samlinger og plasser', days: 28 },
      { what: 'La fagmiljøet lese gjennom kurssiden', days: 35 },
      { what: 'Publiser kurset', days: 42 },
    ],
  },
  {
    name: 'Før og etter en oppstart',
    for: 'start',
    tasks: [
      { what: 'Bestill rom eller lag møtelenke', days: -56 },
      { what: 'Avtal lærere, og legg dem inn', days: -42 },
      { what: 'Se på påmeldingen, og minn om kurset', days: -28 },
      { what: 'Avgjør om kurset holdes', days: -14 },
      { what: 'Send praktisk informasjon til deltakerne', days: -7 },
      { what: 'Registrer oppmøtet', days: 2 },
      { what: 'Se på evalueringen', days: 21 },
    ],
  },
]
/** Starts to come on which the second is put. */
const STARTS = ['KIO-3', 'PRO-3', 'STAT-3']

const PLACE_OF = statement<{ offeringId: string; courseId: string }>(
  'demo-place-of',
  'select id as "offeringId", course_id as "courseId" from offerings where code = any ($1) order by code',
)
/** What fell due before is done: somebody has looked after it. */
const TICK_OFF = statement(
  'demo-tick-off',
  `update tasks t set done_at = $1::timestamptz - interval '3 days', done_by = 'person:' || $2
   from offerings o where o.id = t.offering_id and (o.starts_at at time zone o.zone)::date + t.due_days < ($1::timestamptz at time zone o.zone)::date`,
)

/** The unit keeps two templates, somebody answers for some courses, and their next starts have tasks. */
export const plans = (today: Date): Scene[] => [
  { at: daysFrom(today, -3), play: async (stage) => plan(await stage.at(daysFrom(today, -3)), today) },
]

async function plan(tx: Tx, today: Date): Promise<void> {
  const keeper = await personByEmail(tx, STAFF['course-administrator'].email)
  const made = []
  for (const template of TEMPLATES) made.push(await addTemplate(tx, template))
  const { templateId } = made[1]!
  for (const { offeringId, courseId } of await run(tx, PLACE_OF, [STARTS])) {
    await setResponsible(tx, courseId, { personId: keeper!.id })
    await putTemplate(tx, courseId, { templateId, offeringId })
  }
  await run(tx, TICK_OFF, [today, keeper!.id])
}

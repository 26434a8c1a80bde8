import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

const DIMENSION_MAX = 30
const Dimension = Line.max(DIMENSION_MAX).optional()

export const DimensionsBody = z
  .strictObject({ costCentre: Dimension, project: Dimension, activity: Dimension })
  .meta({ id: 'Dimensions', description: "The seller's own codes; what is left out is the faculty's, or none" })
export type Dimensions = z.output<typeof DimensionsBody>

const OF_OFFERING = statement<{ offeringId: string }>(
  'catalogue-offering-dimensions',
  `insert into offering_dimensions (offering_id, cost_centre, project, activity) select id, $2, $3, $4 from offerings where id = $1
   on conflict (offering_id) do update set cost_centre = excluded.cost_centre, project = excluded.project, activity = excluded.activity
   returning offering_id as "offeringId"`,
)
const OF_FACULTY = statement(
  'catalogue-faculty-dimensions',
  `insert into faculty_dimensions (faculty, cost_centre, project, activity) values ($1, $2, $3, $4)
   on conflict (faculty) do update set cost_centre = excluded.cost_centre, project = excluded.project, activity = excluded.activity`,
)

/** Says where the income of an offering belongs, for documents issued from now on. @throws offering/unknown */
export async function setOfferingDimensions(tx: Tx, offeringId: string, dimensions: Dimensions): Promise<void> {
  const { costCentre, project, activity } = dimensions
  const [set] = await run(tx, OF_OFFERING, [offeringId, costCentre ?? null, project ?? null, activity ?? null])
  if (!set) throw unknown('offering')
  await emit(tx, { name: 'DimensionsSet', subjectId: offeringId, facts: dimensions })
}

/** The same for every offering of a faculty that says nothing else. */
export async function setFacultyDimensions(tx: Tx, faculty: string, dimensions: Dimensions): Promise<void> {
  const { costCentre, project, activity } = dimensions
  await run(tx, OF_FACULTY, [faculty, costCentre ?? null, project ?? null, activity ?? null])
  await emit(tx, { name: 'FacultyDimensionsSet', subjectId: newId(), facts: { faculty, ...dimensions } })
}

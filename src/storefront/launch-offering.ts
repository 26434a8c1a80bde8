import { type CreateCourse, createCourse } from '../catalogue/create-course.ts'
import { type CreateOffering, createOffering } from '../catalogue/create-offering.ts'
import { publishCourse } from '../catalogue/publish-course.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type SetPrice, setPrice } from '../pricing/set-price.ts'
import { openPool } from '../seats/open-pool.ts'
import { type SetTerms, setTerms } from '../terms/set-terms.ts'
import { publishOffering } from './publish-offering.ts'

type OfOffering<T> = T extends unknown ? Omit<T, 'offeringId'> : never

export type LaunchOffering = {
  course: CreateCourse
  offering: Omit<CreateOffering, 'courseId'>
  price: OfOffering<SetPrice>
  capacity: number
  terms: OfOffering<SetTerms>
}
export type Launched = { courseId: string; offeringId: string; poolId: string }

/** From nothing to on sale in one transaction: a course with one offering. Refused as a whole if any part is. */
export async function launchOffering(
  tx: Tx,
  { course, offering, price, capacity, terms }: LaunchOffering,
): Promise<Launched> {
  const { courseId } = await createCourse(tx, course)
  const { offeringId } = await createOffering(tx, { ...offering, courseId })
  await setPrice(tx, { ...price, offeringId })
  await setTerms(tx, { ...terms, offeringId })
  const { poolId } = await openPool(tx, { offeringId, name: 'standard', capacity })
  await publishCourse(tx, courseId)
  await publishOffering(tx, offeringId)
  return { courseId, offeringId, poolId }
}

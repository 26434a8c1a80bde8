import { coursesOfPartner } from '../catalogue/course-partners.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { On } from '../platform/db/statement.ts'
import type { Month } from '../platform/month.ts'
import type { Draft } from './content.ts'
import { draftOfPartner } from './drafts.ts'

/**
 * What a partner would be told if the statements of a month were made now. It adds up orders that the partner may not see, so it looks with
 * the house's eyes; what comes out are sums of its own shares.
 */
export async function preliminaryFor(on: On, companyId: string, month: Month): Promise<Draft | null> {
  return seeAs(HOUSE, async () => {
    const courseIds = await coursesOfPartner(on, companyId)
    return courseIds.length === 0 ? null : draftOfPartner(on, month, { companyId, courseIds })
  })
}

import { launch } from '../../storefront/make.ts'
import { ask } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

/** A stranger asks to hear of a course whose only start is on sale for some companies. */
export async function askedOfTheClosed(fleet: Fleet) {
  const { offeringId } = await launch(fleet, {})
  const slug = await fleet.does(async ({ client }) => {
    const { rows } = await client.query<{ slug: string }>(
      `with closed as (update offerings set closed = true where id = $1 returning course_id)
       select c.slug from closed join courses c on c.id = closed.course_id`,
      [offeringId],
    )
    return rows[0]!.slug
  })
  const { status } = await ask(`${fleet.urls[0]}/courses/${slug}/interest`, {
    method: 'POST',
    body: { email: 'kari@fremmed.example' },
  })
  return { status }
}

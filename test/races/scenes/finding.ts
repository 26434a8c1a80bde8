import { launch } from '../../storefront/make.ts'
import { ask } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'

/** A stranger reads how many courses fit a word that only a closed offering has. */
export async function countOfTheClosed(fleet: Fleet) {
  const word = 'lukketordning'
  const nb = { title: word, summary: 'Kort.', description: 'Langt.', outcomes: '', prerequisites: '' }
  const { offeringId } = await launch(fleet, { course: { texts: { nb } } })
  await fleet.does(({ client }) => client.query('update offerings set closed = true where id = $1', [offeringId]))
  const { body } = await ask(`${fleet.urls[0]}/offerings?search=${word}&counts=true`)
  const { offers, counts } = body as unknown as { offers: unknown[]; counts: { total: number } }
  return { listed: offers.length, counted: counts.total }
}

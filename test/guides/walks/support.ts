import type { Walker } from '../walk.ts'

/** Somebody from a company calls about an order that is paid. */
export async function walkSupport({ as, picture, look, ground }: Walker<'support'>): Promise<void> {
  const helpful = await as('support')
  await picture('search', helpful, { at: '/support?search=Tindra', mark: '[type="search"]' })
  const [paid] = await ground.witness(
    `select o.id from orders o join companies c on c.id = o.company_id where c.name like 'Tindra%' and o.settled_at is not null order by o.placed_at desc limit 1`,
  )
  const order = `/support/orders/${paid!.id}`
  await picture('order', helpful, { at: order, mark: 'main h1' })
  await picture('again', helpful, { at: order, mark: '#steps' })
  await look('address', helpful, { at: order })
  await picture('address', helpful, { at: `${order}/address`, mark: 'main form' })
  await look('goodwill', helpful, { at: order })
  await picture('goodwill', helpful, { at: `${order}/goodwill`, mark: 'main form' })
}

import type { Walker } from '../walk.ts'

/** An administrator makes a key for a learning platform, and adds it as a system that is told. */
export async function walkIntegrator({ as, picture }: Walker<'integrator'>): Promise<void> {
  const boss = await as('boss')
  await picture('key', boss, {
    at: '/setup/keys',
    mark: 'main form fieldset',
    before: (page) => page.locator('#name').fill('Canvas'),
  })
  await picture('webhooks', boss, {
    at: '/setup/webhooks',
    mark: '#url',
    before: async (page) => {
      await page.locator('#description').fill('Canvas')
      await page.locator('#url').fill('https://canvas.example.org/hooks')
    },
  })
}

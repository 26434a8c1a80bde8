import type { Express } from 'express'
import type { Till } from '../platform/till.ts'
import type { DemoGround } from './open-ground.ts'

/** What only a demo serves: the sandbox's payment page under the shop's own address. */
export function mountDemo(app: Express, _till: Till, ground: DemoGround): void {
  app.use('/sandbox/stripe', (req, res, next) => {
    const sandbox = ground.sandbox()
    if (!sandbox) return next()
    sandbox.app(req, res, next)
  })
}

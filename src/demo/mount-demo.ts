import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { pageRouter } from '../web/mount-pages.ts'
import type { PageParts } from '../web/visit-of.ts'
import type { DemoGround } from './open-ground.ts'
import { demoPages } from './pages/demo-pages.ts'
import { STYLES } from './pages/styles.ts'

const styles = readFileSync(join(import.meta.dirname, 'pages/demo.css'), 'utf8')

/** What only a demo serves: its own pages, and the sandbox's payment page under the shop's own address. */
export function mountDemo(app: Express, parts: PageParts, ground: DemoGround): void {
  app.use('/sandbox/stripe', (req, res, next) => {
    const sandbox = ground.sandbox()
    if (!sandbox) return next()
    sandbox.pages(req, res, next)
  })
  app.get(STYLES, (_req, res) => void res.type('css').set('Cache-Control', 'no-cache').send(styles))
  app.get('/demo/bank', (req, res) =>
    showBank(ground, req.query.lang === 'en' ? 'en' : 'nb').then((page) => void res.type('html').send(page)),
  )
  app.use(pageRouter(demoPages(ground), parts))
}

/** The bank speaks on a port of its own, which only this machine reaches. */
async function showBank({ peers }: DemoGround, lang: 'nb' | 'en'): Promise<string> {
  const answer = await fetch(`${peers.stripeBase}/_sandbox/bank.html?lang=${lang}`)
  return answer.text()
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

type Fault = { id: string; nodes: { html: string }[] }

/** The small build: most of what a judgement costs is the browser's reading of axe itself. */
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
/** Our pages have no frames, so one run in the page is the whole judgement. Elements that cannot be sent are left in the page. */
const JUDGE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`

/** What axe finds wrong with the page that is shown, by every rule it has: the rule's name and the first element it means. */
export async function axeFaults(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  try {
    const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression: axe })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
  } finally {
    await devtools.detach()
  }
  const faults = (await page.evaluate(JUDGE)) as Fault[]
  return faults.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

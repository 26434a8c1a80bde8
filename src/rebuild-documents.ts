import type { OpenShop } from './open-shop.ts'
import type { ProgressTo } from './progress.ts'
import { type Rebuilt, rebuildFiles } from './verifying/rebuild-files.ts'

export type RebuildOptions = { copies: string; all: boolean; json: boolean }

/** Draws anew what is lost or changed, and prints what became of it. False where an original is not back. */
export async function rebuildDocuments(
  { pool, config }: OpenShop,
  { copies, all, json }: RebuildOptions,
  { print, progress }: { print: (line: string) => void; progress: ProgressTo },
): Promise<boolean> {
  const asked = { dataDir: config.dataDir, publicUrl: config.publicUrl, copies, all }
  const files = await rebuildFiles(pool, asked, (done, of) => progress('documents', done, of))
  const left = files.filter(isLeft)
  const whole = left.length === 0
  const lines = json ? [JSON.stringify({ whole, files })] : linesOf(files)
  for (const line of lines) print(line)
  return whole
}

/** Another release may draw otherwise; the same one may not. */
const isLeft = ({ became, drawnBy }: Rebuilt): boolean =>
  became === 'copy' || became === 'undrawn' || (became === 'otherwise' && drawnBy.original === drawnBy.now)

function linesOf(files: readonly Rebuilt[]): string[] {
  if (files.length === 0) return ['✓  every file has the bytes that were stored']
  const drawnOtherwise = files.filter(({ became }) => became === 'otherwise')
  return [
    ...files.filter(({ became }) => became !== 'otherwise').map(lineOf),
    ...[...Map.groupBy(drawnOtherwise, ({ drawnBy }) => `then “${drawnBy.original}”, now “${drawnBy.now}”`)].map(
      ([by, group]) =>
        `${group.some(isLeft) ? '✗' : '–'}  ${group.length} of the originals are whole, and this release draws them with other bytes (${by})`,
    ),
  ]
}

function lineOf({ number, path, was, became, drawnBy, copy, fault }: Rebuilt): string {
  if (became === 'original')
    return `✓  ${number}: ${path} was ${was} and has its original bytes again${was === 'changed' ? `; what lay there is ${path}.changed` : ''}`
  if (became === 'undrawn') return `✗  ${number}: ${path} is ${was} and cannot be drawn: ${fault}`
  return `✗  ${number}: ${path} is ${was}, and this release draws it with other bytes (then “${drawnBy.original}”, now “${drawnBy.now}”): the copy is ${copy}`
}

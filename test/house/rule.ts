import { expect, test } from 'vitest'
import type { Source } from './source.ts'

/** A rule complains about a file in sentences that begin with `path:line`; silence is consent. */
export type Rule = (source: Source) => string[]
/** Code at a path where it breaks, or keeps, the rule. */
type Example = [path: string, text: string]

/** States a rule as a test over the files, and proves on examples that it can fail, so that it never passes falsely. */
export function rule(
  sentence: string,
  check: Rule,
  files: Source[],
  { bad, good = [] }: { bad: Example[]; good?: Example[] },
): void {
  test(sentence, () => {
    expect(files.length, 'files to judge').toBeGreaterThan(0)
    expect(files.flatMap(check)).toEqual([])
  })
  test(`the rule that ${sentence} sees what breaks it`, () => {
    for (const [path, text] of bad) expect(check({ path, text }), `${path}: ${text}`).toHaveLength(1)
    for (const [path, text] of good) expect(check({ path, text }), `${path}: ${text}`).toEqual([])
  })
}

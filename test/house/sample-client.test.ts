import { rule } from './rule.ts'
import { importsOf, type Source, sourcesUnder } from './source.ts'

/** It shows what can be made of the API's document alone, so it has nothing of ours. */
const FOLDER = 'test/sample-client'

rule('the sample client imports its own files and Node alone', foreignImports, sourcesUnder(FOLDER), {
  bad: [
    [`${FOLDER}/till.ts`, "import { KINDS } from '../../src/handover/kinds.ts'"],
    [`${FOLDER}/till.ts`, "import type { House } from '../support/constellation.ts'"],
    [`${FOLDER}/till.ts`, "import { z } from 'zod'"],
    [`${FOLDER}/till.ts`, "const { KINDS } = await import('../../src/handover/kinds.ts')"],
  ],
  good: [
    [`${FOLDER}/till.ts`, "import { createServer } from 'node:http'"],
    [`${FOLDER}/till.ts`, "import type { Message } from './till.ts'"],
  ],
})

function foreignImports(source: Source): string[] {
  return importsOf(source)
    .filter(({ specifier }) => !/^(?:node:|\.\/)/.test(specifier))
    .map(({ specifier, line }) => `${source.path}:${line} imports ${specifier}`)
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGS } from '../src/platform/lang.ts'
import { GUIDE_NAMES, GUIDES } from '../src/web/help/guides.ts'
import { markdownName, markdownOf } from './guides/markdown.ts'

// npm run guides: walks every guide through a demo, takes the pictures of its steps, and writes docs/guides anew. A picture that
// looks as it did stays as it is.
const folder = join(import.meta.dirname, '../docs/guides')
mkdirSync(folder, { recursive: true })
for (const name of GUIDE_NAMES)
  for (const lang of LANGS) writeFileSync(join(folder, markdownName(name, lang)), markdownOf(name, GUIDES[name], lang))

const walked = spawnSync('vitest', ['run', '--configLoader', 'native', '--project', 'till', 'test/guides'], {
  stdio: 'inherit',
  env: { ...process.env, CT_GUIDES: '1', XDG_DATA_HOME: process.env.XDG_DATA_HOME ?? tmpdir() },
})
process.exitCode = walked.status ?? 1

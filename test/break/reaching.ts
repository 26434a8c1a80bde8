import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['src', 'invoices', 'test'] as const
const IMPORTED = /(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g

let importers: ReadonlyMap<string, readonly string[]> | undefined

/**
 * The files of this repository that import one of `modules` (endings of paths), directly or through others, and these themselves. Only
 * they can tell a build without a guard from the whole program; an import that were missed here would leave the guard in, and the test fails.
 */
export function reaching(modules: readonly string[]): ReadonlySet<string> {
  importers ??= readImports()
  const found = new Set([...importers.keys()].filter((path) => modules.some((module) => path.endsWith(module))))
  for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer)
  return found
}

/** Who imports each file. */
function readImports(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const path of FOLDERS.flatMap(sourcesIn))
    for (const [, to] of readFileSync(path, 'utf8').matchAll(IMPORTED)) {
      const imported = join(dirname(path), to!)
      const known = found.get(imported)
      if (known) known.push(path)
      else found.set(imported, [path])
    }
  return found
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(ROOT, folder, name))

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseAst } from 'vitest/node'

export type Source = { path: string; text: string }
/** A node of the syntax tree (ESTree with TypeScript's nodes), as far as the rules look at it. */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>
export type Import = { specifier: string; typeOnly: boolean; line: number }

const root = join(import.meta.dirname, '../..')

/** The project's own code below the given folders, with paths from the root of the project. */
export function sourcesUnder(...folders: string[]): Source[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.m?[jt]s$/.test(path))
        .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), 'utf8') })),
    )
}

export function foldersOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

export function jsonOf<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Shape
}

const parsed = new Map<string, Node[]>()

/** All nodes of a file, outer before inner. */
export function nodesOf({ text }: Source): Node[] {
  const known = parsed.get(text)
  if (known) return known
  const nodes: Node[] = []
  collect(parseAst(text, { lang: 'ts' }), nodes)
  parsed.set(text, nodes)
  return nodes
}

/** Every way to name another file: import, export from, import type, import('…') as call and as type, require. */
export function importsOf(source: Source): Import[] {
  return nodesOf(source).flatMap((node) => {
    const from = specifierOf(node)
    if (from === undefined) return []
    const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
    return [{ specifier: from, typeOnly, line: lineOf(source, node) }]
  })
}

/** The path of an imported file of the project from its root; undefined for packages. */
export function targetOf({ path }: Source, { specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined
}

export function lineOf({ text }: Source, { start }: { start: number }): number {
  return text.slice(0, start).split('\n').length
}

export function at(source: Source, node: { start: number }, complaint: string): string {
  return `${source.path}:${lineOf(source, node)} ${complaint}`
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** `object.property` without brackets, such as `process.env`. */
export function isMember(node: Node, object: string, property: string): boolean {
  const { object: left, property: right } = node
  return node.type === 'MemberExpression' && nameOf(left) === object && nameOf(right) === property
}

export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

function collect(value: unknown, nodes: Node[]): void {
  if (Array.isArray(value)) for (const part of value) collect(part, nodes)
  else if (isNode(value)) {
    nodes.push(value)
    for (const part of Object.values(value)) collect(part, nodes)
  }
}

/** What a node imports; a specifier that is computed is `?`, which no rule lets pass. */
function specifierOf(node: Node): string | undefined {
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return nameOf(node.source)
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return nameOf(node.source) ?? '?'
  if (node.type === 'TSExternalModuleReference') return nameOf(node.expression) ?? '?'
  if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'require') return undefined
  return nameOf((node.arguments as unknown[])[0]) ?? '?'
}

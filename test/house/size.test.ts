import { rule } from './rule.ts'
import { at, type Node, nodesOf, type Source, sourcesUnder } from './source.ts'

const FILE_LINES = 250
const FUNCTION_LINES = 70
const PARAMETERS = 3

const written = sourcesUnder('src', 'invoices', 'test', 'bench', 'scripts')
const program = sourcesUnder('src', 'invoices')

rule(`no file is longer than ${FILE_LINES} lines`, longFiles, written, {
  bad: [['src/seats/hold.ts', 'const x = 1\n'.repeat(FILE_LINES + 1)]],
  good: [['src/seats/hold.ts', 'const x = 1\n'.repeat(FILE_LINES)]],
})

rule(`no function is longer than ${FUNCTION_LINES} lines`, longFunctions, program, {
  bad: [
    ['src/seats/hold.ts', `function hold() {\n${'wait()\n'.repeat(FUNCTION_LINES - 1)}}`],
    ['src/seats/hold.ts', `const hold = () => {\n${'wait()\n'.repeat(FUNCTION_LINES - 1)}}`],
  ],
  good: [['src/seats/hold.ts', `function hold() {\n${'wait()\n'.repeat(FUNCTION_LINES - 2)}}`]],
})

rule(`no function of ours takes more than ${PARAMETERS} parameters`, manyParameters, program, {
  bad: [
    ['src/seats/hold.ts', 'function hold(a, b, c, d) {}'],
    ['src/seats/hold.ts', 'export const hold = (a, b, c, d) => a'],
  ],
  good: [
    ['src/seats/hold.ts', 'function hold(a, b, c) {}'],
    ['src/server.ts', 'app.use((error, request, response, next) => next(error))'],
  ],
})

function longFiles({ path, text }: Source): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return lines > FILE_LINES ? [`${path}:1 has ${lines} lines`] : []
}

function longFunctions(source: Source): string[] {
  return nodesOf(source)
    .filter(({ type }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type))
    .map((node) => ({ node, lines: source.text.slice(node.start, node.end).split('\n').length }))
    .filter(({ lines }) => lines > FUNCTION_LINES)
    .map(({ node, lines }) => at(source, node, `has a function of ${lines} lines`))
}

/** Functions with a name; a callback takes what its caller gives. */
function manyParameters(source: Source): string[] {
  const named = nodesOf(source).flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return [node]
    const value = node.type === 'VariableDeclarator' ? (node.init as Node | null) : null
    return value && /^(Arrow)?FunctionExpression$/.test(value.type) ? [value] : []
  })
  return named
    .filter(({ params }) => (params as unknown[]).length > PARAMETERS)
    .map((node) => at(source, node, `takes ${(node.params as unknown[]).length} parameters`))
}

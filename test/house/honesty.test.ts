import { rule } from './rule.ts'
import { at, nameOf, nodesOf, type Source, sourcesUnder } from './source.ts'

const written = sourcesUnder('src', 'invoices', 'test', 'bench', 'scripts')

rule('the type checker is never silenced', silencedTypes, written, {
  bad: [
    ['src/seats/hold.ts', 'const seat: any = 1'],
    ['src/seats/hold.ts', 'const seat = one as any'],
    ['src/seats/hold.ts', 'const seats = new Map<string, any>()'],
    ['src/seats/hold.ts', '// @ts-' + 'ignore: later\nconst seat = 1'],
    ['src/seats/hold.ts', '/* @ts-' + 'expect-error */\nconst seat = 1'],
  ],
  good: [['src/seats/hold.ts', "const any = 'any'"]],
})

rule('nothing is left for later', postponed, written, {
  bad: [
    ['src/seats/hold.ts', '// TO' + 'DO: lock\nconst seat = 1'],
    ['src/seats/hold.ts', 'const seat = 1 /* FIX' + 'ME */'],
  ],
  good: [['src/seats/hold.ts', 'const todo = 1']],
})

rule('every test runs, always', sleepingTests, written, {
  bad: [
    ['test/seats/hold.test.ts', "test.skip('the last seat', () => {})"],
    ['test/seats/hold.test.ts', "describe.only('seats', () => {})"],
    ['test/seats/hold.test.ts', "test.todo('the last seat')"],
    ['test/seats/hold.test.ts', "it.skipIf(process.env.CI)('the last seat', () => {})"],
    ['test/seats/hold.test.ts', "test.concurrent.only('the last seat', () => {})"],
    ['test/seats/hold.test.ts', "xit('the last seat', () => {})"],
  ],
  good: [
    ['test/seats/hold.test.ts', "test('the last seat', () => {})"],
    ['test/seats/hold.test.ts', 'rows.skip(1)'],
  ],
})

function silencedTypes(source: Source): string[] {
  const anys = nodesOf(source).filter(({ type }) => type === 'TSAnyKeyword')
  return [
    ...anys.map((node) => at(source, node, 'says any')),
    ...found(
      source,
      new RegExp('(//|/\\*)\\s*@ts-' + '(ignore|expect-error|nocheck)', 'g'),
      'silences the type checker',
    ),
  ]
}

function postponed(source: Source): string[] {
  return found(source, new RegExp('\\b(TO' + 'DO|FIX' + 'ME|XX' + 'X)\\b', 'g'), 'leaves something for later')
}

function sleepingTests(source: Source): string[] {
  return nodesOf(source)
    .filter((node) => {
      if (node.type === 'CallExpression') return /^(x|f)(it|test|describe)$/.test(nameOf(node.callee) ?? '')
      if (node.type !== 'MemberExpression') return false
      const chain = source.text.slice(node.start, node.end)
      return /^(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|skipIf|runIf|fails)$/.test(chain)
    })
    .map((node) => at(source, node, 'keeps tests from running'))
}

function found(source: Source, pattern: RegExp, complaint: string): string[] {
  return [...source.text.matchAll(pattern)].map(({ index }) => at(source, { start: index }, complaint))
}

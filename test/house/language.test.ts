import { rule } from './rule.ts'
import { at, isNode, type Node, nameOf, nodesOf, type Source, sourcesUnder } from './source.ts'

/** A course of the demo that nobody has translated yet: the shop shows what happens then. */
const UNTRANSLATED = 'src/demo/seed/courses-teaching.ts'

const program = sourcesUnder('src', 'invoices').filter(({ path }) => path !== UNTRANSLATED)

rule('what is said in Norwegian is said in English too, and the other way round', oneTongue, program, {
  bad: [
    ['src/web/page.ts', "const title = { nb: 'Handlekurv' }"],
    ['src/web/page.ts', "const title = { en: 'Cart' }"],
    ['src/web/page.ts', "const title = { nb: 'Handlekurv', en: '' }"],
    ['src/web/page.ts', 'const title = { nb: `Handlekurv`, en: ` ` }'],
    ['src/web/page.ts', "say({ title: { 'nb': 'Handlekurv', nn: 'Handlekorg' } })"],
  ],
  good: [
    ['src/web/page.ts', "const title = { nb: 'Handlekurv', en: 'Cart' }"],
    ['src/web/page.ts', 'const title = { nb: (n: number) => say(n), en }'],
    ['src/web/page.ts', 'const title = { ...names, nb }'],
  ],
})

function oneTongue(source: Source): string[] {
  return nodesOf(source)
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap((node) => {
      const properties = node.properties as Node[]
      if (properties.some(({ type }) => type === 'SpreadElement')) return []
      const spoken = ['nb', 'en'].map((key) => properties.find((property) => nameOf(property.key) === key))
      if (spoken.every((property) => property === undefined)) return []
      return spoken.every((property) => property && !isBlank(property.value))
        ? []
        : [at(source, node, 'speaks one language only')]
    })
}

function isBlank(value: unknown): boolean {
  if (!isNode(value)) return true
  if (value.type === 'TemplateLiteral') {
    const parts = value.quasis as { value: { raw: string } }[]
    return (value.expressions as unknown[]).length === 0 && parts.every((part) => part.value.raw.trim() === '')
  }
  return nameOf(value)?.trim() === ''
}

import { rule } from './rule.ts'
import { at, isMember, nameOf, nodesOf, type Source, sourcesUnder } from './source.ts'

const house = sourcesUnder('src')

rule(
  "Drizzle's relations() are not used, for they are how schemas begin to import each other in circles",
  relations,
  house,
  {
    bad: [
      ['src/orders/schema.ts', "import { relations } from 'drizzle-orm'"],
      ['src/orders/schema.ts', 'export const links = defineRelations({ orders })'],
      ['src/orders/schema.ts', 'export const links = relations(orders, ({ one }) => ({}))'],
    ],
    good: [['src/orders/schema.ts', "import { sql } from 'drizzle-orm'"]],
  },
)

rule('no text becomes SQL unescaped', rawSql, house, {
  bad: [
    ['src/orders/list.ts', 'await tx.execute(sql.raw(order))'],
    ['src/orders/list.ts', 'const { raw } = sql'],
  ],
  good: [
    ['src/orders/list.ts', 'await tx.execute(sql`select 1`)'],
    ['src/orders/list.ts', 'const text = String.raw`a`'],
  ],
})

function relations(source: Source): string[] {
  return nodesOf(source)
    .filter((node) => {
      const name = node.type === 'ImportSpecifier' ? nameOf(node.imported) : undefined
      const callee = node.type === 'CallExpression' ? nameOf(node.callee) : undefined
      return /^(relations|defineRelations(Part)?)$/.test(name ?? callee ?? '')
    })
    .map((node) => at(source, node, 'uses relations()'))
}

function rawSql(source: Source): string[] {
  return nodesOf(source)
    .filter((node) => {
      if (isMember(node, 'sql', 'raw')) return true
      const pattern =
        node.type === 'VariableDeclarator' && nameOf(node.init) === 'sql' ? (node.id as { type: string }) : null
      return pattern?.type === 'ObjectPattern'
    })
    .map((node) => at(source, node, 'lets raw text into SQL'))
}

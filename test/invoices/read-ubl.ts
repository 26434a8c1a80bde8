import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element in document order: its name, its text or what is in it, its attributes. */
export type Node = { name: string; text: string; attributes: Record<string, string>; children: Node[] }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
})

/** The root of an e-invoice, read by a parser that is not ours and takes no text for a number. */
export function readUbl(xml: string): Node {
  const valid = XMLValidator.validate(xml)
  if (valid !== true) throw new Error(`not well-formed: ${valid.err.msg}`)
  const [root] = nodesOf(parser.parse(xml))
  if (root === undefined) throw new Error('no root')
  return root
}

/** The texts of all elements at a path below a node: `cac:InvoiceLine/cbc:ID`. */
export function textsAt(node: Node, path: string): string[] {
  return nodesAt(node, path).map(({ text }) => text)
}

export function nodesAt(node: Node, path: string): Node[] {
  return path
    .split('/')
    .reduce<Node[]>((at, name) => at.flatMap((one) => one.children.filter((child) => child.name === name)), [node])
}

/** Every element of the tree. */
export function everyNode(node: Node): Node[] {
  return [node, ...node.children.flatMap(everyNode)]
}

type Parsed = Record<string, unknown>

function nodesOf(parsed: Parsed[]): Node[] {
  return parsed.flatMap((one) => {
    const name = Object.keys(one).find((key) => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    const inside = one[name] as Parsed[]
    return [
      {
        name,
        text: inside.map((part) => String(part['#text'] ?? '')).join(''),
        attributes: (one[':@'] ?? {}) as Record<string, string>,
        children: nodesOf(inside),
      },
    ]
  })
}

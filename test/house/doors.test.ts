import { rule } from './rule.ts'
import { at, importsOf, isMember, jsonOf, type Node, nameOf, nodesOf, type Source, sourcesUnder } from './source.ts'

const { doors } = jsonOf<{ doors: Record<string, string[]> }>('floors.json')
const program = sourcesUnder('src', 'invoices')

/** Where the computer's clock may be read; everything else takes its instant from the transaction. */
const CLOCKS = ['src/platform/clock.ts', 'src/sandbox/']

rule('a package with a door in floors.json is imported there only', backDoors, program, {
  bad: [
    ['src/checkout/settle.ts', "import Stripe from 'stripe'"],
    ['src/checkout/settle.ts', "import type Stripe from 'stripe'"],
    ['src/checkout/settle.ts', "type Event = import('stripe').Stripe.Event"],
    ['src/notices/send.ts', "const { createTransport } = await import('nodemailer')"],
    ['src/invoicing/issue.ts', "import PDFDocument from 'pdfkit/js/pdfkit.standalone.js'"],
    ['src/webshop/page.ts', "import { Router } from 'express'"],
  ],
  good: [
    ['src/platform/stripe.ts', "import Stripe from 'stripe'"],
    ['src/platform/stripe-events.ts', "import Stripe from 'stripe'"],
    ['src/web/page.ts', "import { Router } from 'express'"],
    ['src/server.ts', "import express from 'express'\nimport session from 'express-session'"],
    ['invoices/pdf.ts', "import PDFDocument from 'pdfkit'"],
  ],
})

rule('the environment is read in platform/config.ts only', environment, program, {
  bad: [
    ['src/web/page.ts', 'const debug = process.env.DEBUG'],
    ['src/web/page.ts', "const { DEBUG } = process['env']"],
    ['src/web/page.ts', "import { env } from 'node:process'"],
  ],
  good: [
    ['src/platform/config.ts', 'const debug = process.env.DEBUG'],
    ['src/web/page.ts', 'const id = process.pid'],
  ],
})

rule('the clock is read in platform/clock.ts and the sandbox only', clocks, program, {
  bad: [
    ['src/seats/hold.ts', 'const now = new Date()'],
    ['src/seats/hold.ts', 'const now = Date.now()'],
    ['src/seats/hold.ts', 'const now = Date()'],
    ['src/seats/hold.ts', 'const now = Temporal.Now.instant()'],
  ],
  good: [
    ['src/seats/hold.ts', "const at = new Date('2026-01-01')"],
    ['src/platform/clock.ts', 'const now = new Date()'],
    ['src/sandbox/stripe/emit.ts', 'const now = Date.now()'],
  ],
})

function backDoors(source: Source): string[] {
  return importsOf(source).flatMap(({ specifier, line }) => {
    const entry = Object.entries(doors).find(([name]) => specifier === name || specifier.startsWith(`${name}/`))
    if (!entry || entry[1].some((door) => liesIn(source.path, door))) return []
    return [`${source.path}:${line} imports ${specifier}, whose door is ${entry[1].join(', ')}`]
  })
}

/** `src/platform/stripe` opens for its folder, stripe.ts and stripe-events.ts, and not for stripes/. */
function liesIn(path: string, door: string): boolean {
  return path === door || ['/', '.', '-'].some((end) => path.startsWith(door + end))
}

function environment(source: Source): string[] {
  if (source.path === 'src/platform/config.ts') return []
  const reads = nodesOf(source).filter((node) => isMember(node, 'process', 'env'))
  const imports = importsOf(source).filter(({ specifier }) => /^(node:)?process$/.test(specifier))
  return [
    ...reads.map((node) => at(source, node, 'reads the environment')),
    ...imports.map(({ line }) => `${source.path}:${line} imports node:process, which hides who reads the environment`),
  ]
}

function clocks(source: Source): string[] {
  if (CLOCKS.some((allowed) => source.path.startsWith(allowed))) return []
  return nodesOf(source)
    .filter((node) => isNewDate(node) || isMember(node, 'Date', 'now') || isMember(node, 'Temporal', 'Now'))
    .map((node) => at(source, node, 'reads the clock'))
}

function isNewDate(node: Node): boolean {
  if (nameOf(node.callee) !== 'Date') return false
  return node.type === 'CallExpression' || (node.type === 'NewExpression' && (node.arguments as unknown[]).length === 0)
}

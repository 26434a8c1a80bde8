import type { OwnSession } from '../../access/ways-in.ts'
import { type Lang, say } from '../../platform/lang.ts'

/** The first that fits: browsers name those they descend from, too. */
const BROWSERS = [
  [/\bEdg\w*\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** A browser as its owner would name it, read from what it says of itself. */
export function deviceWords(lang: Lang, agent: string): string {
  const browser = nameIn(BROWSERS, agent)
  const system = nameIn(SYSTEMS, agent)
  if (browser === undefined) return say(lang, { nb: 'Ukjent program', en: 'Unknown program' })
  return system === undefined ? browser : say(lang, { nb: `${browser} på ${system}`, en: `${browser} on ${system}` })
}

export function methodWords(lang: Lang, { method, withCode }: Pick<OwnSession, 'method' | 'withCode'>): string {
  if (method === 'passkey') return say(lang, { nb: 'med passnøkkel', en: 'by passkey' })
  const code = withCode ? say(lang, { nb: ' og kode', en: ' and code' }) : ''
  if (method === 'link') return say(lang, { nb: `med lenke på e-post${code}`, en: `by mailed link${code}` })
  if (method?.startsWith('provider:')) return `${method.slice('provider:'.length)}${code}`
  return say(lang, { nb: `med passord${code}`, en: `by password${code}` })
}

const nameIn = (known: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  known.find(([sign]) => sign.test(agent))?.[1]

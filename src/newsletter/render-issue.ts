import type { On } from '../platform/db/statement.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { markedUp } from '../platform/markdown.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import { offersOfBlock } from './block-offers.ts'
import { partsOf } from './blocks.ts'
import { cardInHtml, cardInText, cardOf } from './course-card.ts'
import type { IssueBody } from './issue-body.ts'
import { markedUrl } from './marked-url.ts'

/** An issue in one language, without what is each reader's own. */
export type RenderedText = { subject: string; html: string; text: string }
export type RenderedIssue = Partial<Record<Lang, RenderedText>>
/** A block that shows nothing now. */
export type EmptyBlock = { lang: Lang; line: string }
type Made = Pick<IssueBody, 'campaign' | 'texts'>
type Maker = { on: On; publicUrl: string; campaign: string; lang: Lang }

/** Every language of an issue as it reads at this moment, and which of its blocks show nothing. */
export async function renderIssue(
  { config }: Pick<Till, 'config'>,
  on: On,
  { campaign, texts }: Made,
): Promise<{ rendered: RenderedIssue; empty: EmptyBlock[] }> {
  const rendered: RenderedIssue = {}
  const empty: EmptyBlock[] = []
  for (const lang of LANGS) {
    const text = texts[lang]
    if (!text) continue
    const made = await renderWords({ on, publicUrl: config.publicUrl, campaign, lang }, text.words)
    rendered[lang] = { subject: text.subject, html: made.html.join('\n'), text: made.text.join('\n\n') }
    empty.push(...made.empty.map((line) => ({ lang, line })))
  }
  return { rendered, empty }
}

async function renderWords(maker: Maker, words: string) {
  const made = { html: [] as string[], text: [] as string[], empty: [] as string[] }
  for (const part of partsOf(words)) {
    if ('bad' in part) made.empty.push(part.bad)
    else if ('words' in part) {
      if (part.words.trim() === '') continue
      made.html.push(proseOf(maker, part.words))
      made.text.push(textOf(maker, part.words.trim()))
    } else {
      const cards = await cardsOf(maker, part.block)
      if (cards.length === 0) made.empty.push(part.line)
      made.html.push(...cards.map((card) => String(cardInHtml(card))))
      made.text.push(...cards.map(cardInText))
    }
  }
  return made
}

async function cardsOf({ on, lang, publicUrl, campaign }: Maker, block: Parameters<typeof offersOfBlock>[2]) {
  const offers = await offersOfBlock(on, lang, block)
  return offers.map((offer) => {
    const path = `/courses/${offer.slug}?${new URLSearchParams({ start: offer.code })}`
    return cardOf(lang, offer, markedUrl(publicUrl, campaign, pageUrl(publicUrl, lang, path)))
  })
}

/** Headings begin below the subject, which is the heading of the mail. */
const proseOf = ({ publicUrl, campaign }: Maker, words: string): string =>
  markedUp(
    words,
    {
      ...{ h1: 'h2', h5: 'h4', h6: 'h4' },
      a: (_tag, { href = '' }) => ({
        tagName: 'a',
        attribs: { href: markedUrl(publicUrl, campaign, href), style: 'color:#0b4f9e' },
      }),
    },
    ['style'],
  )

/** `[words](address)` reads as "words (address)"; other markup of Markdown reads well as it is. */
const textOf = ({ publicUrl, campaign }: Maker, words: string): string =>
  words.replaceAll(
    /\[([^\]\n]+)\]\(([^)\s]+)\)/g,
    (_all, label: string, href: string) => `${label} (${markedUrl(publicUrl, campaign, href)})`,
  )

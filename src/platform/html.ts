import { type SafeHtml, html as tag } from '@remix-run/html-template'

/** Booleans may not be interpolated: the tag would print `false`, so `${wanted && x}` does not compile. */
export type Piece = SafeHtml | string | number | null | undefined | readonly Piece[]
export type { SafeHtml }
export const html = tag as unknown as (strings: TemplateStringsArray, ...values: Piece[]) => SafeHtml
/** For markup that has been made safe already (Markdown through its sanitiser, an SVG of our own). */
export const trusted = (markup: string): SafeHtml => tag.raw`${markup}`

import type { ShownPicture } from '../../pictures/shown-picture.ts'
import { html, type SafeHtml } from '../../platform/html.ts'

/** How wide the small one is, unless the picture is narrower, in pixels. */
const SMALL_WIDTH = 640

/** Across the page of a course, at the top of what is loaded. */
export const banner = ({ large, small, alt, width, height }: ShownPicture): SafeHtml =>
  html`<img class="picture" src="${large}" srcset="${small} ${Math.min(width, SMALL_WIDTH)}w, ${large} ${width}w" sizes="100vw" alt="${alt}" width="${width}" height="${height}" fetchpriority="high">`

/** On a card, where the title beside it says what it leads to: read aloud it would only be in the way. */
export const onCard = ({ small, width, height }: ShownPicture): SafeHtml =>
  html`<img class="picture" src="${small}" alt="" width="${width}" height="${height}" loading="lazy" decoding="async">`

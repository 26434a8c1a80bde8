import { html, type SafeHtml } from '../../platform/html.ts'

/** Where the demo's own styles are served: no buyer outside a demo loads them. */
export const STYLES = '/demo/demo.css'

export const demoStyles = (): SafeHtml => html`<link rel="stylesheet" href="${STYLES}">`

import { html, type SafeHtml } from '../../platform/html.ts'

/** A mail as its reader sees it, in a frame that may do nothing: it looks as it does there and touches nothing here. */
export const letterFrame = (title: string, mail: { subject: string; html: SafeHtml | string }): SafeHtml =>
  html`<iframe class="letter-frame" sandbox="" title="${title}: ${mail.subject}" srcdoc="${String(mail.html)}"></iframe>`

import { html, type SafeHtml } from './html.ts'
import type { Lang } from './lang.ts'

/** The look of every mail: one readable column under its subject. Styles stand at the elements, because mail readers drop style sheets. */
export const mailFrame = (lang: Lang, subject: string, content: SafeHtml): SafeHtml =>
  html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430;background:#fff;max-width:36em;margin:0 auto;padding:1em;overflow-wrap:anywhere">
<h1 style="font-size:20px">${subject}</h1>
${content}
</body></html>`

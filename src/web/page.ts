import { html, type SafeHtml } from '../platform/html.ts'
import { say } from '../platform/lang.ts'
import { assetHref } from './assets.ts'
import { channelsQuestion } from './attribution/question.ts'
import { demoBanner, siteFooter, siteHeader, skipLink } from './components/site.ts'
import type { Frame } from './frame.ts'
import { headOf } from './head.ts'
import type { Page } from './page-route.ts'

const FONTS = ['sans-400.ttf', 'sans-600.ttf', 'sans-700.ttf']

/** The whole document around a page: header, banner, main and footer. */
export function pageOf(given: Frame, page: Page): SafeHtml {
  const frame = { ...given, path: page.at ?? given.path }
  const { lang } = frame
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.faulty ? say(lang, { nb: 'Feil: ', en: 'Error: ' }) : null}${page.title} – ${frame.shop.name}</title>
${headOf(frame, page)}
<link rel="icon" href="${assetHref('icon.svg')}" type="image/svg+xml">
${FONTS.map((name) => html`<link rel="preload" href="${assetHref(name)}" as="font" type="font/ttf" crossorigin>`)}
<link rel="stylesheet" href="${assetHref('site.css')}">
<script src="${assetHref('site.js')}" defer></script>
</head>
<body>
${skipLink(lang)}
${frame.demo ? demoBanner(lang) : null}
${siteHeader(frame)}
${frame.asksAbout ? channelsQuestion({ lang, back: given.path }, frame.asksAbout) : null}
<main id="main" class="main main--${page.width ?? 'normal'}" tabindex="-1">
${page.body}
</main>
${siteFooter(frame)}
</body>
</html>`
}

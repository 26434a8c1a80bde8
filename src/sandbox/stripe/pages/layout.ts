import { html, type Piece, type SafeHtml, trusted } from '../../../platform/html.ts'
import { type Lang, WORDS } from './words.ts'

type PageParts = { lang: Lang; title: string; body: Piece; wide?: boolean; problem?: boolean }

/** The frame of every sandbox page: works without JavaScript and on a phone, and says first that no money moves. */
export function layout({ lang, title, body, wide, problem }: PageParts): SafeHtml {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${problem === true ? `${WORDS[lang].problem}: ` : ''}${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header class="banner">${WORDS[lang].banner}</header>
<main class="${wide === true ? 'wide' : 'card'}">
<h1>${title}</h1>
${body}
</main>
</body>
</html>`
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #4d5766; --paper: #ffffff; --ground: #eef1f6; --line: #c3cad6; --press: #1f4fbf; --on-press: #ffffff; --alert: #9c1c1c; --alert-ground: #fdecec; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --soft: #b6bfcd; --paper: #1d232d; --ground: #12161d; --line: #47505f; --press: #a9c3ff; --on-press: #10192e; --alert: #ffb4b4; --alert-ground: #3a1a1c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
.banner { padding: .75rem 1rem; background: #ffd45c; color: #2b2200; text-align: center; font-weight: 600; }
main { background: var(--paper); margin: 0 auto; padding: 1.5rem 1.25rem 2rem; }
.card { max-width: 34rem; } .wide { max-width: 76rem; }
@media (min-width: 40rem) { main { margin: 2rem auto; border-radius: .75rem; border: 1px solid var(--line); padding: 2rem; } }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
.total { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1rem; margin: 0 0 .5rem; }
.total strong { font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.soft { color: var(--soft); margin: .25rem 0; overflow-wrap: anywhere; }
a { color: var(--press); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
main.wide td, main.wide th { overflow-wrap: normal; white-space: nowrap; padding-right: 1.25rem; }
.card td:first-child { min-width: 7rem; hyphens: auto; }
th { font-size: .9375rem; color: var(--soft); }
main table .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 0; padding-left: .75rem; }
form { margin: 0 0 1rem; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .65rem 1rem; border: 2px solid var(--press); border-radius: .5rem; background: transparent; color: var(--press); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
.first { background: var(--press); color: var(--on-press); }
button:hover, .button:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.alert { border-left: .375rem solid var(--alert); background: var(--alert-ground); padding: .75rem 1rem; margin: 0 0 1.25rem; }
.alert strong { color: var(--alert); }
`

import { type SafeHtml, trusted } from '../../platform/html.ts'

/** An open book whose pages become a road over the hills towards the sun. */
export const heroPicture = (): SafeHtml => trusted(PICTURE)

const PICTURE = `<svg class="hero__picture" viewBox="0 0 560 440" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
<defs><clipPath id="hero-sky"><path d="M40 440V210C40 94 148 0 280 0s240 94 240 210v230z"/></clipPath></defs>
<g clip-path="url(#hero-sky)">
<rect width="560" height="440" fill="#fde7b8"/>
<circle cx="372" cy="168" r="118" fill="#fbd67f"/><circle cx="372" cy="168" r="76" fill="#f3a94c"/>
<path d="M0 244c70-56 132-60 196-18 58 38 96 30 150-12 66-50 130-46 214 18v208H0z" fill="#9cc7b4"/>
<path d="M0 292c84-44 150-40 214-4 70 40 128 34 190-2 60-34 100-34 156-8v162H0z" fill="#4f9484"/>
<path d="M0 346c92-34 172-34 254-2 96 38 196 30 306-14v110H0z" fill="#1f6a63"/>
<path d="M262 440c-8-34 62-54 66-84 4-26-56-34-50-58 4-20 52-26 62-46 6-12-2-22-12-30 4 10 6 18-2 28-16 20-70 24-78 52-8 30 34 38 26 62-10 30-86 38-104 76z" fill="#fff4d8"/>
<g fill="#0b3434"><path d="M92 330l18-58 18 58z"/><path d="M96 306l14-46 14 46z"/><rect x="107" y="328" width="6" height="14"/><path d="M446 322l15-50 15 50z"/><path d="M450 300l11-38 11 38z"/><rect x="458.5" y="320" width="5" height="12"/><path d="M140 336l12-38 12 38z"/><rect x="150" y="334" width="4" height="10"/></g>
<g fill="none" stroke="#7a4a16" stroke-width="4" stroke-linecap="round"><path d="M150 120q12-12 22 0q10-12 22 0"/><path d="M214 82q9-9 17 0q8-9 17 0"/><path d="M104 168q8-8 15 0q7-8 15 0"/></g>
</g>
<g><path d="M280 392c-44-34-108-42-180-26v58c72-14 136-8 180 16 44-24 108-30 180-16v-58c-72-16-136-8-180 26z" fill="#0b3434"/>
<path d="M280 384c-42-34-100-42-168-28v54c66-12 126-6 168 18z" fill="#ffffff"/><path d="M280 384c42-34 100-42 168-28v54c-66-12-126-6-168 18z" fill="#fdf6e6"/>
<g fill="none" stroke="#c9bda4" stroke-width="4" stroke-linecap="round"><path d="M136 374c36-4 72 2 108 18M136 392c36-4 72 2 108 18M424 374c-36-4-72 2-108 18M424 392c-36-4-72 2-108 18"/></g>
<path d="M280 384v44" stroke="#0b3434" stroke-width="4"/></g>
</svg>`

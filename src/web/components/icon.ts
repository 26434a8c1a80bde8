import { html, type SafeHtml, trusted } from '../../platform/html.ts'

/** Drawn on a 24 × 24 grid with strokes in the text's colour. */
const SHAPES = {
  mark: '<path d="M3 18.5c3-1.6 6-1.6 9 0 3-1.6 6-1.6 9 0V6.5c-3-1.6-6-1.6-9 0-3-1.6-6-1.6-9 0z"/><path d="M12 6.5v12M12 3v0M7 2.6 12 5l5-2.4"/>',
  cart: '<path d="M3 4h2.2l2 10.5h10.3l2-7.5H6.2"/><circle cx="9" cy="19" r="1.4"/><circle cx="16" cy="19" r="1.4"/>',
  person: '<circle cx="12" cy="8" r="3.6"/><path d="M4.8 20c.8-4 3.6-6 7.2-6s6.4 2 7.2 6"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
  place:
    '<path d="M12 21c4.2-4.4 6.5-7.9 6.5-11a6.5 6.5 0 0 0-13 0c0 3.1 2.3 6.6 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
  online: '<rect x="3" y="4.5" width="18" height="12" rx="1.8"/><path d="M9 20h6M12 16.500V20"/>',
  credits: '<path d="M12 4 2.5 8.5 12 13l9.5-4.500z"/><path d="M6.5 10.800V16c3.3 2.4 7.7 2.4 11 0v-5.2"/>',
  money:
    '<rect x="2.5" y="6" width="19" height="12" rx="2"/><circle cx="12" cy="12" r="2.8"/><path d="M6 9.500v0M18 14.500v0"/>',
  language:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c2.6 2.5 3.8 5.3 3.8 8.500S14.6 18 12 20.500C9.4 18 8.2 15.2 8.2 12S9.4 6 12 3.500z"/>',
  seat: '<circle cx="8.5" cy="8.5" r="3"/><path d="M2.8 19c.6-3.3 2.7-5 5.7-5s5.1 1.7 5.7 5"/><path d="M15.5 5.800a3 3 0 0 1 0 5.400M17 14.300c2.2.5 3.6 2.1 4.2 4.7"/>',
  open: '<path d="M5 20V5.500A1.5 1.5 0 0 1 6.5 4H14v16z"/><path d="M14 6h3.500A1.5 1.5 0 0 1 19 7.500V20M3 20h18M11 12.300v0"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
  tick: '<path d="m4.5 12.5 5 5 10-11"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.300l3.5 2"/>',
  document: '<path d="M6 3h8l4.5 4.500V21H6z"/><path d="M14 3v5h4.500M9 13h6.500M9 16.500h6.5"/>',
  alert: '<path d="M12 3.5 2.5 20h19z"/><path d="M12 10v4.500M12 17.300v0"/>',
  help: '<circle cx="12" cy="12" r="8.5"/><path d="M9.4 9.6a2.6 2.6 0 1 1 3.7 2.4c-.7.4-1.1.9-1.1 1.7v.3M12 16.800v0"/>',
  back: '<path d="M19 12H5M11 6l-6 6 6 6"/>',
  shield: '<path d="M12 3 4.5 6v5.500c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.500V6z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>',
} as const
export type IconName = keyof typeof SHAPES

/** Decoration beside words that say the same: hidden from screen readers. */
export const icon = (name: IconName): SafeHtml =>
  html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${trusted(SHAPES[name])}</svg>`

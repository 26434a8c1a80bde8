import { html, type SafeHtml } from '../../platform/html.ts'
import type { Lang } from '../../platform/lang.ts'
import type { Channel } from '../../sending/state.ts'
import type { Way } from '../../sending/way.ts'
import { invoiceWayWords } from '../words/invoice-way.ts'

/** How the invoice will come, as far as it is known which organisation it is for; with scripts it follows what is typed. */
export const invoiceWay = (lang: Lang, way: Way | null): SafeHtml =>
  html`<p class="fine" id="invoice-way" aria-live="polite" data-e-invoice="organisationNumber" data-words="${JSON.stringify(words(lang))}">${way ? invoiceWayWords(lang, way, null) : null}</p>`

/** Every sentence there is, for the script to choose from. */
const words = (lang: Lang): Record<string, string> =>
  Object.fromEntries(
    WAYS.map((way) => [`${way.eInvoice} ${way.channels.join('+')}`, invoiceWayWords(lang, way, null)] as const),
  )

const CHANNEL_SETS: readonly Channel[][] = [['ehf', 'mail'], ['ehf'], ['mail']]
const WAYS: readonly Way[] = (['receives', 'does-not-receive', 'unknown'] as const).flatMap((eInvoice) =>
  CHANNEL_SETS.map((channels) => ({ eInvoice, channels })),
)

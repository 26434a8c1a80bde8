import { html, type SafeHtml } from '../../platform/html.ts'
import type { Filled } from './filled.ts'

/** Where a file is chosen, called `file`; `accept` is what the browser offers. One that is optional may be left as it is. */
export function fileField(
  form: Filled,
  { label, hint, accept, optional = false }: { label: string; hint: string; accept: string; optional?: boolean },
): SafeHtml {
  const fault = form.fault('file')
  return html`<div class="ds-field field"><label class="ds-label" data-weight="semibold" for="file">${label}</label>
<div data-field="description" id="file-hint">${hint}</div>
<input class="ds-input" id="file" name="file" type="file" accept="${accept}"${optional ? null : html` required`} aria-describedby="file-hint${fault ? ' file-fault' : ''}"${fault ? html` aria-invalid="true"` : null}>
${fault ? html`<p class="ds-validation-message" id="file-fault">${fault}</p>` : null}</div>`
}

/** A bar that the script shows while something long goes on. */
export const progress = (words: string): SafeHtml =>
  html`<p class="progress" data-progress hidden><label>${words} <progress max="1" value="0"></progress></label></p>`

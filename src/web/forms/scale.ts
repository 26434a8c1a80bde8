import { html, type SafeHtml } from '../../platform/html.ts'
import type { Filled } from './filled.ts'

type Scale = { name: string; legend: string; steps: readonly number[]; ends: { least: string; most: string } }

/** A number on a scale: every step is to be seen and large enough for a thumb, and the words at its ends are read with the question. */
export function scale(form: Filled, { name, legend, steps, ends }: Scale): SafeHtml {
  const fault = form.fault(name)
  const hint = `${steps[0]} = ${ends.least}, ${steps.at(-1)} = ${ends.most}`
  const described = fault ? `${name}-hint ${name}-fault` : `${name}-hint`
  return html`<fieldset class="ds-fieldset field scale" id="${name}" tabindex="-1" aria-describedby="${described}">
<legend class="ds-label" data-weight="semibold">${legend}</legend><p data-field="description" id="${name}-hint">${hint}</p>
<div class="scale__steps">${steps.map((step) => html`<label class="scale__step"><input type="radio" name="${name}" value="${step}"${form.has(name, String(step)) ? html` checked` : null}><span>${step}</span></label>`)}</div>
${fault ? html`<p class="ds-validation-message" id="${name}-fault">${fault}</p>` : null}
</fieldset>`
}

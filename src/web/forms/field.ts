import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import type { Filled } from './filled.ts'

type Field = {
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email' | 'password' | 'number' | 'search' | 'date' | 'datetime-local' | 'tel' | 'url'
  /** WCAG 1.3.5: what the browser may fill in. */
  autocomplete?: string
  inputmode?: 'numeric' | 'email' | 'text' | 'decimal'
  optional?: true
  /** Neither required nor marked as optional: the text around it says when it is needed. */
  plain?: true
  /** In characters, where the width should say how long the answer is. */
  size?: number
  max?: number
  min?: number
  step?: string
}

/** Label, hint, fault and input, tied together for screen readers. */
export function field(form: Filled, given: Field): SafeHtml {
  const { name, label, hint, type = 'text', autocomplete, inputmode, size, max, min, step } = given
  const fault = form.fault(name)
  return html`<div class="ds-field field${size ? ` field--${size <= 6 ? 'short' : 'medium'}` : ''}">
${labelOf(form, { name, label, optional: given.optional })}
${hintOf(name, hint)}
<input class="ds-input" id="${name}" name="${name}" type="${type}" value="${type === 'password' ? '' : form.value(name)}"${attributes({ autocomplete, inputmode, min, step, [type === 'number' ? 'max' : 'maxlength']: max })}${given.optional || given.plain ? null : html` required`}${describedBy(name, hint, fault)}>
${faultOf(name, fault)}
</div>`
}

export function textArea(
  form: Filled,
  given: Pick<Field, 'name' | 'label' | 'hint' | 'optional' | 'plain' | 'max'> & { rows?: number },
): SafeHtml {
  const { name, label, hint, max, rows = 5 } = given
  const fault = form.fault(name)
  return html`<div class="ds-field field">
${labelOf(form, { name, label, optional: given.optional })}
${hintOf(name, hint)}
<textarea class="ds-input" id="${name}" name="${name}" rows="${rows}"${attributes({ maxlength: max })}${given.optional || given.plain ? null : html` required`}${describedBy(name, hint, fault)}>${form.value(name)}</textarea>
${faultOf(name, fault)}
</div>`
}

export type Option = { value: string; label: string; hint?: string }

export function select(
  form: Filled,
  given: Pick<Field, 'name' | 'label' | 'hint' | 'autocomplete'> & { options: readonly Option[]; preset?: string },
): SafeHtml {
  const { name, label, hint, options, autocomplete, preset } = given
  const chosen = form.value(name) || preset
  const fault = form.fault(name)
  return html`<div class="ds-field field">
${labelOf(form, { name, label, optional: undefined })}
${hintOf(name, hint)}
<select class="ds-input" id="${name}" name="${name}"${attributes({ autocomplete })}${describedBy(name, hint, fault)}>
${options.map((option) => html`<option value="${option.value}"${option.value === chosen ? html` selected` : null}>${option.label}</option>`)}
</select>
${faultOf(name, fault)}
</div>`
}

/** One of a few, all visible. */
export function radios(
  form: Filled,
  given: { name: string; legend: string; hint?: string; options: readonly Option[] },
): SafeHtml {
  const { name, legend, hint, options } = given
  return html`<fieldset class="ds-fieldset field" id="${name}">
<legend class="ds-label" data-weight="semibold">${legend}</legend>
${hint ? html`<p data-field="description">${hint}</p>` : null}
${options.map(
  (
    option,
  ) => html`<div class="ds-field"><input class="ds-input" type="radio" id="${name}-${option.value}" name="${name}" value="${option.value}"${form.has(name, option.value) ? html` checked` : null}${option.hint ? html` aria-describedby="${name}-${option.value}-hint"` : null}>
<label class="ds-label" data-weight="regular" for="${name}-${option.value}">${option.label}</label>
${option.hint ? html`<div data-field="description" id="${name}-${option.value}-hint">${option.hint}</div>` : null}</div>`,
)}
${faultOf(name, form.fault(name))}
</fieldset>`
}

export function checkbox(form: Filled, given: { name: string; value: string; label: Piece; hint?: string }): SafeHtml {
  const { name, value, label, hint } = given
  const fault = form.fault(name)
  return html`<div class="field"><div class="ds-field"><input class="ds-input" type="checkbox" id="${name}" name="${name}" value="${value}"${form.has(name, value) ? html` checked` : null}${describedBy(name, hint, fault)}>
<label class="ds-label" data-weight="regular" for="${name}">${label}</label>
${hintOf(name, hint)}</div>
${faultOf(name, fault)}</div>`
}

export const hidden = (name: string, value: string | number): SafeHtml =>
  html`<input type="hidden" name="${name}" value="${value}">`

export const submit = (label: Piece, variant: 'primary' | 'secondary' | 'tertiary' = 'primary'): SafeHtml =>
  html`<button class="ds-button" type="submit" data-variant="${variant}">${label}</button>`

function labelOf(
  { lang }: Filled,
  { name, label, optional }: { name: string; label: string; optional: true | undefined },
): SafeHtml {
  const aside = lang === 'nb' ? 'valgfritt' : 'optional'
  return html`<label class="ds-label" for="${name}">${label}${optional ? html` <span class="field__aside">(${aside})</span>` : null}</label>`
}

const hintOf = (name: string, hint: string | undefined): SafeHtml | null =>
  hint ? html`<div data-field="description" id="${name}-hint">${hint}</div>` : null

const faultOf = (name: string, fault: string | null): SafeHtml | null =>
  fault ? html`<p class="ds-validation-message" id="${name}-fault">${fault}</p>` : null

function describedBy(name: string, hint: string | undefined, fault: string | null): SafeHtml | null {
  const ids = [hint ? `${name}-hint` : null, fault ? `${name}-fault` : null].filter((id) => id !== null)
  if (ids.length === 0) return null
  return html` aria-describedby="${ids.join(' ')}"${fault ? html` aria-invalid="true"` : null}`
}

function attributes(given: Record<string, string | number | undefined>): SafeHtml[] {
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [html` ${name}="${value}"`]))
}

import type { Keeper } from '../../identity/keepers.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Option, select, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

type Known = { courseId: string; keepers: readonly Keeper[]; form: Filled }

const NOBODY: Said = { nb: 'Ingen', en: 'Nobody' }

/** Everybody who may keep the course, behind what it means that none of them is chosen. */
export const keeperOptions = (lang: Lang, keepers: readonly Keeper[], none: Said): Option[] => [
  { value: '', label: say(lang, none) },
  ...keepers.map(({ personId, name }) => ({ value: personId, label: name })),
]

/** Who answers for a course: one of those who may keep it, or nobody. */
export const responsiblePart = ({ lang, to }: Visit, { courseId, keepers, form }: Known): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/courses/${courseId}/responsible`)}" novalidate><h2>${say(lang, { nb: 'Ansvarlig', en: 'Responsible' })}</h2>
${select(form, { name: 'personId', label: say(lang, { nb: 'Den som er ansvarlig for kurset', en: 'Who answers for the course' }), options: keeperOptions(lang, keepers, NOBODY) })}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }), 'secondary')}</div></form>`

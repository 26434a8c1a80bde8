import { count, type Lang } from '../../platform/lang.ts'

/** How many of those who take part owe an answer. */
export const lackingWords = (lang: Lang, lacking: number): string =>
  count(lang, lacking, {
    one: { nb: '{n} deltaker mangler svar', en: '{n} participant has not answered' },
    other: { nb: '{n} deltakere mangler svar', en: '{n} participants have not answered' },
  })

/** The same beside a link; nothing where nobody does. */
export const lackingPart = (lang: Lang, lacking: number): string =>
  lacking === 0 ? '' : ` (${lackingWords(lang, lacking)})`

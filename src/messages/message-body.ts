import { z } from 'zod'
import type { Lang } from '../platform/lang.ts'
import { holdsCardNumber, Line, NO_CARD, Text } from '../platform/words.ts'

/** The longest message, in characters: two pages. What takes more belongs where the course is taught. */
export const MESSAGE_MAX = 5_000

const MessageText = z
  .strictObject({
    subject: Line,
    words: Text.min(1)
      .max(MESSAGE_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .meta({ description: 'Plain text; an empty line begins a new paragraph' }),
  })
  .meta({ id: 'MessageText' })
export type MessageText = z.output<typeof MessageText>

export const MessageBody = z
  .strictObject({
    texts: z
      .strictObject({ nb: MessageText.optional(), en: MessageText.optional() })
      .refine(({ nb, en }) => nb !== undefined || en !== undefined, 'write it in at least one language')
      .meta({ description: 'Each reader gets their language, or the only one there is' }),
  })
  .meta({ id: 'MessageToAll' })
export type MessageBody = z.output<typeof MessageBody>
export type MessageTexts = MessageBody['texts']

/** What a reader of a language gets. */
export const textFor = (texts: MessageTexts, lang: Lang): { lang: Lang; text: MessageText } =>
  texts[lang]
    ? { lang, text: texts[lang] }
    : lang === 'nb'
      ? { lang: 'en', text: texts.en! }
      : { lang: 'nb', text: texts.nb! }

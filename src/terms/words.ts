import { z } from 'zod'
import { Line, Text } from '../platform/words.ts'

export const TERMS_CODE_MAX = 40

export const SaidLine = z
  .strictObject({ nb: Line, en: Line })
  .meta({ id: 'SaidLine', description: 'A line in every language' })
export const SaidText = z
  .strictObject({ nb: Text.min(1), en: Text.min(1) })
  .meta({ id: 'SaidText', description: 'A Markdown text in every language' })

export const TermsCode = z
  .string()
  .max(TERMS_CODE_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters a–z, digits and single hyphens')

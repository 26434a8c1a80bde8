import { expect, test } from 'vitest'
import { firstSentence } from '../../src/web/components/markdown.ts'

test('the short answer is a whole sentence, also where it holds an hour, a date or a bold word', () => {
  const terms = 'Gratis avbestilling til **kl. 09:00 den 1. mars**. Etter det koster det 50 %.'
  expect(firstSentence(terms)).toBe('Gratis avbestilling til kl. 09:00 den 1. mars.')
  expect(firstSentence('Free until 9 a.m. on 1 March. Then half.')).toBe('Free until 9 a.m. on 1 March.')
  expect(firstSentence('Ingen penger tilbake')).toBe('Ingen penger tilbake')
})

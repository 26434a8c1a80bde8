import { expect, test } from 'vitest'
import { statement } from '../../../src/platform/db/statement.ts'

test('two statements of one name are refused when the program starts, not when a connection first meets both', () => {
  statement('of-one-name', 'select 1')
  expect(statement('of-one-name', 'select 1').name).toBe('of-one-name')
  expect(() => statement('of-one-name', 'select 2')).toThrow('two statements are called of-one-name')
})

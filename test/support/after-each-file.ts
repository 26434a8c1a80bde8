import { afterAll } from 'vitest'
import { dropDatabases } from './database.ts'

// Before each test file, so that this comes last of all that the file does at its end.
afterAll(dropDatabases)

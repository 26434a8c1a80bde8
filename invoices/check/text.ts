import { plain } from '../drawable.ts'

/** True for a text that says nothing in print: white space, control and invisible characters only. */
export function blank(text: string | undefined): boolean {
  return text === undefined || plain(text) === ''
}

import { ANY_ROLES, type AnyRole } from '../../platform/actor.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { ROLE_WORDS } from '../../setup/role-words.ts'

const isRole = (name: string): name is AnyRole => (ANY_ROLES as readonly string[]).includes(name)

/** Roles as people call them, in one line. */
export const roleNames = (lang: Lang, roles: readonly string[]): string =>
  roles.map((role) => (isRole(role) ? say(lang, ROLE_WORDS[role].name) : role)).join(', ')

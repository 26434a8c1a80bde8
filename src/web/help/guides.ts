import type { Guide } from './guide.ts'
import { buyer } from './guides/buyer.ts'
import { company } from './guides/company.ts'
import { courseAdministrator } from './guides/course-administrator.ts'
import { finance } from './guides/finance.ts'
import { integrator } from './guides/integrator.ts'
import { operator } from './guides/operator.ts'
import { support } from './guides/support.ts'

/** The guides, by the name that is in their address. */
export const GUIDES = {
  buyer,
  company,
  integrator,
  'course-administrator': courseAdministrator,
  finance,
  support,
  operator,
} as const satisfies Record<string, Guide>

export type GuideName = keyof typeof GUIDES
export type StepName<Name extends GuideName> = keyof (typeof GUIDES)[Name]['steps'] & string

export const GUIDE_NAMES = Object.keys(GUIDES) as GuideName[]
export const isGuideName = (name: string): name is GuideName => Object.hasOwn(GUIDES, name)

import { z } from 'zod'
import type { Setting } from '../platform/settings.ts'

export const StaffCode = z.strictObject({ demanded: z.boolean() })

/** Whether everybody with a role must give a code of an authenticator app when they sign in. Not set: they need not. */
export const staffCodeSetting: Setting<z.output<typeof StaffCode>> = { name: 'staff-code', schema: StaffCode }

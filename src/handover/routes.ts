import type { AnyRoute } from '../platform/http/route.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { rosterRoutes } from './roster-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** What is handed over to other systems. */
export const routes: AnyRoute[] = [...webhookRoutes, ...eventRoutes, ...calendarRoutes, ...rosterRoutes]

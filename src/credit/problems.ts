import { money } from '../platform/money.ts'
import { conflict, type Problem } from '../platform/problems.ts'

type Figures = { companyId: string; limitMinor: number; openMinor: number }

export const creditExceeded = (figures: Figures | null): Problem =>
  conflict(
    'companies/credit-exceeded',
    'With this order the company would owe more on invoice than it may. Pay by card, pay what is open, or ask for more credit.',
    figures
      ? {
          companyId: figures.companyId,
          limit: money(figures.limitMinor, 'NOK'),
          open: money(figures.openMinor, 'NOK'),
          left: money(Math.max(0, figures.limitMinor - figures.openMinor), 'NOK'),
        }
      : {},
  )

export const creditAskedAlready = (): Problem =>
  conflict('companies/credit-asked', 'Somebody has asked for more credit already. Wait for the answer.')

export const creditDecided = (): Problem => conflict('companies/credit-decided', 'Somebody has answered this already.')

import * as z from 'zod/mini'

export const ROLES = ['administrator', 'help-desk', 'auditor'] as const
export type Role = (typeof ROLES)[number]
export const Role = z.enum(ROLES)

import { randomBytes } from 'node:crypto'
import type { Role } from '@quaymaster/contracts/roles'
import type { Selectable, Transaction } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import type { Store } from '../../store/database.ts'

type Connection = Store | Transaction<Schema>

export type StaffRow = Selectable<Schema['staff']>

export async function findStaff(store: Connection, name: string): Promise<StaffRow | undefined> {
  return store.selectFrom('staff').selectAll().where('name', '=', name).executeTakeFirst()
}

export async function findStaffById(store: Connection, id: string): Promise<StaffRow | undefined> {
  return store.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function hasStaff(store: Connection): Promise<boolean> {
  const row = await store.selectFrom('staff').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export type NewStaff = {
  name: string
  role: Role
  passwordHash: string
  mustChangePassword: boolean
  createdAt: string
}

/** Makes the account; undefined when the name is taken. */
export async function insertStaff(store: Connection, staff: NewStaff): Promise<StaffRow | undefined> {
  return store
    .insertInto('staff')
    .values({
      id: randomBytes(12).toString('hex'),
      name: staff.name,
      role: staff.role,
      password_hash: staff.passwordHash,
      is_enabled: 1,
      must_change_password: staff.mustChangePassword ? 1 : 0,
      created_at: staff.createdAt,
      last_sign_in_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
}

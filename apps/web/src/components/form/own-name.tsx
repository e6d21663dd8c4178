import { useMe } from '../../lib/me.ts'

/** Tells a password manager whose password is asked for. */
export function OwnName() {
  const { name } = useMe()
  return <input hidden readOnly type="text" name="username" autoComplete="username" value={name} />
}

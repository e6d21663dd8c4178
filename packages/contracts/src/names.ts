import * as z from 'zod/mini'

/** Quay: util/validation.py VALID_USERNAME_REGEX. Unlike Quay's it takes no trailing line feed. */
export const QUAY_NAME_PATTERN = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/
export const QUAY_NAME_MIN_LENGTH = 2
export const QUAY_NAME_MAX_LENGTH = 255
export const QUAY_PASSWORD_MIN_LENGTH = 8

/** A name that Quay would take for a new person. Messages are problem codes. */
export const NewUserName = z
  .string()
  .check(
    z.minLength(QUAY_NAME_MIN_LENGTH, 'user_name_length'),
    z.maxLength(QUAY_NAME_MAX_LENGTH, 'user_name_length'),
    z.regex(QUAY_NAME_PATTERN, 'user_name_illegal'),
  )

/** A name in a path. Names from before Quay's present rules may be read, so only what could leave the path is refused. */
export const ExistingUserName = z
  .string()
  .check(z.minLength(1), z.maxLength(QUAY_NAME_MAX_LENGTH), z.regex(/^(?!\.{1,2}$)[^\p{Cc}/\\%;?#]+$/u))

/** Quay: util/validation.py validate_email, one `@`, a local part, a domain with a dot, at most 254 characters. */
export const EmailAddress = z
  .string()
  .check(z.maxLength(254, 'user_email_invalid'), z.regex(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'user_email_invalid'))

/** Quay: util/validation.py validate_password, at least 8 characters, no white space. */
export const QuayPassword = z
  .string()
  .check(
    z.minLength(QUAY_PASSWORD_MIN_LENGTH, 'user_password_illegal'),
    z.maxLength(255, 'user_password_illegal'),
    z.regex(/^\S+$/, 'user_password_illegal'),
  )

export const StaffName = z
  .string()
  .check(
    z.minLength(2, 'input_invalid'),
    z.maxLength(64, 'input_invalid'),
    z.regex(/^[a-z0-9][a-z0-9._-]*$/, 'input_invalid'),
  )

/** Own accounts of the console: length counts, not character classes (ASVS 6.2). */
export const StaffPassword = z.string().check(z.minLength(12, 'input_invalid'), z.maxLength(128, 'input_invalid'))

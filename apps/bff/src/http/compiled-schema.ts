import * as core from 'zod/v4/core'

/**
 * The same schema, with objects that are compiled into code at their first use. Contracts are written in the small edition
 * of zod that browsers load, which never compiles: a list of fifty rows was checked three times slower with it.
 */
export function compiled(schema: core.$ZodType): core.$ZodType {
  const { def } = schema as unknown as { def: core.$ZodTypes['_zod']['def'] }
  switch (def.type) {
    case 'object': {
      const shape = Object.entries(def.shape).map(([key, value]) => [key, compiled(value)])
      return new core.$ZodObjectJIT({ ...def, shape: Object.fromEntries(shape) as core.$ZodShape })
    }
    case 'array':
      return new core.$ZodArray({ ...def, element: compiled(def.element) })
    case 'nullable':
      return new core.$ZodNullable({ ...def, innerType: compiled(def.innerType) })
    case 'optional':
      return new core.$ZodOptional({ ...def, innerType: compiled(def.innerType) })
    default:
      return schema
  }
}

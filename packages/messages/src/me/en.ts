export const words = {
  problems: {},
  reasons: {},
  operations: {
    me: { read: 'Read own rights' },
    openapi: { read: 'Read the API description' },
  },
} as const

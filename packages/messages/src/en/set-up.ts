export const setUp = {} as const

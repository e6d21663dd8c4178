/** The page of a person. `/users/new` creates one, so the person whose name is `new` has the longer address. */
export const userLink = (name: string) =>
  name === 'new'
    ? ({ to: '/users/$name/overview', params: { name } } as const)
    : ({ to: '/users/$name', params: { name } } as const)

import manifest from '../../../../package.json' with { type: 'json' }

/** Version of the console. */
export const VERSION: string = manifest.version
